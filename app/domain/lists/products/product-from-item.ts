import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { ImportHindrance } from "#app/domain/lists/import-hindrance.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { categoryText } from "#app/domain/lists/products/item-category.ts";
import type { ItemFacts, ItemNames } from "#app/domain/lists/products/item-fields.ts";
import { comparablePrice } from "#app/domain/lists/products/item-price.ts";
import { isBundle } from "#app/domain/lists/products/match-item.ts";
import type { NewProduct } from "#app/domain/lists/products/product-change.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** What keeps an item from becoming a product; null when nothing does. */
export function findItemHindrance(item: ItemEntry, settings: Settings): ImportHindrance | null {
  if (item.isDeleted) return "gone";
  if (!item.isActive) return "inactive";
  if (isBundle(item)) return "bundle";
  if (item.itemType === "other") return "otherType";
  if (itemsOfSettings(settings).has(item.id)) return "inSettings";
  const hasSku = matchKey(item.sku) !== null;
  return hasSku || settings.products.importWithoutSku ? null : "noSku";
}

/** Items that the settings name for something: they are no products of their own. */
function itemsOfSettings(settings: Settings): Set<string> {
  const { chargeItems, shippingItems, taxItems, discountItems, feeItems } = settings;
  const { productTypeItems, vendorItems, collectionItems, defaultItem } = settings;
  const tables = [
    chargeItems,
    shippingItems,
    taxItems,
    discountItems,
    feeItems,
    productTypeItems,
    vendorItems,
    collectionItems,
    { defaultItem },
  ];
  return new Set(tables.flatMap((table) => Object.values(table)).flatMap((id) => id ?? []));
}

/**
 * The product that an item of QuickBooks becomes. Its handle carries the item's id: a repeat finds what the first time made.
 * Prices come along where shop and books have one currency.
 */
export function productFromItem(
  item: ItemEntry,
  settings: Settings,
  facts: ItemFacts,
  names: ItemNames,
): NewProduct {
  const { products, imports } = settings;
  const hasPrices = facts.shopCurrency === facts.homeCurrency;
  const path = imports.categories && item.parentId !== null ? names.categories.get(item.parentId) : undefined;
  const category = path === undefined ? null : categoryText(path);
  const vendorId = imports.vendors ? item.preferredVendorId : null;
  return {
    handle: `${slugOf(item.name)}-qbo-${item.id}`,
    title: item.name,
    isDraft: products.importStatus === "draft",
    productType: products.category === "productType" ? category : null,
    collection: products.category === "collection" ? category : null,
    vendor: vendorId === null ? null : (names.vendors.get(vendorId) ?? null),
    description: matchKey(item.description) === matchKey(item.name) ? null : item.description,
    variant: {
      sku: item.sku,
      price: hasPrices ? comparablePrice(item.unitPrice, facts.homeCurrency) : null,
      cost: hasPrices ? comparablePrice(item.purchaseCost, facts.homeCurrency) : null,
      isTaxable: facts.hasTaxableFlag ? item.isTaxable : true,
      isTracked: item.itemType === "Inventory",
    },
  };
}

const longestSlug = 100;

/** Text as part of an address: letters and digits, joined by hyphens. */
function slugOf(text: string): string {
  const slug = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug.slice(0, longestSlug) || "item";
}
