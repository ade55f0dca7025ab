import { ok, type Result } from "#app/domain/faults/fault.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { itemName } from "#app/domain/lists/products/item-name.ts";
import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { matchItem } from "#app/domain/lists/products/match-item.ts";
import { hash } from "#app/sync/content-hash.ts";
import { type Creating, createItem, type LinkedItem } from "#app/sync/lists/products/create-item.ts";
import { type FreshItems, findCandidates, findTaken } from "#app/sync/lists/products/find-candidates.ts";
import { itemBinding } from "#app/sync/lists/products/item-binding.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { underLocks } from "#app/sync/lists/under-locks.ts";
import type { Binding } from "#app/sync/ports.ts";

export type Taking = Creating & {
  /** What `readBySku` found for it. */
  fresh: FreshItems;
  /** False: an item that is there is linked, none is made. */
  mayCreate: boolean;
};

/**
 * The item of a source that has no link yet: found by SKU, else by name, else made, and linked. One worker at a time per
 * source, SKU and name: the second finds what the first made. Items of other products do not wait. Null: there is none,
 * and none may be made.
 */
export function takeItem(
  context: ItemContext,
  source: ItemSource,
  taking: Taking,
): Promise<Result<LinkedItem | null>> {
  return underLocks(context.ports, itemLockKeys(context, source), async () => {
    const meanwhile = await findLink(context, source.key);
    if (meanwhile) return readLinked(context, meanwhile);
    const candidates = await findCandidates(context, source, taking.fresh);
    if (!candidates.ok) return candidates;
    const { products } = context.settings;
    const match = matchItem(source, candidates.value, products);
    if (!match.ok) return match;
    if (match.value) {
      const { item, by } = match.value;
      const binding = itemBinding(context, source, item, by, taking.facts);
      await context.ports.bindings.bind(binding);
      return ok({ binding, item });
    }
    if (!taking.mayCreate) return ok(null);
    return createItem(context, source, taking, async (namesake) => {
      const takenBy = await findTaken(context, source, [namesake]);
      const again = matchItem(source, { bySku: [], byName: [namesake], takenBy }, products);
      return again.ok && again.value !== null;
    });
  });
}

/** The link of a source, if there is one. */
export async function findLink({ ports, shop, books }: ItemContext, key: string): Promise<Binding | null> {
  const [binding] = await ports.bindings.find(shop, books.realmId, "item", [key]);
  return binding ?? null;
}

/** Another worker linked it a moment ago, so the copy has its item. */
async function readLinked(context: ItemContext, binding: Binding): Promise<Result<LinkedItem | null>> {
  const { ports, shop, books } = context;
  const [known] = await ports.mirror.find(shop, books.realmId, "Item", [binding.qboId]);
  if (known) return ok({ binding, item: known });
  const read = await books.lists.readEntries("Item", [binding.qboId]);
  if (!read.ok) return read;
  const [item] = read.value;
  return ok(item ? { binding, item } : null);
}

/** What only one worker at a time may look for or make: the source itself, its SKU, its name. */
export function itemLockKeys({ shop, settings }: ItemContext, source: ItemSource): string[] {
  const name = itemName(source, settings.products.nameFormat);
  return [lockKey(shop, "key", source.key), ...itemWordKeys(shop, { sku: source.sku, name })];
}

/** Locks of an item's SKU and name, whichever side it comes from. */
export function itemWordKeys(shop: string, { sku, name }: { sku: string | null; name: string }): string[] {
  const words = [
    ["sku", matchKey(sku)],
    ["name", matchKey(name)],
  ] as const;
  return words.flatMap(([kind, text]) => (text === null ? [] : lockKey(shop, kind, text)));
}

const lockKey = (shop: string, kind: string, text: string): string => `${shop}/item/${hash([kind, text])}`;
