import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import type { ListKind } from "#app/domain/lists/link-choice.ts";
import { qboTypeOfKind } from "#app/domain/lists/links/link-groups.ts";

const sellable = new Set(["Inventory", "NonInventory", "Service"]);

/**
 * Why an entry of QuickBooks cannot be what a link leads to, in the merchant's words; null when it can. `key`: the link's
 * own, which for customers ends with their currency: QuickBooks ties a customer to one.
 */
export function checkLinkTarget(
  link: { kind: ListKind; key: string },
  entry: BooksEntry | null,
): string | null {
  const type = qboTypeOfKind[link.kind];
  if (!entry) return "QuickBooks has no such entry.";
  if (entry.type !== type) return `${entry.name} is of the type ${entry.type} in QuickBooks, not ${type}.`;
  if (entry.mergedInto !== null) return `${entry.name} was merged into another entry in QuickBooks.`;
  if (entry.isDeleted) return `${entry.name} is gone from QuickBooks.`;
  if (!entry.isActive) return `${entry.name} is inactive in QuickBooks. Make it active there first.`;
  if (entry.type === "Item") return checkItem(link.kind, entry.name, entry.itemType);
  if (entry.type === "Customer") {
    const currency = link.key.split("|")[1];
    if (currency && currency !== entry.currency) {
      return `${entry.name} is kept in ${entry.currency} in QuickBooks; this link is for ${currency}.`;
    }
  }
  return null;
}

function checkItem(kind: ListKind, name: string, itemType: string): string | null {
  if (kind === "category") return itemType === "Category" ? null : `${name} is no category.`;
  if (itemType === "Group") {
    return `${name} is a bundle. A bundle is sold as its items and is found by its SKU, without a link.`;
  }
  if (itemType === "Category") return `${name} is a category, which cannot be sold.`;
  return sellable.has(itemType) ? null : `${name} is of a type that cannot be sold over the interface.`;
}
