import fc from "fast-check";
import { expect, test } from "vitest";
import { comparablePrice } from "./item-price.ts";

test.each([
  ["12.50", "USD", "12.5"],
  ["12", "USD", "12"],
  ["0.00", "USD", null],
  ["0.004", "USD", null],
  ["1.005", "USD", "1.01"],
  ["-1.005", "USD", "-1.01"],
  ["9.9999999", "USD", "10"],
  ["1480.00", "JPY", "1480"],
  ["1.2345", "KWD", "1.235"],
  ["1,5", "USD", null],
  ["", "USD", null],
  [null, "USD", null],
])("%s %s is compared as %s", (text, currency, expected) => {
  expect(comparablePrice(text, currency)).toBe(expected);
});

test("what was rounded once stays", () => {
  const amount = fc.tuple(fc.nat(999_999), fc.nat(9_999_999)).map(([whole, part]) => `${whole}.${part}`);
  fc.assert(
    fc.property(amount, fc.constantFrom("USD", "JPY", "KWD"), (text, currency) => {
      const once = comparablePrice(text, currency);
      expect(comparablePrice(once, currency)).toBe(once);
    }),
  );
});
