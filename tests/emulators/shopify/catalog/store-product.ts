import { toShopifyDateTime } from "../core/emulator-clock.ts";
import { asObject, asObjects } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import { findLevel, newLevel, type StoredLevel, withDelta, withStock } from "../inventory/levels.ts";
import { ensureLocation } from "../inventory/locations.ts";
import type { Change } from "../store/change.ts";
import type { StoredRecord } from "../stored-order.ts";
import { announceCreated, announceUpdated } from "../webhooks/announce.ts";
import { announceStock, contentOf, itemsOf } from "./announce-stock.ts";

/** What is available of a new inventory item where; an item that is named nowhere is stocked at the primary location with nothing. */
export type FirstStock = { itemId: string; locationId: string; available: number };

export type StoreOptions = {
  firstStock?: readonly FirstStock[];
  extra?: readonly Change[];
  isSilent?: boolean;
};

/**
 * Stores a product with the levels of its new inventory items, and sends what a shop sends then: the product's topic, and those of its
 * inventory items and levels. A product that is as it was before is neither stored nor announced. Answers what is stored now.
 */
export function storeProduct(
  before: StoredRecord | undefined,
  after: StoredRecord,
  stage: Stage,
  options: StoreOptions = {},
): StoredRecord {
  const { extra = [], isSilent = false } = options;
  const [old, present] = [itemsOf(before), itemsOf(after)];
  const fresh = [...present.values()].filter((item) => !old.has(item.id));
  const gone = [...old.values()].filter((item) => !present.has(item.id));
  if (extra.length > 0) stage.store.commit(...extra);
  if (before !== undefined && contentOf(before) === contentOf(after)) return before;
  const connected = firstLevels(fresh, options.firstStock ?? [], stage);
  const disconnected = gone.flatMap((item) => stage.store.referring("InventoryLevel.item", item.id));
  stage.store.commit(
    ...disconnected.map((level): Change => ({ kind: "recordDeleted", id: level.id })),
    ...connected.map((record): Change => ({ kind: "recordStored", record })),
  );
  const record = stampChanged(before, withStock(after, stage.store, stage.now), stage.now);
  stage.store.commit({ kind: "recordStored", record });
  if (isSilent) return record;
  if (before === undefined) announceCreated(record, stage);
  else announceUpdated(record, stage);
  announceStock({ before, after: record, levels: connected, old: new Map(), disconnected }, stage);
  return record;
}

function firstLevels(items: StoredRecord[], firstStock: readonly FirstStock[], stage: Stage): StoredLevel[] {
  return items.flatMap((item) => {
    const wanted = firstStock.filter(({ itemId }) => itemId === item.id);
    const places =
      wanted.length > 0 ? wanted : [{ itemId: item.id, locationId: ensureLocation(stage).id, available: 0 }];
    return places
      .filter(({ locationId }) => findLevel(item.id, locationId, stage.store) === undefined)
      .map(({ locationId, available }) =>
        withDelta(newLevel(item.id, locationId, stage.now), "available", available, stage.now),
      );
  });
}

/** New times for the product and for those of its variants and items that differ from before. */
function stampChanged(before: StoredRecord | undefined, after: StoredRecord, now: Date): StoredRecord {
  const at = toShopifyDateTime(now);
  const known = new Map(asObjects(before?.variants).map((variant) => [variant.id, variant]));
  const variants = asObjects(after.variants).map((variant) => {
    const old = known.get(variant.id);
    const item = asObject(variant.inventoryItem);
    const oldItem = asObject(old?.inventoryItem);
    const isSameItem =
      oldItem !== undefined && contentOf(oldItem as StoredRecord) === contentOf(item as StoredRecord);
    const stamped = item === undefined ? undefined : { ...item, updatedAt: isSameItem ? item.updatedAt : at };
    const isSame = old !== undefined && contentOf(old as StoredRecord) === contentOf(variant as StoredRecord);
    return {
      ...variant,
      updatedAt: isSame ? variant.updatedAt : at,
      ...(stamped && { inventoryItem: stamped }),
    };
  });
  return { ...after, variants, updatedAt: at };
}
