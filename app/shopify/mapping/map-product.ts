import type { ShopProduct, ShopVariant } from "#app/domain/lists/shop-entry.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";
import type { ShopifyProduct, ShopifyVariant } from "#app/shopify/wire/product-wire.ts";

/** Shopify's word for the only variant of a product without options. */
const ONLY_VARIANT = "Default Title";

/** A product of the shop with all its variants. */
export function mapProduct(wire: ShopifyProduct, currency: string): ShopProduct {
  const product = cleanTexts(wire);
  return {
    id: product.id,
    title: product.title,
    description: cleanField(product.description),
    status: product.status,
    productType: cleanField(product.productType),
    vendor: cleanField(product.vendor),
    tags: product.tags,
    collections: product.collections.nodes.map(({ id, title }) => ({ id, title })),
    isGiftCard: product.isGiftCard,
    currency,
    variants: product.variants.nodes.map((variant) => mapVariant(variant, product)),
    createdAt: new Date(product.createdAt),
    updatedAt: new Date(product.updatedAt),
  };
}

function mapVariant(
  variant: ShopifyVariant,
  { hasOnlyDefaultVariant }: Pick<ShopifyProduct, "hasOnlyDefaultVariant">,
): ShopVariant {
  const { tracked, unitCost, id } = variant.inventoryItem;
  const isOnly = hasOnlyDefaultVariant || variant.title === ONLY_VARIANT;
  return {
    id: variant.id,
    title: isOnly ? null : cleanField(variant.title),
    sku: cleanField(variant.sku),
    barcode: cleanField(variant.barcode),
    price: variant.price,
    isTaxable: variant.taxable,
    inventoryItemId: id,
    isTracked: tracked,
    unitCost: unitCost?.amount ?? null,
    onHand: null,
    available: tracked ? variant.inventoryQuantity : null,
    isBundle: variant.requiresComponents,
  };
}
