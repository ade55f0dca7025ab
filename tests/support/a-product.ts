import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import type { ShopProduct, ShopVariant } from "#app/domain/lists/shop-entry.ts";
import type { NewItem } from "#app/sync/ports.ts";

const at = new Date("2026-11-01T10:00:00Z");

/** An item to be made that says nothing but its name. */
export function aNewItem(overrides: Partial<NewItem> = {}): NewItem {
  return {
    name: "Enamel Mug",
    sku: null,
    description: null,
    type: "NonInventory",
    price: null,
    cost: null,
    isTaxable: null,
    incomeAccountId: "79",
    expenseAccountId: null,
    assetAccountId: null,
    start: null,
    categoryId: null,
    vendorId: null,
    ...overrides,
  };
}

/** A variant that is sold for 20.00. */
export function aVariant(overrides: Partial<ShopVariant> = {}): ShopVariant {
  return {
    id: "gid://shopify/ProductVariant/8101",
    title: null,
    sku: "MUG-1",
    barcode: null,
    price: "20.00",
    isTaxable: true,
    inventoryItemId: "gid://shopify/InventoryItem/8201",
    isTracked: true,
    unitCost: "9.20",
    onHand: null,
    available: 12,
    isBundle: false,
    ...overrides,
  };
}

/** A product of one variant. */
export function aProduct(overrides: Partial<ShopProduct> = {}): ShopProduct {
  return {
    id: "gid://shopify/Product/8001",
    title: "Enamel Mug",
    description: "Keeps coffee warm.",
    status: "ACTIVE",
    productType: "Kitchen",
    vendor: "Acme",
    tags: [],
    collections: [],
    isGiftCard: false,
    currency: "USD",
    variants: [aVariant()],
    createdAt: at,
    updatedAt: at,
    ...overrides,
  };
}

/** What an item is made of. */
export function aSource(overrides: Partial<ItemSource> = {}): ItemSource {
  return {
    key: "gid://shopify/ProductVariant/8101",
    productId: "gid://shopify/Product/8001",
    title: "Enamel Mug",
    variantTitle: null,
    sku: "MUG-1",
    barcode: null,
    description: "Keeps coffee warm.",
    productType: "Kitchen",
    vendor: "Acme",
    tags: [],
    collections: [],
    price: "20.00",
    cost: "9.20",
    isTaxable: true,
    isTracked: true,
    quantity: 12,
    isBundle: false,
    isActive: true,
    ...overrides,
  };
}

/** An item of QuickBooks that says what `aSource` says. */
export function anItem(overrides: Partial<ItemEntry> = {}): ItemEntry {
  const name = overrides.name ?? "Enamel Mug";
  return {
    type: "Item",
    id: "17",
    name,
    fullName: name,
    parentId: null,
    isActive: true,
    isDeleted: false,
    mergedInto: null,
    syncToken: "0",
    changedAt: at,
    itemType: "NonInventory",
    sku: "MUG-1",
    description: "Enamel Mug",
    unitPrice: "20",
    purchaseCost: "9.2",
    isTaxable: true,
    incomeAccountId: "79",
    expenseAccountId: "80",
    assetAccountId: null,
    preferredVendorId: null,
    quantityOnHand: null,
    inventoryStartDate: null,
    members: [],
    ...overrides,
  };
}
