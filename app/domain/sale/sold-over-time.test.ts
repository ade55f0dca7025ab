import { expect, test } from "vitest";
import { growthsOf, soldUntil } from "#app/domain/sale/sold-over-time.ts";
import { aLedgerSale, anAgreement, aSale } from "#tests/support/a-sale.ts";

const edit = (day: number, totalMinor: number) =>
  anAgreement({
    id: `gid://shopify/SalesAgreement/${day}`,
    kind: "edit",
    happenedAt: `2026-03-${String(day).padStart(2, "0")}T18:00:00Z`,
    sales: [aLedgerSale({ totalMinor })],
  });

function anOrder(totalMinor: number, ...edits: ReturnType<typeof edit>[]) {
  const expected = { totalMinor, totalOtherMinor: totalMinor, taxMinor: 0, roundingMinor: 0 };
  return { sale: aSale({ agreements: edits }), sold: { charges: [], isFolded: edits.length > 0 }, expected };
}

test("an order without edits is sold from the beginning", () => {
  expect(growthsOf(anOrder(2500))).toEqual({ startMinor: 2500, growths: [] });
});

test("what an edit takes out for good was never sold, what another one adds is sold from then on", () => {
  const order = anOrder(3500, edit(10, -1000), edit(12, 2000));
  expect(growthsOf(order)).toEqual({
    startMinor: 1500,
    growths: [{ key: "gid://shopify/SalesAgreement/12", at: "2026-03-12T18:00:00Z", amountMinor: 2000 }],
  });
  const sold = ["09", "11", "13"].map((day) => soldUntil(order, `2026-03-${day}T00:00:00Z`));
  expect(sold).toEqual([2500, 1500, 3500]);
});

test("what is added and taken out again is no growth, what is left of it is", () => {
  const order = anOrder(2700, edit(10, 1000), edit(12, -800));
  expect(growthsOf(order)).toMatchObject({ startMinor: 2500, growths: [{ amountMinor: 200 }] });
  expect(growthsOf(anOrder(2000, edit(10, 1000), edit(12, -1500)))).toMatchObject({
    startMinor: 2000,
    growths: [],
  });
});
