import fc from "fast-check";
import { expect, test } from "vitest";
import { buildQuery, chunkValues, quoteValue } from "#app/qbo/query.ts";

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

test("a query names its conditions, its order and its page", () => {
  const conditions = [
    { field: "Sku", in: ["A-1", "O'Neil"] },
    { field: "Active" as const, any: true as const },
  ];
  expect(buildQuery("Item", conditions, 1001)).toBe(
    "SELECT * FROM Item WHERE Sku IN ('A-1','O\\'Neil') AND Active IN (true,false) " +
      "ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000",
  );
  expect(buildQuery("Account", [], 1)).toBe(
    "SELECT * FROM Account ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000",
  );
  expect(buildQuery("Payment", [{ field: "TxnDate", equals: "2026-01-31" }], 1)).toContain(
    "WHERE TxnDate = '2026-01-31' ORDERBY",
  );
});

test("a value beyond Latin-1 is asked for by a pattern, because the language takes no such character", () => {
  expect(buildQuery("Customer", [{ field: "DisplayName", equals: "Łukasz – 日本 Zoë" }], 1)).toContain(
    "WHERE DisplayName LIKE '%ukasz % % Zoë' ORDERBY",
  );
});

test("no value can close its quotes", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...CHARACTERS) }), (value) => {
      const inner = quoteValue(value).slice(1, -1);
      expect(inner.replace(/\\[\\']/g, "")).not.toMatch(/['\\\n\r\t]/);
      expect(inner.replace(/\\([\\'])/g, "$1")).toBe(value.replace(/[\r\n\t]/g, " "));
    }),
  );
});

test("values are asked for once each, 30 in a list", () => {
  const chunks = chunkValues([...Array.from({ length: 61 }, (_, index) => `v${index}`), "v0", "v60"]);
  expect(chunks.map((chunk) => chunk.length)).toEqual([30, 30, 1]);
  expect(chunkValues([])).toEqual([]);
});
