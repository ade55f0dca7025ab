import fc from "fast-check";
import { expect, test } from "vitest";
import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import { aCustomerEntry, anItemEntry } from "#tests/support/a-books-entry.ts";
import { findRepeated, judgeAtOnce, judgeLinkLine } from "./judge-link-line.ts";

const line = {
  kind: "customer",
  key: "gid://shopify/Customer/1|USD",
  name: null,
  qboType: "Customer",
  qboId: "7",
};
const judge = (entry: BooksEntry | null, changes: Partial<Parameters<typeof judgeLinkLine>[1]> = {}) =>
  judgeLinkLine(line, { stored: null, entry, isInShop: true, ...changes });

test("row 25: a line links for the first time, changes nothing, or would lead a link elsewhere", () => {
  expect(judge(aCustomerEntry())).toEqual({ verdict: "new", reason: null });
  expect(judgeAtOnce(line, { qboType: "Customer", qboId: "7" })).toEqual({ verdict: "same", reason: null });
  expect(judgeAtOnce(line, { qboType: "Customer", qboId: "8" })).toBeNull();
  expect(judge(aCustomerEntry(), { stored: { qboId: "8", booksName: "Old" } })).toEqual({
    verdict: "differs",
    reason: "It is linked to Old now.",
  });
});

test("row 13: what is gone, merged, inactive, of another type or in another currency is refused with the reason", () => {
  const reason = (entry: BooksEntry | null) => judge(entry).reason;
  expect(reason(null)).toBe("QuickBooks has no such entry.");
  expect(reason(aCustomerEntry({ isDeleted: true }))).toBe("Ann Lee is gone from QuickBooks.");
  expect(reason(aCustomerEntry({ mergedInto: "9" }))).toBe(
    "Ann Lee was merged into another entry in QuickBooks.",
  );
  expect(reason(aCustomerEntry({ isActive: false }))).toMatch(/^Ann Lee is inactive in QuickBooks/);
  expect(reason(aCustomerEntry({ currency: "EUR" }))).toBe(
    "Ann Lee is kept in EUR in QuickBooks; this link is for USD.",
  );
  expect(reason(anItemEntry())).toBe("Mug is of the type Item in QuickBooks, not Customer.");
  expect(judge(aCustomerEntry(), { isInShop: false }).reason).toBe("Shopify has no such entry.");
});

test("a category cannot be sold, and a bundle needs no link", () => {
  const item = { ...line, kind: "item", key: "sku:A", qboType: "Item" };
  const judgeItem = (itemType: "Category" | "Group" | "Service", kind = "item") =>
    judgeLinkLine({ ...item, kind }, { stored: null, entry: anItemEntry({ itemType }), isInShop: null })
      .verdict;
  expect([judgeItem("Service"), judgeItem("Category"), judgeItem("Group")]).toEqual([
    "new",
    "refused",
    "refused",
  ]);
  expect([judgeItem("Category", "category"), judgeItem("Service", "category")]).toEqual(["new", "refused"]);
});

test("links of documents, accounts and chosen items are told by a file, but not changed", () => {
  for (const [kind, key] of [
    ["invoice", "gid://shopify/Order/1"],
    ["account", "account:income"],
    ["item", "chosen:12"],
  ] as const) {
    expect(judgeAtOnce({ ...line, kind, key }, null)?.verdict).toBe("refused");
    expect(judgeAtOnce({ ...line, kind, key }, { qboType: "Customer", qboId: "7" })?.verdict).toBe("same");
  }
});

test("of lines that contradict each other none is done; one that repeats another is left out", () => {
  const rows = fc.array(
    fc.record({ key: fc.constantFrom("a", "b", "c"), qboId: fc.constantFrom("1", "2") }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(rows, (given) => {
      const lines = given.map((row, index) => ({ ...line, ...row, line: index + 2 }));
      const found = findRepeated(lines);
      const left = lines.filter((row) => !found.has(row.line));
      expect(new Set(left.map(({ key }) => key)).size).toBe(left.length);
      for (const { key, qboId } of left) {
        expect(lines.filter((row) => row.key === key).every((row) => row.qboId === qboId)).toBe(true);
      }
      for (const key of ["a", "b", "c"]) {
        const ids = new Set(lines.filter((row) => row.key === key).map((row) => row.qboId));
        expect(left.some((row) => row.key === key)).toBe(ids.size === 1);
      }
    }),
  );
});
