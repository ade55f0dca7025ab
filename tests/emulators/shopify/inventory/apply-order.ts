import { parseGid, toGid } from "../core/gid.ts";
import { asObject, asObjects, asText } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import type { Store } from "../store/store.ts";
import type { StoredRecord } from "../stored-order.ts";
import { changeQuantities, type QuantityChange } from "./change-quantities.ts";
import { findLevel, levelsOf } from "./levels.ts";
import { effectOf, type OrderEffect } from "./order-effect.ts";

/** What of an order has been applied to one item at one place. */
type Applied = { itemId: string; locationId: string; available: number; committed: number };

/** Kept per order, so that each further state of it moves the stock by the difference alone, at the place that it was taken from. */
type Allocation = StoredRecord & { applied: Applied[]; skipped: string[] };

export type ApplyOptions = {
  /** Only remember the effect: the stock is as it is after this order already. */
  isRememberedOnly?: boolean;
  isSilent?: boolean;
};

/** Moves the stock of the tracked items that an order sold, by what is new in it. Untracked items and unstocked ones are left alone. */
export function applyOrder(order: StoredRecord, stage: Stage, options: ApplyOptions = {}): void {
  const id = toGid("EmulatorAllocation", parseGid(order.id)?.number ?? "0");
  const before = stage.store.find(id)?.node as Allocation | undefined;
  const skipped = new Set(before?.skipped);
  const wanted = new Map<string, Applied>();
  for (const effect of effectOf(order)) {
    const itemId = itemOf(effect.variantId, stage.store);
    if (itemId === undefined || skipped.has(itemId)) continue;
    const home = homeOf(itemId, order, before, stage.store);
    if (home === undefined) {
      skipped.add(itemId);
      continue;
    }
    const locationId = placeOf(effect, itemId, home, stage.store);
    const key = `${itemId} ${locationId}`;
    const known = wanted.get(key) ?? { itemId, locationId, available: 0, committed: 0 };
    const available = known.available + effect.available;
    wanted.set(key, { ...known, available, committed: known.committed + effect.committed });
  }
  if (wanted.size === 0 && before === undefined && skipped.size === 0) return;
  const applied = [...wanted.values()];
  const record: Allocation = { id, applied, skipped: [...skipped] };
  stage.store.commit({ kind: "recordStored", record });
  if (options.isRememberedOnly === true) return;
  changeQuantities(differences(before?.applied ?? [], applied), stage, {
    isSilent: options.isSilent === true,
  });
}

function itemOf(variantId: string, store: Store): string | undefined {
  return asText(asObject(store.find(variantId)?.node.inventoryItem)?.id);
}

/** Where the order takes the item from: the place of before, the shop that sold it, else the first place that stocks it. */
function homeOf(
  itemId: string,
  order: StoredRecord,
  before: Allocation | undefined,
  store: Store,
): string | undefined {
  const known = before?.applied.find((entry) => entry.itemId === itemId);
  if (known !== undefined) return known.locationId;
  if (store.find(itemId)?.node.tracked !== true) return undefined;
  const stocked = levelsOf(itemId, store).map((level) => level.location.id);
  const sentFrom = asObjects(order.fulfillments).map((fulfillment) => asObject(fulfillment.location)?.id);
  const preferred = [asObject(order.retailLocation)?.id, ...sentFrom];
  return stocked.find((id) => preferred.includes(id)) ?? stocked[0];
}

function placeOf(effect: OrderEffect, itemId: string, home: string, store: Store): string {
  const { locationId } = effect;
  return locationId !== null && findLevel(itemId, locationId, store) !== undefined ? locationId : home;
}

function differences(before: readonly Applied[], after: readonly Applied[]): QuantityChange[] {
  const keyOf = ({ itemId, locationId }: Applied) => `${itemId} ${locationId}`;
  const all = new Map([...before, ...after].map((entry) => [keyOf(entry), entry]));
  return [...all.values()].flatMap((entry) => {
    const [old, now] = [before, after].map((list) => list.find((other) => keyOf(other) === keyOf(entry)));
    const target = { itemId: entry.itemId, locationId: entry.locationId };
    const parts: QuantityChange[] = [
      { ...target, name: "available", delta: (now?.available ?? 0) - (old?.available ?? 0) },
      { ...target, name: "committed", delta: (now?.committed ?? 0) - (old?.committed ?? 0) },
    ];
    return parts.filter((part) => "delta" in part && part.delta !== 0);
  });
}
