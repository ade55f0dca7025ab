import { expect, test } from "vitest";
import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { bodyOf } from "#app/domain/mapping/planned-body.ts";
import { createUnsold, turnRound } from "#app/domain/mapping/unsold.ts";

function aLine(description: string, amountMinor: number): PlannedLine {
  return {
    role: "product",
    item: { kind: "charge", charge: "customSale", chosenId: null },
    description,
    amountMinor,
    quantity: 1,
    unitPriceMinor: amountMinor,
    taxCode: "TAX",
    classId: null,
    why: { field: "", mapping: "", rule: "" },
  };
}

const aBody = (amountMinor: number, taxMinor: number) =>
  bodyOf([aLine(`Mug ${amountMinor}`, amountMinor)], { mode: "us", taxCodeId: "2", totalMinor: taxMinor });

const amounts = (body: ReturnType<typeof bodyOf>) => [
  ...body.lines.map((line) => line.amountMinor),
  body.tax.mode === "us" ? body.tax.totalMinor : 0,
];

test("shares sum to the whole, line by line", () => {
  const unsold = createUnsold(aBody(2000, 130));
  expect(amounts(unsold.take(1000))).toEqual([939, 61]);
  expect(unsold.isEmpty()).toBe(false);
  expect(amounts(unsold.take(5000))).toEqual([1061, 69]);
  expect(unsold.isEmpty()).toBe(true);
});

test("what came back before it was paid takes its own tax with it, and leaves earlier shares alone", () => {
  const unsold = createUnsold(aBody(2000, 130));
  const first = unsold.take(1000);
  unsold.add(turnRound(aBody(1000, 65)));
  expect(unsold.leftMinor()).toBe(65);
  const last = unsold.take(65);
  expect([first, last].map((share) => share.totalMinor)).toEqual([1000, 65]);
  expect(amounts(last)).toEqual([1061, -1000, 4]);
  expect(unsold.isEmpty()).toBe(true);
});

test("lines that cancel each other out are not sold yet", () => {
  const unsold = createUnsold(aBody(2000, 130));
  unsold.take(1065);
  unsold.add(turnRound(aBody(1065, 0)));
  expect([unsold.leftMinor(), unsold.isEmpty()]).toEqual([0, false]);
});
