import type { StoredProduct } from "../stored-order.ts";
import { CATALOG, variantOf } from "./catalog.ts";

/** The catalog as product records of the shop, with the ids that the seeded orders use. */
export function seedProducts(options: { now: Date }): StoredProduct[] {
  const createdAt = new Date(options.now.getTime() - 400 * 24 * 3_600_000).toISOString();
  return CATALOG.map((product, index) => {
    const variants = product.variants.map(({ sku }, position) => {
      const sold = variantOf(sku);
      const inventoryQuantity = product.isGiftCard ? 0 : 6 + ((index * 37 + position * 23) % 90);
      return {
        id: `gid://shopify/ProductVariant/${sold.variantId}`,
        legacyResourceId: String(sold.variantId),
        product: { id: `gid://shopify/Product/${sold.productId}` },
        title: sold.title ?? "Default Title",
        displayName: `${product.title} - ${sold.title ?? "Default Title"}`,
        sku,
        barcode: null,
        price: (sold.priceCents / 100).toFixed(2),
        compareAtPrice: null,
        taxable: !product.isGiftCard,
        position: position + 1,
        inventoryQuantity,
        createdAt,
        updatedAt: createdAt,
        inventoryItem: {
          id: `gid://shopify/InventoryItem/${sold.variantId + 1}`,
          legacyResourceId: String(sold.variantId + 1),
          sku,
          tracked: !product.isGiftCard,
          requiresShipping: !product.isGiftCard,
          // Bought for a little less than half of the price.
          unitCost: { amount: (Math.floor(sold.priceCents * 0.46) / 100).toFixed(2), currencyCode: "USD" },
          createdAt,
          updatedAt: createdAt,
        },
      };
    });
    const productId = variantOf(product.variants[0]?.sku ?? "").productId;
    return {
      id: `gid://shopify/Product/${productId}`,
      legacyResourceId: String(productId),
      title: product.title,
      handle: product.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
      vendor: product.vendor,
      productType: product.productType,
      status: "ACTIVE",
      tags: [],
      isGiftCard: product.isGiftCard ?? false,
      totalInventory: variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0),
      createdAt,
      updatedAt: createdAt,
      variants,
    };
  });
}
