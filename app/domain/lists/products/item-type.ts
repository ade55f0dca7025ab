import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { foldWords } from "#app/domain/rules/fold-words.ts";
import type { NewItemType } from "#app/domain/settings/product-settings.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** The type of a new item, and why, in words. `lacksInventory`: the setting wants stock that the company cannot count. */
export type TypeChoice = { type: NewItemType; why: string; lacksInventory: boolean };

/**
 * Chooses the type of a new item: by tag, by product type, else the general one. What the shop does not count cannot be
 * inventory; where the company's plan has none, the setting decides between a plain item and holding the product.
 */
export function chooseItemType(
  source: Pick<ItemSource, "tags" | "productType" | "isTracked">,
  settings: Pick<Settings, "products" | "newItemType">,
  books: { hasInventory: boolean },
): TypeChoice {
  const wanted = wantedType(source, settings);
  if (wanted.type !== "Inventory") return { ...wanted, lacksInventory: false };
  if (!source.isTracked) {
    const why = `${wanted.why}, but Shopify does not track its stock`;
    return { type: "NonInventory", why, lacksInventory: false };
  }
  if (books.hasInventory) return { ...wanted, lacksInventory: false };
  const why = `${wanted.why}, but the QuickBooks plan counts no stock`;
  const lacksInventory = settings.products.whenNoInventory === "hold";
  return { type: "NonInventory", why, lacksInventory };
}

function wantedType(
  { tags, productType }: Pick<ItemSource, "tags" | "productType">,
  { products, newItemType }: Pick<Settings, "products" | "newItemType">,
): { type: NewItemType; why: string } {
  const byTag = find(products.typeByTag, tags);
  if (byTag) return { type: byTag.type, why: `tag ${byTag.word}` };
  const byType = find(products.typeByProductType, productType === null ? [] : [productType]);
  if (byType) return { type: byType.type, why: `product type ${byType.word}` };
  return { type: newItemType, why: "the general setting" };
}

function find(table: Readonly<Record<string, NewItemType>>, words: readonly string[]) {
  const wanted = new Set(words.map(foldWords));
  const row = Object.entries(table).find(([word]) => wanted.has(foldWords(word)));
  return row && { word: row[0], type: row[1] };
}
