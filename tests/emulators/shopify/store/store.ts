import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredMetafield, StoredOrder, StoredRecord } from "../stored-order.ts";
import type { Change, Delivery, IssuedToken } from "./change.ts";
import type { Journal } from "./journal.ts";

/** A node and the top-level record it lies in (itself for a top-level record). */
export type FoundNode = { node: StoredRecord; owner: StoredRecord };

/** The shop's data. It changes through `commit` alone, which journals first. */
export type Store = {
  commit(...changes: Change[]): void;
  /** Top-level records of a GraphQL type, in the order of their first arrival. */
  list(type: string): StoredRecord[];
  orders(): StoredOrder[];
  /** A top-level record, or a variant or inventory item inside a product. */
  find(id: string): FoundNode | undefined;
  /** A node of that id inside the record: a line, refund, transaction ... */
  findInside(owner: StoredRecord, id: string): StoredRecord | undefined;
  metafields(ownerId: string): StoredMetafield[];
  isInstalled(): boolean;
  token(value: string): IssuedToken | undefined;
  tokens(): IssuedToken[];
  deliveries(): Delivery[];
  delivery(webhookId: string): Delivery | undefined;
  /** Deliveries that have not ended, oldest first. */
  pendingDeliveries(): ReadonlySet<Delivery>;
  /** How many changes have been made since the data began. */
  changeCount(): number;
};

type Memory = {
  records: Map<string, Map<string, StoredRecord>>;
  inside: Map<string, FoundNode>;
  metafields: Map<string, StoredMetafield[]>;
  tokens: Map<string, IssuedToken>;
  deliveries: Map<string, Delivery>;
  pending: Set<Delivery>;
  isInstalled: boolean;
};

export function openStore(journal: Journal): Store {
  const memory: Memory = {
    records: new Map(),
    inside: new Map(),
    metafields: new Map(),
    tokens: new Map(),
    deliveries: new Map(),
    pending: new Set(),
    isInstalled: false,
  };
  const indexes = new WeakMap<StoredRecord, Map<string, StoredRecord>>();
  const replayed = journal.replay();
  for (const change of replayed) apply(memory, change);
  let changeCount = replayed.length;

  function list(type: string): StoredRecord[] {
    return [...(memory.records.get(type)?.values() ?? [])];
  }

  return {
    commit(...changes) {
      journal.append(changes);
      changeCount += changes.length;
      for (const change of changes) apply(memory, change);
    },
    list,
    orders: () => list("Order") as StoredOrder[],
    find(id) {
      const record = memory.records.get(parseGid(id)?.type ?? "")?.get(id);
      return record === undefined ? memory.inside.get(id) : { node: record, owner: record };
    },
    findInside(owner, id) {
      let index = indexes.get(owner);
      if (index === undefined) {
        index = indexNodes(owner);
        indexes.set(owner, index);
      }
      return index.get(id);
    },
    metafields: (ownerId) => memory.metafields.get(ownerId) ?? [],
    isInstalled: () => memory.isInstalled,
    token: (value) => memory.tokens.get(value),
    tokens: () => [...memory.tokens.values()],
    deliveries: () => [...memory.deliveries.values()],
    delivery: (webhookId) => memory.deliveries.get(webhookId),
    pendingDeliveries: () => memory.pending,
    changeCount: () => changeCount,
  };
}

function apply(memory: Memory, change: Change): void {
  switch (change.kind) {
    case "recordStored":
      storeRecord(memory, change.record);
      return;
    case "recordDeleted":
      memory.records.get(parseGid(change.id)?.type ?? "")?.delete(change.id);
      return;
    case "metafieldSet": {
      const others = withoutKey(memory, change.ownerId, change.metafield.namespace, change.metafield.key);
      memory.metafields.set(change.ownerId, [...others, change.metafield]);
      return;
    }
    case "metafieldDeleted":
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
  if (change.status !== "pending") memory.pending.delete(delivery);
}

function storeRecord(memory: Memory, record: StoredRecord): void {
  const type = parseGid(record.id)?.type;
  if (type === undefined) throw new TypeError(`A record needs a GID, found ${JSON.stringify(record.id)}.`);
  const ofType = memory.records.get(type) ?? new Map<string, StoredRecord>();
  memory.records.set(type, ofType.set(record.id, record));
  if (type !== "Product") return;
  for (const variant of asList(record.variants).map(asObject)) {
    for (const node of [variant, asObject(variant?.inventoryItem)]) {
      if (node !== undefined && typeof node.id === "string") {
        memory.inside.set(node.id, { node: node as StoredRecord, owner: record });
      }
    }
  }
}

function withoutKey(memory: Memory, ownerId: string, namespace: string, key: string): StoredMetafield[] {
  const present = memory.metafields.get(ownerId) ?? [];
  return present.filter((metafield) => metafield.namespace !== namespace || metafield.key !== key);
}

/** Every node with an id inside a record; of several with one id the fullest, the others being references to it. */
function indexNodes(owner: StoredRecord): Map<string, StoredRecord> {
  const index = new Map<string, StoredRecord>();
  const waiting: unknown[] = [owner];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value);
    const node = asObject(value);
    if (node === undefined) continue;
    waiting.push(...Object.values(node).filter((inner) => inner !== null && typeof inner === "object"));
    if (typeof node.id !== "string") continue;
    const known = index.get(node.id);
    if (known === undefined || Object.keys(known).length < Object.keys(node).length) {
      index.set(node.id, node as StoredRecord);
    }
  }
  return index;
}
