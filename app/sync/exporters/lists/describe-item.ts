import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { ownItemOf } from "#app/sync/exporters/lists/own-items.ts";
import type { BooksItem } from "#app/sync/ports.ts";

/** What needs an item, in words: `the product "Mug" (SKU MUG-1)`, `shipping`. */
export function describeNeed(need: ItemNeed): string {
  if (need.kind === "product") {
    return need.sku ? `the product "${need.title}" (SKU ${need.sku})` : `the product "${need.title}"`;
  }
  return ownItemOf(need.charge)?.words ?? "a kind of charge that is new to the app";
}

/** What the shop calls what needs an item, for the list of links: `Mug - Blue (MUG-B)`, `shipping`. */
export function itemName(need: ItemNeed): string {
  if (need.kind === "charge") return ownItemOf(need.charge)?.words ?? need.charge;
  const variant = need.variantTitle && need.variantTitle !== "Default Title" ? ` - ${need.variantTitle}` : "";
  return `${need.title}${variant}${need.sku ? ` (${need.sku})` : ""}`;
}

/** QBO's type Group: it is sold as its items. */
export const isBundle = (item: BooksItem): boolean => item.type === "Group";

/** What a line can name: categories only group items in lists, and a bundle is no item of a line. */
export const isSellable = (item: BooksItem): boolean => item.type !== "Category" && !isBundle(item);
