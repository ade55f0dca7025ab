import { matchKey } from "#app/domain/lists/match-key.ts";
import { type FieldValue, isSameValue } from "#app/domain/lists/merge-fields.ts";
import { categoryText } from "#app/domain/lists/products/item-category.ts";
import type { ItemFieldName } from "#app/domain/lists/products/item-fields.ts";
import type { ProductChange, VariantChange } from "#app/domain/lists/products/product-change.ts";
import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";

/** What the merge of one variant wants written to Shopify, and what was agreed before. */
export type VariantWish = {
  /** GID of the variant. */
  id: string;
  toShopify: Readonly<Record<string, FieldValue>>;
  agreed: Readonly<Record<string, FieldValue>> | null;
};

/** Fields that a product has once, whatever its variants say. */
const ofProduct = ["name", "description", "category", "vendor", "isActive"] as const;
type ProductField = (typeof ofProduct)[number];

export type CollectedChange = {
  change: ProductChange | null;
  /** Fields of the product about which its items say different things: none of them is written. */
  disagreeing: { field: ItemFieldName; ids: string[] }[];
};

/**
 * Joins what the items of a product want written to Shopify. A field that the product has once is written when all who
 * want it say the same; a product is archived only when every variant of it wants that.
 */
export function collectProductChange(
  product: Pick<ShopProduct, "variants" | "collections">,
  wishes: readonly VariantWish[],
  { category }: Pick<ProductSettings, "category">,
): CollectedChange {
  const variants = wishes.flatMap(({ id, toShopify }) => variantChange(id, toShopify));
  const fields: Omit<ProductChange, "variants"> = {};
  const disagreeing: CollectedChange["disagreeing"] = [];
  for (const field of ofProduct) {
    const wanting = wishes.filter(({ toShopify }) => field in toShopify);
    const [first, ...others] = wanting;
    if (!first) continue;
    const value = first.toShopify[field] ?? null;
    const isAgreed = others.every(({ toShopify }) => isSameValue(toShopify[field] ?? null, value));
    // A product is sold as long as one of its items is.
    if (field === "isActive" && value === false && wanting.length < product.variants.length) continue;
    if (isAgreed) {
      Object.assign(
        fields,
        productMember(field, value, { product, before: first.agreed?.[field], category }),
      );
    } else {
      disagreeing.push({ field, ids: wanting.map(({ id }) => id) });
    }
  }
  const isEmpty = Object.keys(fields).length === 0 && variants.length === 0;
  return { change: isEmpty ? null : { ...fields, variants }, disagreeing };
}

function productMember(
  field: ProductField,
  value: FieldValue,
  about: {
    product: Pick<ShopProduct, "collections">;
    before: FieldValue | undefined;
    category: ProductSettings["category"];
  },
): Omit<ProductChange, "variants"> {
  const text = typeof value === "string" ? value : "";
  switch (field) {
    case "name":
      return { title: text };
    case "description":
      return { description: text === "" ? null : text };
    case "vendor":
      return { vendor: text };
    case "isActive":
      return { isArchived: value !== true };
    case "category":
      return about.category === "productType"
        ? { productType: categoryText(text) }
        : moveCollection(text, about);
  }
}

/** The product leaves the collection that it stood in by the last agreement; its other collections stay. */
function moveCollection(
  path: string,
  { product, before }: { product: Pick<ShopProduct, "collections">; before: FieldValue | undefined },
): Omit<ProductChange, "variants"> {
  const former =
    typeof before === "string"
      ? product.collections.find(({ title }) => matchKey(title) === matchKey(categoryText(before)))
      : undefined;
  return {
    ...(path !== "" && { joinCollection: categoryText(path) }),
    ...(former && { leaveCollectionId: former.id }),
  };
}

function variantChange(id: string, toShopify: Readonly<Record<string, FieldValue>>): VariantChange[] {
  const text = (field: "sku" | "price" | "cost") =>
    field in toShopify ? { [field]: typeof toShopify[field] === "string" ? toShopify[field] : null } : {};
  const change: VariantChange = {
    id,
    ...text("sku"),
    ...text("price"),
    ...text("cost"),
    ...(typeof toShopify.isTaxable === "boolean" && { isTaxable: toShopify.isTaxable }),
  };
  return Object.keys(change).length > 1 ? [change] : [];
}
