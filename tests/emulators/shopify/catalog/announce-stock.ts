import { asObject, asObjects } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import { quantityOf } from "../inventory/levels.ts";
import type { StoredRecord } from "../stored-order.ts";
import {
  deletedInventoryItemPayload,
  disconnectedLevelPayload,
  inventoryItemPayload,
  inventoryLevelPayload,
} from "../webhooks/inventory-payload.ts";

/** A product before and after, the levels that were stored with it (as they were in `old`), and those that are gone. */
export type StockStory = {
  before: StoredRecord | undefined;
  after: StoredRecord;
  levels: readonly StoredRecord[];
  old: ReadonlyMap<string, StoredRecord | undefined>;
  disconnected: readonly StoredRecord[];
};

/** Sends the topics of the inventory items and levels of a product that was stored: what is new, changed and gone. */
export function announceStock({ before, after, levels, old, disconnected }: StockStory, stage: Stage): void {
  const [known, present] = [itemsOf(before), itemsOf(after)];
  for (const [id, item] of present) {
    const was = known.get(id);
    if (was === undefined) stage.fire("inventory_items/create", inventoryItemPayload(item));
    else if (contentOf(was) !== contentOf(item))
      stage.fire("inventory_items/update", inventoryItemPayload(item));
  }
  for (const [id, item] of known) {
    if (!present.has(id)) stage.fire("inventory_items/delete", deletedInventoryItemPayload(item));
  }
  for (const level of levels) {
    const was = old.get(level.id);
    if (was !== undefined && contentOf(was) === contentOf(level)) continue;
    const topic = was === undefined || was.isActive === false ? "connect" : "update";
    stage.fire(`inventory_levels/${topic}`, inventoryLevelPayload(level, quantityOf(level, "available")));
  }
  for (const level of disconnected)
    stage.fire("inventory_levels/disconnect", disconnectedLevelPayload(level));
}

/** The inventory items of a product by id. */
export function itemsOf(product: StoredRecord | undefined): Map<string, StoredRecord> {
  const items = asObjects(asObjects(product?.variants).map((variant) => asObject(variant.inventoryItem)));
  return new Map(items.map((item) => [String(item.id), item as StoredRecord]));
}

/** All that counts as a change of a product, inventory item or level: times do not, stock has events of its own. */
export function contentOf(record: Record<string, unknown>): string {
  const skipped = new Set(["updatedAt", "inventoryQuantity", "totalInventory"]);
  return JSON.stringify(record, (key, value) => (skipped.has(key) ? undefined : value));
}
