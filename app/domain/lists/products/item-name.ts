import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { fillName } from "#app/domain/lists/products/name-format.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import { nameCandidates } from "#app/domain/mapping/name-candidates.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

/** QuickBooks takes 100 characters in an item's name (Intuit, "Item"). */
export const maxItemName = 100;

const ellipsis = "…";
/** A title that is cut shorter than this says nothing any more. */
const shortestTitle = 20;

/**
 * What an item is called by a format: cleaned of what QuickBooks refuses, at most 100 characters. A title that is too
 * long is cut before the variant is, so that the variants of one product stay apart. Never empty.
 */
export function itemName(source: ItemSource, format: string): string {
  const whole = fill(source, format, source.title);
  if (whole === "")
    return cleanListName(`Shopify product ${source.sku ?? idOf(source.key) ?? ""}`, maxItemName);
  const excess = whole.length - maxItemName;
  if (excess <= 0) return whole;
  const kept = source.title.length - excess - ellipsis.length;
  if (kept < shortestTitle) return cleanListName(whole, maxItemName);
  const shortened = fill(source, format, cutText(source.title, kept).trimEnd() + ellipsis);
  return cleanListName(shortened, maxItemName);
}

/**
 * The names to try for an item, where a name is given once: the plain one, then with the SKU behind it, then with
 * Shopify's number of the variant, then counted up.
 */
export function itemNameCandidates(source: ItemSource, format: string): string[] {
  const marks = [cleanListName(source.sku ?? "", maxItemName), idOf(source.key)];
  return nameCandidates(itemName(source, format), marks, maxItemName);
}

/**
 * The title that makes an item of this name under the format, when there is one: a name of QuickBooks can then be a
 * product's title. Null where the name says more than the title.
 */
export function titleFromName(name: string, source: ItemSource, format: string): string | null {
  if (source.variantTitle !== null) return null;
  return itemName({ ...source, title: name }, format) === name ? name : null;
}

function fill(source: ItemSource, format: string, title: string): string {
  const { variantTitle: variant, sku, barcode, vendor, productType } = source;
  return cleanListName(fillName(format, { title, variant, sku, barcode, vendor, productType }), 10_000);
}

/** Shopify's own number of a variant: no two have the same. Null for what is known by SKU or title alone. */
function idOf(key: string): string | null {
  return key.startsWith("gid://") ? (key.split("/").at(-1) ?? null) : null;
}
