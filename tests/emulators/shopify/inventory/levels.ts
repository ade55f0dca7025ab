import { toShopifyDateTime } from "../core/emulator-clock.ts";
import { parseGid } from "../core/gid.ts";
import { asObject, asObjects, asText } from "../core/plain-object.ts";
import type { Store } from "../store/store.ts";
import type { StoredRecord } from "../stored-order.ts";

/** The quantities that a level holds. `on_hand` is what follows from them: all but `incoming`. */
export const QUANTITY_NAMES = [
  "available",
  "committed",
  "damaged",
  "incoming",
  "quality_control",
  "reserved",
  "safety_stock",
] as const;

export type QuantityName = (typeof QUANTITY_NAMES)[number];

/** A stored InventoryLevel: `item` and `location` are references, `quantities` one entry for each name that was ever set. */
export type StoredLevel = StoredRecord & { item: { id: string }; location: { id: string } };

/** As Shopify's documents write it: `gid://shopify/InventoryLevel/{location}?inventory_item_id={item}`. */
export function levelId(itemId: string, locationId: string): string {
  const [item, location] = [parseGid(itemId)?.number, parseGid(locationId)?.number];
  return `gid://shopify/InventoryLevel/${location}?inventory_item_id=${item}`;
}

/** The level of an item at a location, active or not. */
export function findLevel(itemId: string, locationId: string, store: Store): StoredLevel | undefined {
  return store.find(levelId(itemId, locationId))?.node as StoredLevel | undefined;
}

/** The levels of an item at the places where it is stocked, in the order in which the locations came. */
export function levelsOf(itemId: string, store: Store): StoredLevel[] {
  const levels = store.referring("InventoryLevel.item", itemId) as StoredLevel[];
  return levels.filter((level) => level.isActive !== false);
}

export function quantityOf(level: StoredRecord, name: string): number {
  const entries = asObjects(level.quantities);
  if (name !== "on_hand") return Number(entries.find((entry) => entry.name === name)?.quantity ?? 0);
  return entries.reduce((sum, entry) => (entry.name === "incoming" ? sum : sum + Number(entry.quantity)), 0);
}

/** A level without any stock. */
export function newLevel(itemId: string, locationId: string, now: Date): StoredLevel {
  const at = toShopifyDateTime(now);
  return {
    id: levelId(itemId, locationId),
    item: { id: itemId },
    location: { id: locationId },
    isActive: true,
    quantities: [{ name: "available", quantity: 0, updatedAt: at }],
    createdAt: at,
    updatedAt: at,
  };
}

/** A level with one of its quantities changed by `delta`. */
export function withDelta(level: StoredLevel, name: QuantityName, delta: number, now: Date): StoredLevel {
  const at = toShopifyDateTime(now);
  const others = asObjects(level.quantities).filter((entry) => entry.name !== name);
  const changed = { name, quantity: quantityOf(level, name) + delta, updatedAt: at };
  return { ...level, quantities: [...others, changed], updatedAt: at };
}

/** What a product says about its stock follows from the levels: of each variant what is available, in all that of tracked ones. */
export function withStock(product: StoredRecord, store: Store, now: Date): StoredRecord {
  const at = toShopifyDateTime(now);
  let total = 0;
  const variants = asObjects(product.variants).map((variant) => {
    const item = asObject(variant.inventoryItem);
    const levels = levelsOf(asText(item?.id) ?? "", store);
    if (levels.length === 0) {
      total += item?.tracked === true ? Number(variant.inventoryQuantity ?? 0) : 0;
      return variant;
    }
    const inventoryQuantity = levels.reduce((sum, level) => sum + quantityOf(level, "available"), 0);
    if (item?.tracked === true) total += inventoryQuantity;
    return inventoryQuantity === variant.inventoryQuantity ? variant : { ...variant, inventoryQuantity };
  });
  return { ...product, variants: variants as StoredRecord[], totalInventory: total, updatedAt: at };
}
