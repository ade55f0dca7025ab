import fc from "fast-check";
import { expect, test } from "vitest";
import { fitsWire, fromWireAmount, toWireAmount } from "#app/qbo/wire-amount.ts";

test.each([
  [1999, "USD", "19.99"],
  [-5, "USD", "-0.05"],
  [1480, "JPY", "1480"],
  [1234, "KWD", "1.234"],
  [0, "USD", "0"],
  [30, "USD", "0.3"],
  [999_999_999_999_999, "USD", "9999999999999.99"],
])("%i minor units of %s print as %s", (minor, currency, json) => {
  expect(JSON.stringify(toWireAmount(minor, currency))).toBe(json);
  expect(fromWireAmount(JSON.parse(json), currency)).toBe(minor);
});

test("every amount of up to 15 digits comes back from JSON as it was", () => {
  const amounts = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
  fc.assert(
    fc.property(amounts, fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
      const json = JSON.stringify({ Amount: toWireAmount(minor, currency) });
      expect(fromWireAmount(JSON.parse(json).Amount, currency)).toBe(minor);
    }),
  );
});

test("an amount finer than its currency is not rounded but refused", () => {
  expect(fromWireAmount(19.999, "USD")).toBeNull();
  expect(fromWireAmount(14.5, "JPY")).toBeNull();
  expect(fromWireAmount(1e-7, "USD")).toBeNull();
  expect(fromWireAmount(1e21, "USD")).toBeNull();
});

test("an amount of more than 99,999,999,999 does not fit, whatever its currency", () => {
  expect(fitsWire(9_999_999_999_900, "USD")).toBe(true);
  expect(fitsWire(9_999_999_999_901, "USD")).toBe(false);
  expect(fitsWire(99_999_999_999, "JPY")).toBe(true);
  expect(fitsWire(-100_000_000_000, "JPY")).toBe(false);
  expect(() => toWireAmount(1_000_000_000_000_000, "USD")).toThrow(RangeError);
});
