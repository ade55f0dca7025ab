import { expect, test } from "vitest";
import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import { booksRow } from "./books-row.ts";

const base = {
  id: "7",
  name: "Name",
  fullName: "Parent:Name",
  parentId: null,
  isActive: true,
  isDeleted: false,
  mergedInto: null,
  syncToken: "0",
  changedAt: new Date(0),
};
const row = (entry: BooksEntry) =>
  booksRow({ entry, readAt: new Date("2026-11-28T12:00:00Z"), url: "https://example.com/7", record: null });
const item = (
  itemType: "Inventory" | "NonInventory" | "Service",
  quantityOnHand: string | null,
): BooksEntry => ({
  ...base,
  type: "Item",
  itemType,
  sku: "MUG-1",
  description: null,
  unitPrice: null,
  purchaseCost: null,
  isTaxable: true,
  incomeAccountId: null,
  expenseAccountId: null,
  assetAccountId: null,
  preferredVendorId: null,
  quantityOnHand,
  inventoryStartDate: null,
  members: [],
});

test("Z-25: a quantity says when QuickBooks was read, and an item without tracking says that", () => {
  const readAt = "2026-11-28T12:00:00.000Z";
  expect(row(item("Inventory", "4"))).toMatchObject({
    type: "Inventory",
    detail: "MUG-1",
    quantity: { text: "4", readAt, isTracked: true },
  });
  expect(row(item("NonInventory", null)).quantity).toEqual({ text: "Not tracked", readAt, isTracked: false });
  expect(row(item("Service", null)).quantity).toBeNull();
});

test.each([
  [{ dueDays: 0, dayOfMonthDue: null }, "Due at once"],
  [{ dueDays: 1, dayOfMonthDue: null }, "Due in 1 day"],
  [{ dueDays: 30, dayOfMonthDue: null }, "Due in 30 days"],
  [{ dueDays: null, dayOfMonthDue: 15 }, "Due on day 15 of the month"],
])("B-09: a term %j is shown as %s", (days, detail) => {
  expect(row({ ...base, type: "Term", ...days })).toMatchObject({
    name: "Parent:Name",
    detail,
    changedAt: null,
  });
});

test("B-08: a tax rate is shown with its agency", () => {
  const rate: BooksEntry = { ...base, type: "TaxRate", percent: "8.25", agencyId: "1", agencyName: "Board" };
  expect(row(rate).detail).toBe("8.25%, Board");
});
