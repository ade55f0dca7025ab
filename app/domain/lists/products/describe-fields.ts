import type { FieldConflict, FieldValue } from "#app/domain/lists/merge-fields.ts";
import type { ItemFieldName } from "#app/domain/lists/products/item-fields.ts";

const words: Record<ItemFieldName, string> = {
  name: "the name",
  sku: "the SKU",
  description: "the description",
  price: "the price",
  cost: "the cost",
  isTaxable: "whether it is taxed",
  category: "the category",
  vendor: "the vendor",
  isActive: "whether it is active",
};

/** How people call a field of a product. */
export const fieldWords = (field: string): string =>
  Object.hasOwn(words, field) ? words[field as ItemFieldName] : field;

/** A value as people read it. */
export function valueWords(value: FieldValue): string {
  if (value === null || value === "") return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : `«${value}»`;
}

/** Fields that a person has to decide about, in words. */
export function describeConflicts(conflicts: readonly FieldConflict[]) {
  return conflicts.map(({ field, shopify, quickbooks }) => ({
    field: fieldWords(field),
    shopify: valueWords(shopify),
    quickbooks: valueWords(quickbooks),
  }));
}
