import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { bodyOf } from "#app/domain/mapping/planned-body.ts";
import { createUnsold, turnRound } from "#app/domain/mapping/unsold.ts";
import { sumQuantities } from "#app/domain/quantity/round-quantity.ts";

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

test("goods go with their money: shares sum to what was sold, and what costs nothing goes with the last", () => {
  const gift = { ...aLine("Gift", 0), quantity: 2, unitPriceMinor: 0 };
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          amountMinor: fc.integer({ min: 1, max: 9_999 }),
          quantity: fc.integer({ min: 1, max: 9 }),
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 5 }),
      (sold, payments) => {
        const lines = sold.map(({ amountMinor, quantity }, at) => ({
          ...aLine(`Mug ${at}`, amountMinor),
          quantity,
          unitPriceMinor: null,
        }));
        const body = bodyOf([...lines, gift], { mode: "none" });
        const unsold = createUnsold(body);
        const shares = [...payments.map((paid) => unsold.take(paid)), unsold.take(unsold.leftMinor())];
        const units = (description: string) =>
          sumQuantities(
            shares.flatMap((share) =>
              share.lines.flatMap((line) => (line.description === description ? [line.quantity ?? 0] : [])),
            ),
          );
        for (const line of body.lines) expect(units(line.description)).toBe(line.quantity);
      },
    ),
  );
});

test("goods that come back are taken off with their money", () => {
  const [line] = turnRound(aBody(2000, 130)).lines;
  expect(line).toMatchObject({ amountMinor: -2000, quantity: -1, unitPriceMinor: null });
});

test("an order that grows: what was sold stays sold, line by line, the rest and what was added is left", () => {
  const at = (line: PlannedLine, field: string) => ({ ...line, why: { ...line.why, field } });
  const none = { mode: "none" } as const;
  const mugs = (count: number) =>
    at({ ...aLine(`${count} × Mug`, 1000 * count), quantity: count }, "lineItems[0]");
  const hat = at(aLine("1 × Hat", 800), "lineItems[1]");
  const unsold = createUnsold(bodyOf([mugs(1)], none));
  unsold.take(500);
  unsold.grow(bodyOf([mugs(2), hat], none));
  expect(unsold.leftMinor()).toBe(2300);
  const rest = unsold.take(2300);
  expect(rest.lines.map((line) => [line.description, line.quantity, line.amountMinor])).toEqual([
    ["2 × Mug", 1.5, 1500],
    ["1 × Hat", 1, 800],
  ]);
  expect(unsold.isEmpty()).toBe(true);
});

test("an order that grows before anything is sold is sold as it is then", () => {
  const whole = aBody(3000, 195);
  const unsold = createUnsold(aBody(2000, 130));
  unsold.grow(whole);
  expect(unsold.take(3195)).toEqual(whole);
});
