import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";

/** QuickBooks has four levels of categories (Intuit, "Item"). */
const maxLevels = 4;
const maxName = 100;

/**
 * The category of an item as its levels, from the product type or the first collection; `Home > Mugs` are two levels. More
 * levels than QuickBooks has are joined in the last. Empty: no category.
 */
export function categoryLevels(
  source: Pick<ItemSource, "productType" | "collections">,
  { category }: Pick<ProductSettings, "category">,
): string[] {
  if (category === "none") return [];
  const text = category === "productType" ? source.productType : (source.collections[0] ?? null);
  const levels = (text ?? "").split(">").map((level) => level.trim());
  const named = levels.filter((level) => level !== "");
  const last = named.slice(maxLevels - 1).join(" - ");
  const fitting = [...named.slice(0, maxLevels - 1), last];
  return fitting.map((level) => cleanListName(level, maxName)).filter((level) => level !== "");
}

/** Levels as QuickBooks writes them in a full name. */
export const categoryPath = (levels: readonly string[]): string => levels.join(":");

/** A category of QuickBooks as the text of a product type or the title of a collection: `Home > Mugs`. */
export const categoryText = (path: string): string => path.split(":").join(" > ");
