import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredMetafield, StoredRecord } from "../stored-order.ts";
import type { Change, Delivery, IssuedToken } from "./change.ts";
import { addToIndexes, emptyIndexes, type Indexes, removeFromIndexes } from "./indexes.ts";

/** A node and the top-level record it lies in (itself for a top-level record). */
export type FoundNode = { node: StoredRecord; owner: StoredRecord };

/** The shop's data in memory: the sum of all changes so far. */
export type Memory = {
  records: Map<string, Map<string, StoredRecord>>;
  inside: Map<string, FoundNode>;
  indexes: Indexes;
  /** How often records of a type have changed; under "Metafield" how often metafields have. */
  versions: Map<string, number>;
  metafields: Map<string, StoredMetafield[]>;
  /** Owners by their metafields of type `id`, whose values are given once per type of owner. */
  customIds: Map<string, string>;
  tokens: Map<string, IssuedToken>;
  deliveries: Map<string, Delivery>;
  pending: Set<Delivery>;
  /** Ids of ended deliveries, oldest first; only the latest are remembered. */
  ended: string[];
  isInstalled: boolean;
  changeCount: number;
};

/** Ended deliveries beyond this number are forgotten, bodies and all. */
const ENDED_DELIVERIES_KEPT = 2000;

export function emptyMemory(): Memory {
  return {
    records: new Map(),
    inside: new Map(),
    indexes: emptyIndexes(),
    versions: new Map(),
    metafields: new Map(),
    customIds: new Map(),
    tokens: new Map(),
    deliveries: new Map(),
    pending: new Set(),
    ended: [],
    isInstalled: false,
    changeCount: 0,
  };
}

export function countLive(memory: Memory): number {
  return snapshot(memory).length;
}

/** The shortest list of changes that leads to this memory. Ended deliveries are left out. */
export function snapshot(memory: Memory): Change[] {
  const records = [...memory.records.values()].flatMap((ofType) => [...ofType.values()]);
  const metafields = [...memory.metafields].flatMap(([ownerId, list]) =>
    list.map((metafield): Change => ({ kind: "metafieldSet", ownerId, metafield })),
  );
  const body: Change[] = [
    { kind: "installChanged", isInstalled: memory.isInstalled },
    ...records.map((record): Change => ({ kind: "recordStored", record })),
    ...metafields,
    ...[...memory.tokens.values()].map((token): Change => ({ kind: "tokenIssued", token })),
    ...[...memory.pending].map((delivery): Change => ({ kind: "deliveryQueued", delivery })),
  ];
  // Ids are drawn from the count of changes, so it may not fall back.
  return [{ kind: "rewritten", changeCount: Math.max(0, memory.changeCount - body.length) }, ...body];
}

export function applyChange(memory: Memory, change: Change): void {
  memory.changeCount += 1;
  switch (change.kind) {
    case "recordStored":
      storeRecord(memory, change.record);
      return;
    case "rewritten":
      memory.changeCount += change.changeCount;
      return;
    case "recordDeleted":
      deleteRecord(memory, change.id);
      return;
    case "metafieldSet": {
      countVersion(memory, "Metafield");
      const { ownerId, metafield } = change;
      const others = withoutKey(memory, ownerId, metafield.namespace, metafield.key);
      memory.metafields.set(ownerId, [...others, metafield]);
      if (metafield.type === "id") memory.customIds.set(customIdKey(ownerId, metafield), ownerId);
      return;
    }
    case "metafieldDeleted":
      countVersion(memory, "Metafield");
      memory.metafields.set(change.ownerId, withoutKey(memory, change.ownerId, change.namespace, change.key));
      return;
    case "installChanged":
      memory.isInstalled = change.isInstalled;
      if (!change.isInstalled) memory.tokens.clear();
      return;
    case "tokenIssued":
      memory.tokens.set(change.token.value, change.token);
      return;
    case "tokenRevoked":
      memory.tokens.delete(change.value);
      return;
    case "deliveryQueued":
      memory.deliveries.set(change.delivery.webhookId, change.delivery);
      memory.pending.add(change.delivery);
      return;
    case "deliveryTried":
      recordAttempt(memory, change);
      return;
  }
}

function recordAttempt(memory: Memory, change: Extract<Change, { kind: "deliveryTried" }>): void {
  const delivery = memory.deliveries.get(change.webhookId);
  if (delivery === undefined) throw new Error(`The journal tries an unknown delivery ${change.webhookId}.`);
  delivery.attempts.push(change.attempt);
  delivery.status = change.status;
  delivery.nextAttemptAt = change.nextAttemptAt;
  if (change.status === "pending") return;
  memory.pending.delete(delivery);
  memory.ended.push(delivery.webhookId);
  const oldest = memory.ended.length > ENDED_DELIVERIES_KEPT ? memory.ended.shift() : undefined;
  if (oldest !== undefined) memory.deliveries.delete(oldest);
}

function storeRecord(memory: Memory, record: StoredRecord): void {
  const type = parseGid(record.id)?.type;
  if (type === undefined) throw new TypeError(`A record needs a GID, found ${JSON.stringify(record.id)}.`);
  const ofType = memory.records.get(type) ?? new Map<string, StoredRecord>();
  forget(memory, ofType.get(record.id));
  memory.records.set(type, ofType.set(record.id, record));
  addToIndexes(memory.indexes, record);
  for (const node of nodesInside(record)) memory.inside.set(node.id, { node, owner: record });
  countVersion(memory, type);
}

function deleteRecord(memory: Memory, id: string): void {
  const type = parseGid(id)?.type ?? "";
  const ofType = memory.records.get(type);
  forget(memory, ofType?.get(id));
  if (ofType?.delete(id) === true) countVersion(memory, type);
  for (const metafield of memory.metafields.get(id) ?? [])
    memory.customIds.delete(customIdKey(id, metafield));
  memory.metafields.delete(id);
}

/** What an owner of this type is found by. */
export function customIdKey(
  ownerId: string,
  { namespace, key, value }: Pick<StoredMetafield, "namespace" | "key" | "value">,
): string {
  return JSON.stringify([parseGid(ownerId)?.type, namespace, key, value]);
}

/** Takes a record that is deleted or replaced out of everything that finds it. */
function forget(memory: Memory, record: StoredRecord | undefined): void {
  if (record === undefined) return;
  removeFromIndexes(memory.indexes, record);
  for (const node of nodesInside(record)) memory.inside.delete(node.id);
}

/** The variants of a product and their inventory items: they are found by id like records of their own. */
function nodesInside(record: StoredRecord): StoredRecord[] {
  if (parseGid(record.id)?.type !== "Product") return [];
  return asList(record.variants).flatMap((value) => {
    const variant = asObject(value);
    const nodes = [variant, asObject(variant?.inventoryItem)];
    return nodes.filter((node): node is StoredRecord => typeof node?.id === "string");
  });
}

function countVersion(memory: Memory, type: string): void {
  memory.versions.set(type, (memory.versions.get(type) ?? 0) + 1);
}

function withoutKey(memory: Memory, ownerId: string, namespace: string, key: string): StoredMetafield[] {
  const present = memory.metafields.get(ownerId) ?? [];
  const old = present.find((metafield) => metafield.namespace === namespace && metafield.key === key);
  if (old?.type === "id") memory.customIds.delete(customIdKey(ownerId, old));
  return present.filter((metafield) => metafield.namespace !== namespace || metafield.key !== key);
}
