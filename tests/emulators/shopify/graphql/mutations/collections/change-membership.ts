import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { asList, asObjects, asText } from "../../../core/plain-object.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { announceUpdated } from "../../../webhooks/announce.ts";
import type { QueryContext } from "../../query-context.ts";

/** Puts a product into collections and takes it out of others; collections with rules and unknown ones stay as they are. */
export function changeMembership(
  productId: string,
  change: { join?: unknown; leave?: unknown },
  context: QueryContext,
): void {
  for (const id of asList(change.join)) {
    const collection = findCollection(id, context);
    if (collection !== undefined) addProducts(collection, [productId], context);
  }
  for (const id of asList(change.leave)) {
    const collection = findCollection(id, context);
    if (collection !== undefined) removeProducts(collection, [productId], context);
  }
}

export function findCollection(id: unknown, context: QueryContext): StoredRecord | undefined {
  const node = context.store.find(asText(id) ?? "")?.node;
  return node?.id.startsWith("gid://shopify/Collection/") === true ? node : undefined;
}

/** collections/update goes out once, however many products are added; nothing happens when all of them are in it already. */
export function addProducts(
  collection: StoredRecord,
  productIds: readonly string[],
  context: QueryContext,
): StoredRecord {
  const present = asObjects(collection.products);
  const known = new Set(present.map(({ id }) => id));
  const added = productIds.filter((id) => !known.has(id) && context.store.find(id) !== undefined);
  if (collection.ruleSet != null || added.length === 0) return collection;
  return store(collection, [...present, ...added.map((id) => ({ id }))], context);
}

export function removeProducts(
  collection: StoredRecord,
  productIds: readonly string[],
  context: QueryContext,
): StoredRecord {
  const gone = new Set(productIds);
  const present = asObjects(collection.products);
  const kept = present.filter(({ id }) => !gone.has(String(id)));
  if (collection.ruleSet != null || kept.length === present.length) return collection;
  return store(collection, kept, context);
}

function store(collection: StoredRecord, products: unknown[], context: QueryContext): StoredRecord {
  const record = { ...collection, products, updatedAt: toShopifyDateTime(context.now) };
  context.store.commit({ kind: "recordStored", record });
  announceUpdated(record, context);
  return record;
}
