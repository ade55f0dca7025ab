import { productsIn } from "../catalog/collection-products.ts";
import { asList, asObject, asObjects, asText } from "../core/plain-object.ts";
import { findLevel, levelsOf, quantityOf } from "../inventory/levels.ts";
import type { StoredRecord } from "../stored-order.ts";
import { listRecords } from "./list-records.ts";
import { NOTHING, type QueryContext, type SpecialResolver } from "./query-context.ts";
import { searchOf } from "./search-arguments.ts";

type Fields = Record<string, unknown>;

/** Fields of products, collections and stock that other records or arguments decide. */
export const CATALOG_FIELDS: [string, SpecialResolver][] = [
  ["Product.collections", (source, args, context) => collectionsOf(source, args, context)],
  ["Product.inCollection", (source, args, context) => isIn(String(args.id), source, context)],
  ["Product.variantsCount", (source) => exactly(asList(source.variants).length)],
  ["Collection.products", (source, _args, context) => productsIn(source, context)],
  ["Collection.productsCount", (source, _args, context) => exactly(productsIn(source, context).length)],
  ["Collection.hasProduct", (source, args, context) => hasProduct(source, String(args.id), context)],
  ["InventoryItem.inventoryLevels", (source, args, context) => levels("item", source, args, context)],
  [
    "InventoryItem.inventoryLevel",
    (source, args, context) => oneLevel(String(source.id), String(args.locationId), args, context),
  ],
  [
    "InventoryItem.locationsCount",
    (source, _args, context) => exactly(levelsOf(String(source.id), context.store).length),
  ],
  ["InventoryItem.duplicateSkuCount", duplicateSkus],
  ["InventoryItem.variants", (source, _args, context) => variantsOf(source, context)],
  ["Location.inventoryLevels", (source, args, context) => levels("location", source, args, context)],
  [
    "Location.inventoryLevel",
    (source, args, context) => oneLevel(String(args.inventoryItemId), String(source.id), args, context),
  ],
  [
    "Location.hasActiveInventory",
    (source, _args, { store }) =>
      store.referring("InventoryLevel.location", String(source.id)).some((level) => level.isActive !== false),
  ],
  ["InventoryLevel.quantities", quantities],
  ["InventoryAdjustmentGroup.changes", changes],
];

function exactly(count: number): Fields {
  return { count, precision: "EXACT" };
}

/** The collections that hold the product, and those that were stored with the product itself. */
function collectionsOf(source: Fields, args: Fields, context: QueryContext): unknown {
  const isWanted = (collection: StoredRecord) => hasProduct(collection, String(source.id), context);
  const found = listRecords({ type: "Collection", ...searchOf(args), isWanted }, context);
  const own = asObjects(source.collections).filter(
    ({ id }) => !found.nodes.some((node) => asObject(node)?.id === id),
  );
  return own.length === 0 ? found : [...own, ...found.nodes];
}

function isIn(collectionId: string, product: Fields, context: QueryContext): boolean {
  const collection = context.store.find(collectionId)?.node;
  return collection !== undefined && hasProduct(collection, String(product.id), context);
}

function hasProduct(collection: Fields, productId: string, context: QueryContext): boolean {
  if (collection.ruleSet == null) return asObjects(collection.products).some(({ id }) => id === productId);
  return productsIn(collection, context).some((product) => product.id === productId);
}

/** Inactive levels only when they are asked for. */
function levels(side: "item" | "location", source: Fields, args: Fields, context: QueryContext): unknown {
  const all = context.store.referring(`InventoryLevel.${side}`, String(source.id));
  const among = args.includeInactive === true ? all : all.filter((level) => level.isActive !== false);
  return listRecords({ type: "InventoryLevel", among, ...searchOf(args) }, context);
}

function oneLevel(itemId: string, locationId: string, args: Fields, context: QueryContext): unknown {
  const level = findLevel(itemId, locationId, context.store);
  if (level === undefined || (level.isActive === false && args.includeInactive !== true)) return NOTHING;
  return level;
}

function duplicateSkus(source: Fields, _args: Fields, { store }: QueryContext): number {
  const sku = asText(source.sku) ?? "";
  if (sku === "") return 0;
  const items = store
    .keyed("Product.sku", sku)
    .flatMap((product) => asObjects(product.variants))
    .filter((variant) => (asObject(variant.inventoryItem)?.sku ?? variant.sku) === sku);
  return Math.max(0, items.length - 1);
}

function variantsOf(item: Fields, context: QueryContext): unknown[] {
  const variants = asObjects(context.owners.get(item)?.variants);
  return variants.filter((variant) => asObject(variant.inventoryItem)?.id === item.id);
}

/** Only the quantities that are asked for, in that order; `on_hand` is a sum and has no time of its own. */
function quantities(source: Fields, args: Fields): unknown[] {
  const stored = asObjects(source.quantities);
  const number = String(source.id).replace("gid://shopify/InventoryLevel/", "");
  return asList(args.names).map((value) => {
    const name = String(value);
    return {
      id: `gid://shopify/InventoryQuantity/${number}&name=${name}`,
      name,
      quantity: quantityOf(source as StoredRecord, name),
      updatedAt: stored.find((entry) => entry.name === name)?.updatedAt ?? null,
    };
  });
}

function changes(source: Fields, args: Fields): unknown[] {
  const isAsked = (wanted: unknown, value: unknown) => wanted == null || asList(wanted).includes(value);
  return asObjects(source.changes).filter(
    (change) =>
      isAsked(args.inventoryItemIds, asObject(change.item)?.id) &&
      isAsked(args.locationIds, asObject(change.location)?.id) &&
      isAsked(args.quantityNames, change.name),
  );
}
