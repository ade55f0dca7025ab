import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, cutText, shortenMiddle } from "#app/domain/text/fit-text.ts";

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

test("a cut text is the longest beginning that splits no character", () => {
  expect(cutText("ab🎁cd", 3)).toBe("ab");
  expect(cutText("ab🎁cd", 4)).toBe("ab🎁");
  expect(cutText("ab", 2)).toBe("ab");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...CHARACTERS) }), fc.nat(20), (raw, maxLength) => {
      const text = cleanText(raw);
      const cut = cutText(text, maxLength);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut).not.toMatch(/\p{Surrogate}/u);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, maxLength - 1));
      expect(cut.length).toBeLessThanOrEqual(maxLength);
    }),
  );
});

test("a text shortened in its middle keeps its ending", () => {
  const note = `${"x".repeat(5000)} plumbline:gid://shopify/Order/1`;
  const short = shortenMiddle(note, 4000);
  expect(short).toHaveLength(4000);
  expect(short.endsWith(" plumbline:gid://shopify/Order/1")).toBe(true);
  expect(shortenMiddle("short", 10)).toBe("short");
});

test("control characters and broken surrogates never reach the wire", () => {
  expect(cleanText("a\u0000b\r\nc\u0007\ud83d")).toBe("a b\nc \ufffd");
});
