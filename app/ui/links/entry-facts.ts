import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";

/** One fact of an entry, to compare entries line by line. */
export type EntryFact = { label: string; value: string };
/** An entry of QuickBooks as pages show it. Plain data. */
export type EntryView = { id: string; name: string; url: string; isActive: boolean; facts: EntryFact[] };

/** What tells an entry from others of its kind: only what is filled in. */
export function entryView(entry: BooksEntry & { url: string }): EntryView {
  const facts = factsOf(entry).flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return {
    id: entry.id,
    name: entry.fullName || entry.name,
    url: entry.url,
    isActive: entry.isActive,
    facts,
  };
}

function factsOf(entry: BooksEntry): [string, string | null][] {
  switch (entry.type) {
    case "Customer":
      return [
        ["E-mail", entry.email],
        ["Phone", entry.phone],
        ["Company", entry.company],
        ["Billing address", addressText(entry.billingAddress)],
        ["Currency", entry.currency],
        ["Kind", entry.isProject ? "Project" : entry.isJob ? "Sub-customer" : null],
        ["Last changed", dayOf(entry.changedAt)],
      ];
    case "Vendor":
      return [
        ["E-mail", entry.email],
        ["Company", entry.company],
        ["Billing address", addressText(entry.billingAddress)],
        ["Currency", entry.currency],
        ["Last changed", dayOf(entry.changedAt)],
      ];
    case "Item":
      return [
        ["Type", itemTypes[entry.itemType] ?? "Other"],
        ["SKU", entry.sku],
        ["Description", entry.description],
        ["Price", entry.unitPrice],
        ["On hand", entry.quantityOnHand],
        ["Last changed", dayOf(entry.changedAt)],
      ];
    case "Account":
      return [
        ["Type", entry.accountType],
        ["Currency", entry.currency],
      ];
    default:
      return [["Last changed", dayOf(entry.changedAt)]];
  }
}

const itemTypes: Record<string, string> = {
  Inventory: "Inventory",
  NonInventory: "Non-inventory",
  Service: "Service",
  Category: "Category",
  Group: "Bundle",
};

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

function addressText(address: PostalAddress | null): string | null {
  if (!address) return null;
  const { line1, line2, city, region, postalCode, country } = address;
  return [line1, line2, city, [region, postalCode].filter(Boolean).join(" "), country]
    .filter(Boolean)
    .join(", ");
}
