import { expect, test } from "vitest";
import { foldEdits } from "#app/domain/sale/fold-edits.ts";
import { listStages } from "#app/domain/sale/list-stages.ts";
import { chargedMinor } from "#app/domain/sale/sold-charge.ts";
import { aLedgerSale, aLine, anAgreement, aSale } from "#tests/support/a-sale.ts";

const mugId = "gid://shopify/LineItem/1001";
const hatId = "gid://shopify/LineItem/1002";
const row = (targetId: string, quantity: number, totalMinor: number) =>
  aLedgerSale({ targetId, quantity, totalMinor });
const on = (day: string) => `2026-03-${day}T18:00:00Z`;
const edit = (day: string, ...sales: ReturnType<typeof row>[]) =>
  anAgreement({ id: `gid://shopify/SalesAgreement/${day}`, kind: "edit", happenedAt: on(day), sales });

/** Two mugs at 10.00, and what edits make of them. */
function stagesOf(...edits: ReturnType<typeof edit>[]) {
  const ordered = anAgreement({ happenedAt: on("02"), sales: [row(mugId, 2, 2000)] });
  const sale = aSale({
    lines: [
      aLine({ id: mugId, quantity: 2, totalMinor: 2000 }),
      aLine({ id: hatId, quantity: 1, totalMinor: 800 }),
    ],
    shippingLines: [],
    agreements: [ordered, ...edits],
  });
  return listStages(sale, foldEdits(sale)).map(({ key, sold }) => [
    key?.split("/").at(-1) ?? null,
    ...sold.charges.map((charge) => [
      charge.id === mugId ? "mug" : "hat",
      charge.quantity,
      chargedMinor(charge),
    ]),
  ]);
}

test("what an edit takes out was never there, what another one adds comes with it", () => {
  expect(stagesOf(edit("10", row(mugId, -1, -1000)), edit("14", row(hatId, 1, 800)))).toEqual([
    [null, ["mug", 1, 1000]],
    ["14", ["mug", 1, 1000], ["hat", 1, 800]],
  ]);
});

test("units that are added and taken out again are none; those that stay come with their edit", () => {
  expect(stagesOf(edit("10", row(mugId, 2, 2000)), edit("14", row(mugId, -1, -1000)))).toEqual([
    [null, ["mug", 2, 2000], ["hat", 1, 800]],
    ["10", ["mug", 3, 3000], ["hat", 1, 800]],
  ]);
});

test("one edit swaps a line for another", () => {
  expect(stagesOf(edit("10", row(mugId, -2, -2000), row(hatId, 1, 800)))).toEqual([
    [null],
    ["10", ["hat", 1, 800]],
  ]);
});

test("an order without edits is one stage", () => {
  expect(stagesOf()).toEqual([[null, ["mug", 2, 2000], ["hat", 1, 800]]]);
});
