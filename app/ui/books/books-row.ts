import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import type { Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import { itemWords } from "./books-words.ts";

/** An entry of QuickBooks as its list shows it. Plain data: it travels from server to browser. */
export type BooksRow = {
  id: string;
  name: string;
  url: string;
  /** What kind of its list it is; null where a list has one kind. */
  type: string | null;
  /** What tells it from others: an address, an SKU, the days of a term, a rate. */
  detail: string | null;
  isActive: boolean;
  changedAt: string | null;
  /** On hand, and when QuickBooks was read; `isTracked: false`: QuickBooks keeps no quantity of it. */
  quantity: { text: string; readAt: string; isTracked: boolean } | null;
  record: { status: RecordStatus; reason: Reason | null } | null;
};

type Listed = {
  entry: BooksEntry;
  readAt: Date;
  url: string;
  record: BooksRow["record"];
};

/** Picks what a list shows of an entry. */
export function booksRow({ entry, readAt, url, record }: Listed): BooksRow {
  return {
    id: entry.id,
    name: entry.fullName || entry.name,
    url,
    type: typeOf(entry),
    detail: detailOf(entry),
    isActive: entry.isActive,
    // What carries no time never changes.
    changedAt: entry.changedAt.getTime() === 0 ? null : entry.changedAt.toISOString(),
    quantity: quantityOf(entry, readAt),
    record,
  };
}

function typeOf(entry: BooksEntry): string | null {
  if (entry.type === "Item") return itemWords[entry.itemType];
  if (entry.type === "Account") return entry.accountType;
  if (entry.type !== "Customer") return null;
  if (entry.isProject) return "Project";
  return entry.isJob ? "Sub-customer" : "Customer";
}

function detailOf(entry: BooksEntry): string | null {
  switch (entry.type) {
    case "Customer":
    case "Vendor":
      return entry.email;
    case "Item":
      return entry.sku;
    case "Term":
      return termText(entry);
    case "TaxRate":
      return [entry.percent === null ? null : `${entry.percent}%`, entry.agencyName]
        .filter(Boolean)
        .join(", ");
    case "TaxCode":
      return entry.isTaxable ? "Taxable" : "Not taxable";
    default:
      return null;
  }
}

function termText({ dueDays, dayOfMonthDue }: { dueDays: number | null; dayOfMonthDue: number | null }) {
  if (dayOfMonthDue !== null) return `Due on day ${dayOfMonthDue} of the month`;
  if (dueDays === null) return null;
  if (dueDays === 0) return "Due at once";
  return dueDays === 1 ? "Due in 1 day" : `Due in ${dueDays} days`;
}

function quantityOf(entry: BooksEntry, readAt: Date): BooksRow["quantity"] {
  if (entry.type !== "Item" || (entry.itemType !== "Inventory" && entry.itemType !== "NonInventory"))
    return null;
  const isTracked = entry.quantityOnHand !== null;
  return { text: entry.quantityOnHand ?? "Not tracked", readAt: readAt.toISOString(), isTracked };
}
