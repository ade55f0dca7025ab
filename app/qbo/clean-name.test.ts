import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanAccountName, cleanName } from "#app/qbo/clean-name.ts";

const CHARACTERS = [
  "a",
  "B",
  " ",
  "-",
  ":",
  "'",
  "\\",
  "\n",
  "\r",
  "\t",
  "\u0000",
  "é",
  "日",
  "🎁",
  "\ud83d",
  "\udc00",
];

test.each([
  ["Shirt: blue", "Shirt - blue"],
  ["  Ann \t Lee\r\n", "Ann Lee"],
  ["a::b", "a - b"],
  [": lead and trail :", "lead and trail"],
  ['12" vinyl', '12" vinyl'],
  ["Łódź 日本 🎁", "Łódź 日本 🎁"],
  [":", ""],
])("%j becomes %j", (raw, name) => {
  expect(cleanName(raw)).toBe(name);
});

test("an account's name holds no double quote", () => {
  expect(cleanAccountName('Fees "A": B')).toBe("Fees 'A' - B");
});

test("every name fits, holds nothing that QuickBooks refuses, and is stable when cleaned again", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 400 }), (raw) => {
      const name = cleanName(raw);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name).not.toMatch(/[:\t\n\r]|\p{Surrogate}/u);
      expect(cleanName(name)).toBe(name);
    }),
  );
});

test("a name that is too long keeps the ending that makes it unique", () => {
  const long = "Very long product title ".repeat(8);
  expect(cleanName(`${long}(SKU-1)`)).toHaveLength(100);
  expect(cleanName(`${long}(SKU-1)`)).not.toBe(cleanName(`${long}(SKU-2)`));
});
