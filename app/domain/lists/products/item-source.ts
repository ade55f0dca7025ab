import type { ShopProduct, ShopVariant } from "#app/domain/lists/shop-entry.ts";

/**
 * What an item is made of: a variant with its product, or what the line of an order knows of a product that the shop no
 * longer has. Amounts are decimal text in the shop's currency; null is "not known".
 */
export type ItemSource = {
  /** The key of its link: a variant's GID, `sku:...`, `title:...`. */
  key: string;
  /** GID of the product whose record it belongs to. */
  productId: string | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  barcode: string | null;
  description: string | null;
  productType: string | null;
  vendor: string | null;
  tags: readonly string[];
  /** Titles. */
  collections: readonly string[];
  price: string | null;
  cost: string | null;
  isTaxable: boolean | null;
  isTracked: boolean;
  /** In stock over all locations: on hand where the app may see it, else what is left to sell. */
  quantity: number | null;
  isBundle: boolean;
  /** False for a product that was archived. */
  isActive: boolean;
};

/** A variant as the source of its item. */
export function variantSource(product: ShopProduct, variant: ShopVariant): ItemSource {
  return {
    key: variant.id,
    productId: product.id,
    title: product.title,
    variantTitle: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    description: product.description,
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    collections: product.collections.map(({ title }) => title),
    price: variant.price,
    cost: variant.unitCost,
    isTaxable: variant.isTaxable,
    isTracked: variant.isTracked,
    quantity: variant.onHand ?? variant.available,
    isBundle: variant.isBundle,
    isActive: product.status !== "ARCHIVED",
  };
}

/** How people know it: `Mug - Blue (SKU MUG-B)`. */
export function describeSource({ title, variantTitle, sku }: ItemSource): string {
  const name = variantTitle ? `${title} - ${variantTitle}` : title;
  return sku ? `${name} (SKU ${sku})` : name;
}
