import { expect, test } from "vitest";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";

test("what no database can store is taken out of every text, however deep it stands", () => {
  const wire = { title: "a\u0000b", list: [{ note: "\ud83d" }], nothing: null, count: 3 };
  expect(cleanTexts(wire)).toEqual({ title: "ab", list: [{ note: "\ufffd" }], nothing: null, count: 3 });
});

test("emoji, blanks and line breaks stay as they are", () => {
  expect(cleanTexts({ title: " 👨‍👩‍👧 \n名前 " })).toEqual({ title: " 👨‍👩‍👧 \n名前 " });
});
