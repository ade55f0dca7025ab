import type { StoredProduct, StoredRecord } from "../stored-order.ts";
import { legacyId } from "./identities.ts";
import type { Line } from "./import-line-items.ts";
import { renderMoney } from "./order-money.ts";
import { filledText, flagOf, textOf } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

/** The products and variants that the lines point at, as far as the lines tell; none for custom or deleted products. */
export function readProducts(lines: Line[], reading: Reading): StoredProduct[] {
  const products = new Map<string, StoredProduct>();
  for (const line of lines) {
    if (!flagOf(line.raw.product_exists, true)) continue;
    const id = reading.ids.shared("Product", line.raw.product_id);
    if (id === null) continue;
    const product = products.get(id) ?? readProduct(id, line, reading);
    products.set(id, product);
    const variantId = reading.ids.shared("ProductVariant", line.raw.variant_id);
    if (variantId !== null && !product.variants.some((variant) => variant.id === variantId)) {
      product.variants.push(readVariant(variantId, id, line, product.variants.length + 1, reading));
    }
  }
  return [...products.values()];
}

function readProduct(id: string, line: Line, reading: Reading): StoredProduct {
  return {
    id,
    legacyResourceId: legacyId(id),
    title: line.title,
    handle: `product-${legacyId(id)}`,
    vendor: textOf(line.raw.vendor) ?? "",
    productType: textOf(line.raw.product_type) ?? "",
    status: "ACTIVE",
    tags: [],
    isGiftCard: line.isGiftCard,
    createdAt: reading.createdAt,
    updatedAt: reading.createdAt,
    variants: [],
  };
}

function readVariant(
  id: string,
  productId: string,
  line: Line,
  position: number,
  reading: Reading,
): StoredRecord {
  const { raw } = line;
  const title = filledText(raw.variant_title) ?? "Default Title";
  const requiresShipping = flagOf(raw.requires_shipping, false);
  const inventoryItem = {
    id: `gid://shopify/InventoryItem/${legacyId(id)}`,
    legacyResourceId: legacyId(id),
    sku: textOf(raw.sku),
    tracked: filledText(raw.variant_inventory_management) !== null,
    requiresShipping,
    unitCost: null,
    createdAt: reading.createdAt,
    updatedAt: reading.createdAt,
  };
  return {
    id,
    legacyResourceId: legacyId(id),
    product: { id: productId },
    title,
    displayName: `${line.title} - ${title}`,
    sku: textOf(raw.sku),
    barcode: null,
    price: renderMoney(line.unitPrice.shop, reading.money.shopCurrency).amount,
    compareAtPrice: null,
    taxable: flagOf(raw.taxable, true),
    position,
    createdAt: reading.createdAt,
    updatedAt: reading.createdAt,
    inventoryItem,
  };
}
