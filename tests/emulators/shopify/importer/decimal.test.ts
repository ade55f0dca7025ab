import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDecimal, parseDecimal, scaleDecimal } from "./decimal.ts";
import { splitAmount } from "./split-amount.ts";

test("decimal text is read without passing through binary floating point", () => {
  expect(parseDecimal("12.34")).toBe(12_340_000_000n);
  expect(parseDecimal("-0.1")).toBe(-100_000_000n);
  expect(parseDecimal("90071992547409931.01")).toBe(90_071_992_547_409_931_010_000_000n);
  expect(parseDecimal("1.5e2")).toBe(150_000_000_000n);
  expect(parseDecimal(" 7. ")).toBe(7_000_000_000n);
  expect(parseDecimal(0.1)).toBe(100_000_000n);
});

test("what is not a plain decimal is no amount", () => {
  for (const value of [
    "1,234.50",
    "$5",
    "",
    "12.34 USD",
    "1e99",
    "0x10",
    "NaN",
    null,
    true,
    {},
    [5],
    Number.NaN,
  ]) {
    expect(parseDecimal(value)).toBeNull();
  }
  expect(parseDecimal("0.0000000001")).toBeNull();
});

test("an amount is written with the digits of its currency and keeps finer digits", () => {
  expect(formatDecimal(12_300_000_000n, 2)).toBe("12.30");
  expect(formatDecimal(3_190_000_000_000n, 0)).toBe("3190");
  expect(formatDecimal(-5_000_000n, 2)).toBe("-0.005");
  expect(formatDecimal(0n, 3)).toBe("0.000");
});

test("reading what was written gives the same amount", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.integer({ min: 0, max: 9 }),
      (amount, digits) => {
        expect(parseDecimal(formatDecimal(amount, digits))).toBe(amount);
      },
    ),
  );
});

test("scaling rounds half away from zero to the digits asked for", () => {
  expect(formatDecimal(scaleDecimal(1_000_000_000n, 2n, 3n, 2), 2)).toBe("0.67");
  expect(formatDecimal(scaleDecimal(10_000_000n, 1n, 2n, 2), 2)).toBe("0.01");
  expect(formatDecimal(scaleDecimal(-10_000_000n, 1n, 2n, 2), 2)).toBe("-0.01");
});

test("the parts of a split always sum to the whole", () => {
  const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const weights = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(amounts, weights, fc.integer({ min: 0, max: 3 }), (amount, parts, digits) => {
      const sum = splitAmount(amount, parts, digits).reduce((total, part) => total + part, 0n);
      expect(sum).toBe(amount);
    }),
  );
});
