import { parseGid } from "../core/gid.ts";
import { asObject } from "../core/plain-object.ts";
import type { StoredMetafield, StoredOrder, StoredRecord } from "../stored-order.ts";
import type { Change, Delivery, IssuedToken } from "./change.ts";
import type { Journal } from "./journal.ts";
import { applyChange, countLive, customIdKey, emptyMemory, type FoundNode, snapshot } from "./memory.ts";

/** The shop's data. It changes through `commit` alone, which journals first. */
export type Store = {
  commit(...changes: Change[]): void;
  /** Top-level records of a GraphQL type, in the order of their first arrival. */
  list(type: string): readonly StoredRecord[];
  count(type: string): number;
  /** Grows with every change of a record of the type; "Metafield" with every change of a metafield. */
  version(type: string): number;
  /** Records that refer to `id` by a field: `referring("Order.customer", customerId)`. */
  referring(field: string, id: string): StoredRecord[];
  /** Records by a value of theirs, in lower case for e-mails and names: `keyed("Customer.email", "a@b.example")`. */
  keyed(key: string, value: string): StoredRecord[];
  orders(): StoredOrder[];
  /** A top-level record, or a variant or inventory item inside a product. */
  find(id: string): FoundNode | undefined;
  /** A node of that id inside the record: a line, refund, transaction ... */
  findInside(owner: StoredRecord, id: string): StoredRecord | undefined;
  metafields(ownerId: string): StoredMetafield[];
  /** The record of a type that has this value in a metafield of type `id`. */
  findByCustomId(
    type: string,
    id: { namespace: string; key: string; value: string },
  ): StoredRecord | undefined;
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

/** A journal of more lines per live thing is rewritten when it is opened. */
const REWRITE_FACTOR = 3;

export function openStore(journal: Journal): Store {
  const memory = emptyMemory();
  const indexes = new WeakMap<StoredRecord, Map<string, StoredRecord>>();
  const replayed = journal.replay();
  for (const change of replayed) applyChange(memory, change);
  if (replayed.length > REWRITE_FACTOR * countLive(memory)) journal.rewrite(snapshot(memory));

  const lists = new Map<string, { version: number; records: StoredRecord[] }>();

  function version(type: string): number {
    return memory.versions.get(type) ?? 0;
  }

  function list(type: string): readonly StoredRecord[] {
    const known = lists.get(type);
    if (known?.version === version(type)) return known.records;
    const records = [...(memory.records.get(type)?.values() ?? [])];
    lists.set(type, { version: version(type), records });
    return records;
  }

  function read(ids: ReadonlySet<string> | undefined): StoredRecord[] {
    return [...(ids ?? [])].flatMap((id) => memory.records.get(parseGid(id)?.type ?? "")?.get(id) ?? []);
  }

  return {
    commit(...changes) {
      journal.append(changes);
      for (const change of changes) applyChange(memory, change);
    },
    list,
    count: (type) => memory.records.get(type)?.size ?? 0,
    version,
    referring: (field, id) => read(memory.indexes.referring.get(field)?.get(id)),
    keyed: (key, value) => read(memory.indexes.keyed.get(key)?.get(value)),
    orders: () => [...list("Order")] as StoredOrder[],
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
    findByCustomId(type, id) {
      const ownerId = memory.customIds.get(customIdKey(`gid://shopify/${type}/0`, id));
      return memory.records.get(type)?.get(ownerId ?? "");
    },
    metafields: (ownerId) => memory.metafields.get(ownerId) ?? [],
    isInstalled: () => memory.isInstalled,
    token: (value) => memory.tokens.get(value),
    tokens: () => [...memory.tokens.values()],
    deliveries: () => [...memory.deliveries.values()],
    delivery: (webhookId) => memory.deliveries.get(webhookId),
    pendingDeliveries: () => memory.pending,
    changeCount: () => memory.changeCount,
  };
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
