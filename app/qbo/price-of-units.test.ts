import fc from "fast-check";
import { expect, test } from "vitest";
import { priceOfUnits } from "#app/qbo/price-of-units.ts";

test("the price of one has as many decimals as its amount needs", () => {
  expect(priceOfUnits(1000, 3, "USD")).toBe(3.3333333);
  expect(priceOfUnits(-1000, -3, "USD")).toBe(3.3333333);
  expect(priceOfUnits(-1000, 3, "USD")).toBe(-3.3333333);
  expect(priceOfUnits(500, 0.5, "USD")).toBe(10);
  expect(priceOfUnits(100, 3, "JPY")).toBe(33.3333333);
});

test("no price is given for a quantity so large that seven decimals do not make the amount", () => {
  expect(priceOfUnits(100_001, 999_999_937, "USD")).toBeNull();
  expect(priceOfUnits(100, 0, "USD")).toBeNull();
});

test("quantity times price rounds to the amount for every order that a shop sells", () => {
  const quantity = fc.oneof(
    fc.integer({ min: 1, max: 50_000 }),
    fc.integer({ min: 1, max: 5_000_000 }).map((units) => units / 100_000),
  );
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), quantity, (amountMinor, units) => {
      const price = priceOfUnits(amountMinor, units, "USD");
      if (price === null) throw new Error("no price");
      expect(Math.abs(price * units - amountMinor / 100)).toBeLessThanOrEqual(0.005001);
    }),
  );
});
