import fc from "fast-check";
import { expect, test } from "vitest";
import { amountText } from "./amount-text.ts";

test("amounts are grouped in thousands and carry the currency's symbol", () => {
  expect(amountText(123450, "USD")).toBe("$1,234.50");
  expect(amountText(100000000, "EUR")).toBe("€1,000,000.00");
  expect(amountText(-5, "EUR")).toBe("-€0.05");
});

test("currencies without decimals, with three, and without a symbol are written their own way", () => {
  expect(amountText(2000, "JPY")).toBe("¥2,000");
  expect(amountText(1500, "KWD")).toBe("1.500 KWD");
  expect(amountText(99999, "SEK")).toBe("999.99 SEK");
});

test("no digit of an amount is lost or added by grouping it", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (minor) => {
      const digits = amountText(minor, "USD").replace(/[^\d]/g, "");
      expect(Number(digits)).toBe(Math.abs(minor));
    }),
  );
});
