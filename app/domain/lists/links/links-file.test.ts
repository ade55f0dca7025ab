import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, readCell } from "./csv-line.ts";
import { type FileLink, headerLine, linkColumns, linkLine, readLinkLine } from "./links-file.ts";

const anyCell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.stringMatching(/^['=+\-@\t\r\n", ;]{0,4}[a-z=]{0,3}$/),
);

test("row 25: whatever is written into a line comes back from a parser, and no cell begins as a formula", () => {
  fc.assert(
    fc.property(fc.array(anyCell, { minLength: 2, maxLength: 6 }), (cells) => {
      const [read = []] = parse(csvLine(cells), { relax_column_count: true }) as string[][];
      expect(read.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(read.map(readCell)).toEqual(cells);
    }),
    { numRuns: 2_000 },
  );
});

const cellsOf = (line: string): Record<string, string> =>
  (parse(headerLine() + line, { columns: true }) as Record<string, string>[])[0] ?? {};
const read = (line: string) => readLinkLine((column) => cellsOf(line)[column] ?? "", "USD");

const aLink = (changes: Partial<FileLink> = {}): FileLink => ({
  kind: "customer",
  key: "gid://shopify/Customer/7100000000001|EUR",
  qboType: "Customer",
  qboId: "58",
  docNumber: null,
  date: null,
  matchedBy: "email",
  linkedAt: new Date("2026-11-22T10:00:00Z"),
  name: "Ann, Lee",
  booksName: "=cmd|' /C calc'!A0",
  ...changes,
});

test("row 25: a line reads back as the link that it was written of", () => {
  expect(read(linkLine(aLink()))).toEqual({
    ok: true,
    link: { kind: "customer", key: aLink().key, name: "Ann, Lee", qboType: "Customer", qboId: "58" },
  });
  const keys: [string, string, string][] = [
    ["customer", "email:ann@example.com|USD", "Customer"],
    ["customer", "guest|JPY", "Customer"],
    ["item", "gid://shopify/ProductVariant/43", "Item"],
    ["item", 'sku:=A"B,c', "Item"],
    ["item", "title:Mug | blue", "Item"],
    ["item", "charge:shipping", "Item"],
    ["vendor", "vendor:acme supplies", "Vendor"],
    ["category", "category:mugs", "Item"],
    ["account", "account:clearing:paypal", "Account"],
    ["invoice", "gid://shopify/Order/5001", "Invoice"],
    ["payment", "gid://shopify/OrderTransaction/9", "Payment"],
  ];
  for (const [kind, key, qboType] of keys) {
    expect(read(linkLine(aLink({ kind, key, qboType })))).toMatchObject({
      ok: true,
      link: { kind, key, qboType },
    });
  }
});

const cells = (changes: Partial<Record<(typeof linkColumns)[number], string>>) =>
  readLinkLine(
    (column) => ({ Kind: "customer", "Shopify id": "71", "QuickBooks id": "58", ...changes })[column] ?? "",
    "USD",
  );

test("plain numbers and an empty currency are understood", () => {
  expect(cells({})).toMatchObject({ ok: true, link: { key: "gid://shopify/Customer/71|USD", qboId: "58" } });
  expect(cells({ Kind: " Item ", "Shopify id": "43" })).toMatchObject({
    ok: true,
    link: { kind: "item", key: "gid://shopify/ProductVariant/43", qboType: "Item" },
  });
});

test("what cannot be a link says why", () => {
  const reason = (changes: Parameters<typeof cells>[0]) => {
    const reading = cells(changes);
    return reading.ok ? "" : reading.reason;
  };
  expect(reason({ Kind: "employee" })).toMatch(/The kind "employee" is not known/);
  expect(reason({ "QuickBooks id": "" })).toBe("The QuickBooks id is missing.");
  expect(reason({ "QuickBooks id": "Vendor/58" })).toMatch(
    /leads to a Customer in QuickBooks, not to a Vendor/,
  );
  expect(reason({ "QuickBooks id": "5.8E+12" })).toMatch(/A spreadsheet has shortened it/);
  expect(reason({ "Shopify id": "" })).toBe("The Shopify id is missing.");
  expect(reason({ "Shopify id": "7,1E+12" })).toMatch(/A spreadsheet has shortened it/);
  expect(reason({ "Shopify id": "gid://shopify/Order/5" })).toMatch(
    /A Shopify id of the type Order cannot be linked as customer/,
  );
  expect(reason({ "Shopify id": "email:Ann@Example.com" })).toMatch(/is no Shopify id of the kind customer/);
  expect(reason({ Currency: "dollars" })).toMatch(/is no currency/);
});

test("no line whatever makes reading throw, and what is read has an id of digits", () => {
  const word = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom("customer", "item", "58", "gid://shopify/Customer/1", "Customer/58"),
  );
  fc.assert(
    fc.property(fc.record(Object.fromEntries(linkColumns.map((column) => [column, word]))), (row) => {
      const reading = readLinkLine((column) => row[column] ?? "", "USD");
      if (reading.ok) expect(reading.link.qboId).toMatch(/^\d{1,20}$/);
      else expect(reading.reason.length).toBeGreaterThan(10);
    }),
    { numRuns: 2_000 },
  );
});
