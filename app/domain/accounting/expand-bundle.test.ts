import fc from "fast-check";
import { expect, test } from "vitest";
import { type BundleMember, expandBundle } from "#app/domain/accounting/expand-bundle.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { aLine } from "#tests/support/a-plan.ts";

const lamp: BundleMember = { itemId: "3", name: "Lamp", quantity: 1, unitPriceMinor: 3000 };
const bulb: BundleMember = { itemId: "4", name: "Bulb", quantity: 2, unitPriceMinor: 500 };

test("a bundle's price is split by what its items cost, with their quantities", () => {
  const line = aLine({
    description: "Set",
    amountMinor: 5000,
    quantity: 2,
    unitPriceMinor: 2500,
    classId: "9",
  });
  const parts = expandBundle(line, { name: "Lamp set", members: [lamp, bulb] });
  expect(parts).toMatchObject([
    { itemId: "3", line: { description: "Set: Lamp", amountMinor: 3750, quantity: 2, unitPriceMinor: 1875 } },
    {
      itemId: "4",
      line: { description: "Set: Bulb", amountMinor: 1250, quantity: 4, unitPriceMinor: null },
    },
  ]);
  expect(parts[1]?.line).toMatchObject({ role: "product", classId: "9" });
  expect(parts[1]?.line.why.mapping).toBe(
    "m; 2 × Bulb of the QuickBooks bundle Lamp set, by its share of their prices",
  );
});

test("items without prices share by quantity, a free one beside priced ones takes nothing", () => {
  const free = { ...bulb, unitPriceMinor: 0 };
  const amounts = (members: BundleMember[]) =>
    expandBundle(aLine({ amountMinor: 100 }), { name: "Set", members }).map(({ line }) => line.amountMinor);
  expect(amounts([{ ...lamp, unitPriceMinor: 0 }, free])).toEqual([33, 67]);
  expect(amounts([lamp, free])).toEqual([100, 0]);
});

test("the parts sum to the whole, and a price goes only with the quantity that makes its amount", () => {
  const member = fc.record({
    itemId: fc.constant("1"),
    name: fc.constant("Part"),
    quantity: fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0.5, 1.25)),
    unitPriceMinor: fc.integer({ min: 0, max: 10_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.option(fc.integer({ min: 1, max: 50 })),
      fc.array(member, { minLength: 1, maxLength: 50 }),
      (amountMinor, quantity, members) => {
        const parts = expandBundle(aLine({ amountMinor, quantity }), { name: "Set", members });
        expect(sumMinor(parts.map(({ line }) => line.amountMinor))).toBe(amountMinor);
        for (const { line } of parts) {
          if (line.unitPriceMinor === null) continue;
          expect((line.quantity ?? 0) * line.unitPriceMinor).toBe(line.amountMinor);
        }
      },
    ),
  );
});
