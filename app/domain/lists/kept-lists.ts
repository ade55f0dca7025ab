import { type BooksEntry, type BooksListType, booksListTypes } from "#app/domain/lists/books-entry.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { ImportedList, ImportSettings } from "#app/domain/settings/import-settings.ts";

/** Plans without classes and locations. */
const smallPlans = /simple start|essentials|ledger/i;

/**
 * The lists that are copied under these settings. Tax lists cost metered reads of their own, because QuickBooks tells no
 * changes of them: they are copied when they are wanted. The others come with the one request that customers and items
 * need anyway.
 */
export function listsToKeep(imports: ImportSettings, plan: string): BooksListType[] {
  const left = new Set<BooksListType>([
    ...(imports.salesTax ? [] : (["TaxCode", "TaxRate"] as const)),
    ...(smallPlans.test(plan) ? (["Class", "Department"] as const) : []),
  ]);
  return booksListTypes.filter((type) => !left.has(type));
}

/** Whether anything of the shop follows QuickBooks' lists, so that they have to be pulled. */
export function needsLists(imports: ImportSettings, hasLinks: boolean): boolean {
  const { everyMinutes: _, ...lists } = imports;
  return hasLinks || Object.values(lists).some(Boolean);
}

/** The kind of record that an entry is considered as; null for lists that are only read. */
export function recordKindOf({ type }: Pick<BooksEntry, "type">): RecordKind | null {
  if (type === "Customer") return "booksCustomer";
  if (type === "Item") return "booksItem";
  return type === "Vendor" ? "booksVendor" : null;
}

/** The import that an entry belongs to; null for lists that are only read. */
export function importOf(entry: BooksEntry): ImportedList | null {
  if (entry.type === "Customer") return "customers";
  if (entry.type === "Vendor") return "vendors";
  if (entry.type !== "Item") return null;
  if (entry.itemType === "Category") return "categories";
  return entry.itemType === "Service" ? "services" : "items";
}

/** Where the entries of an import stand; null for lists that are only read. */
export function entriesOfImport(
  list: ImportedList,
): { type: "Customer" | "Vendor" | "Item"; subTypes?: string[] } | null {
  switch (list) {
    case "customers":
      return { type: "Customer" };
    case "vendors":
      return { type: "Vendor" };
    case "items":
      return { type: "Item", subTypes: ["Inventory", "NonInventory", "Group", "other"] };
    case "services":
      return { type: "Item", subTypes: ["Service"] };
    case "categories":
      return { type: "Item", subTypes: ["Category"] };
    case "terms":
    case "salesTax":
      return null;
  }
}
