import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { parseDecimal } from "#app/domain/money/parse-decimal.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";

test("decimal text and minor units are two writings of one amount in every currency", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
      fc.pre(Math.abs(minor) < 1e14);
      expect(parseDecimal(formatDecimal(minor, currency), currency)).toBe(minor === 0 ? 0 : minor);
    }),
  );
});

test.each([
  ["20.0", "USD", 2000],
  ["1480.00", "JPY", 1480],
  ["1.234", "KWD", 1234],
  ["-0.05", "USD", -5],
  ["-0.00", "USD", 0],
  ["7", "USD", 700],
])("reads %s %s as %d minor units", (text, currency, minor) => {
  expect(parseDecimal(text, currency)).toBe(minor);
});

test.each([
  ["0.005", "USD"],
  ["1480.5", "JPY"],
  ["1e3", "USD"],
  ["", "USD"],
  ["twelve", "USD"],
  ["99999999999999999", "USD"],
])("refuses %s %s instead of rounding it", (text, currency) => {
  expect(parseDecimal(text, currency)).toBeNull();
});

test("a split sums to the whole and no part is further than one unit from its share", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const parts = splitByWeight(total, weights);
        const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        fc.pre(weightSum > 0);
        parts.forEach((part, index) => {
          const share = (total * (weights[index] ?? 0)) / weightSum;
          expect(Math.abs(part - share)).toBeLessThanOrEqual(1);
        });
      },
    ),
  );
});

test("what a split leaves goes to the largest remainder first, then to the lowest index", () => {
  expect(splitByWeight(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitByWeight(10, [1, 2, 4])).toEqual([1, 3, 6]);
});

test("a sum beyond exact integers is refused aloud", () => {
  expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
});
