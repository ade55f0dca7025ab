import type { Stage } from "../core/stage.ts";
import type { Change } from "../store/change.ts";
import type { StoredRecord } from "../stored-order.ts";
import { announceUpdated } from "../webhooks/announce.ts";
import { inventoryLevelPayload } from "../webhooks/inventory-payload.ts";
import {
  findLevel,
  newLevel,
  type QuantityName,
  quantityOf,
  type StoredLevel,
  withDelta,
  withStock,
} from "./levels.ts";

/** A quantity of an item at a place, moved by `delta` or set to `to`. What is set on hand moves what is available. */
export type QuantityChange = { itemId: string; locationId: string } & (
  | { name: QuantityName; delta: number }
  | { name: QuantityName | "on_hand"; to: number }
);

/** One line of an InventoryAdjustmentGroup. */
export type MadeChange = { itemId: string; locationId: string; name: string; delta: number };

/**
 * Carries out changes of quantities in one go: levels are made where there are none, products say what is left, and the topics of
 * levels and products go out, once for each. Answers the changes with those of `on_hand` that follow from them, first the named ones.
 */
export function changeQuantities(
  changes: readonly QuantityChange[],
  stage: Stage,
  options: { isSilent?: boolean } = {},
): MadeChange[] {
  const { store, now } = stage;
  const levels = new Map<string, { before: StoredLevel | undefined; level: StoredLevel }>();
  const made: MadeChange[] = [];
  for (const change of changes) {
    const { itemId, locationId } = change;
    const key = `${itemId} ${locationId}`;
    const before = findLevel(itemId, locationId, store);
    const { level } = levels.get(key) ?? { level: activated(before) ?? newLevel(itemId, locationId, now) };
    const name = change.name === "on_hand" ? "available" : change.name;
    const delta = "delta" in change ? change.delta : change.to - quantityOf(level, change.name);
    levels.set(key, { before, level: delta === 0 ? level : withDelta(level, name, delta, now) });
    if (delta !== 0) made.push({ itemId, locationId, name, delta });
  }
  const touched = [...levels.values()].filter(({ before, level }) => before !== level);
  store.commit(...touched.map(({ level }): Change => ({ kind: "recordStored", record: level })));
  const products = restock(
    touched.map(({ level }) => level),
    stage,
  );
  if (options.isSilent !== true) announce(touched, products, stage);
  const onHand = made
    .filter(({ name }) => name !== "incoming")
    .map((change) => ({ ...change, name: "on_hand" }));
  return [...made, ...onHand];
}

/** A level that was inactive is active from now on. */
function activated(level: StoredLevel | undefined): StoredLevel | undefined {
  return level?.isActive === false ? { ...level, isActive: true } : level;
}

/** The products whose items these levels are of, with what is left of them. */
function restock(levels: readonly StoredLevel[], { store, now }: Stage): StoredRecord[] {
  const owners = new Map<string, StoredRecord>();
  for (const level of levels) {
    const owner = store.find(level.item.id)?.owner;
    if (owner !== undefined) owners.set(owner.id, owner);
  }
  const products = [...owners.values()].map((product) => withStock(product, store, now));
  store.commit(...products.map((record): Change => ({ kind: "recordStored", record })));
  return products;
}

function announce(
  touched: readonly { before: StoredLevel | undefined; level: StoredLevel }[],
  products: readonly StoredRecord[],
  stage: Stage,
): void {
  for (const { before, level } of touched) {
    const topic = before === undefined || before.isActive === false ? "connect" : "update";
    stage.fire(`inventory_levels/${topic}`, inventoryLevelPayload(level, quantityOf(level, "available")));
  }
  if (!stage.settings.inventoryFiresProductUpdates) return;
  for (const product of products) announceUpdated(product, stage);
}
