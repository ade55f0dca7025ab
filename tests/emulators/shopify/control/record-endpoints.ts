import { announceStock } from "../catalog/announce-stock.ts";
import type { Emulator } from "../core/emulator.ts";
import { parseGid, toGid } from "../core/gid.ts";
import { type Stage, stageOf } from "../core/stage.ts";
import { createContext } from "../graphql/graphql-endpoint.ts";
import { deleteProduct } from "../graphql/mutations/products/write-product.ts";
import { jsonReply, type Reply } from "../http/exchange.ts";
import { applyOrder } from "../inventory/apply-order.ts";
import type { StoredRecord } from "../stored-order.ts";
import {
  announceCreated,
  announceDeleted,
  announceReplaced,
  announceTopic,
  announceUpdated,
} from "../webhooks/announce.ts";
import { liftNested } from "./lift-nested.ts";
import { readRecords } from "./read-records.ts";

type Body = Record<string, unknown>;

/** Records are stored this many at a time: one list of 100,000 changes is more than a call can carry. */
const CHUNK = 2000;

/** Answers name no more ids than this; the count is always there. */
const NAMED = 10_000;

/**
 * Stores records; with `webhooks: true` the create topics go out, or the update topics for records that were there already. Orders move
 * the stock of what they sell, unless `inventory` is false: then the stock counts as what it is after them.
 */
export function storeNewRecords(
  body: Body,
  name: string,
  type: string | undefined,
  emulator: Emulator,
): unknown {
  const records = readRecords(body, name, type);
  const stage = stageOf(emulator);
  const isAnnounced = body.webhooks === true;
  for (let start = 0; start < records.length; start += CHUNK) {
    const chunk = records.slice(start, start + CHUNK);
    const before = new Map(chunk.map(({ id }) => [id, emulator.store.find(id)?.node]));
    const lifted = chunk.map((record) => liftNested(record, stage));
    const old = new Map(lifted.flat().map(({ id }) => [id, emulator.store.find(id)?.node]));
    emulator.store.commit(...lifted.flat().map((record) => ({ kind: "recordStored" as const, record })));
    for (const group of lifted) announceNew(group, before, old, stage, isAnnounced);
    for (const record of chunk) moveStock(record, body, isAnnounced, stage);
  }
  return { count: records.length, stored: records.slice(0, NAMED).map((record) => record.id) };
}

/**
 * Replaces records and, unless `webhooks` is false, sends what the difference means (updated, paid, cancelled, a new
 * refund), or exactly the `topics` that the body lists.
 */
export function updateRecords(body: Body, name: string, type: string, emulator: Emulator): unknown {
  const records = readRecords(body, name, type);
  const topics = body.topics;
  if (topics !== undefined && !Array.isArray(topics)) throw new TypeError('"topics" is not a list.');
  for (const record of records) {
    const before = emulator.store.find(record.id)?.node;
    if (before === undefined) throw new TypeError(`${record.id} is not stored, so it cannot be updated.`);
  }
  const stage = stageOf(emulator);
  for (const record of records) {
    replaceRecord(record, body.webhooks !== false, topics?.map(String), stage);
    moveStock(record, body, body.webhooks !== false, stage);
  }
  return { stored: records.map((record) => record.id) };
}

function replaceRecord(
  record: StoredRecord,
  isAnnounced: boolean,
  topics: string[] | undefined,
  stage: Stage,
): void {
  const before = stage.store.find(record.id)?.node;
  stage.store.commit({ kind: "recordStored", record });
  if (!isAnnounced || before === undefined) return;
  if (topics === undefined) announceReplaced(before, record, stage);
  for (const topic of topics ?? []) announceTopic(topic, record, stage);
}

function announceNew(
  group: readonly StoredRecord[],
  before: ReadonlyMap<string, StoredRecord | undefined>,
  old: ReadonlyMap<string, StoredRecord | undefined>,
  stage: Stage,
  isAnnounced: boolean,
): void {
  if (!isAnnounced) return;
  for (const record of group) {
    if (parseGid(record.id)?.type === "InventoryLevel") continue;
    if (old.get(record.id) === undefined) announceCreated(record, stage);
    else announceUpdated(record, stage);
  }
  const [record, ...levels] = group;
  if (record === undefined || parseGid(record.id)?.type !== "Product") return;
  const disconnected: StoredRecord[] = [];
  announceStock({ before: before.get(record.id), after: record, levels, old, disconnected }, stage);
}

function moveStock(record: StoredRecord, body: Body, isAnnounced: boolean, stage: Stage): void {
  if (parseGid(record.id)?.type !== "Order") return;
  applyOrder(record, stage, { isRememberedOnly: body.inventory === false, isSilent: !isAnnounced });
}

/** A stored record with its metafields. */
export function readRecord(collection: string, id: string, emulator: Emulator): Reply {
  const gid = toRecordGid(collection, id);
  const record = emulator.store.find(gid)?.node;
  if (record === undefined) return jsonReply(404, { error: `${gid} is not stored.` });
  return jsonReply(200, { record, metafields: emulator.store.metafields(gid) });
}

/** Deletes a record and sends its delete topic. */
export function deleteRecord(collection: string, id: string, emulator: Emulator): Reply {
  const gid = toRecordGid(collection, id);
  const found = emulator.store.find(gid);
  if (found === undefined || found.owner.id !== gid)
    return jsonReply(404, { error: `${gid} is not stored.` });
  if (parseGid(gid)?.type === "Product") {
    deleteProduct(undefined, { input: { id: gid } }, createContext(emulator));
  } else {
    emulator.store.commit({ kind: "recordDeleted", id: gid });
    announceDeleted(found.owner, stageOf(emulator));
  }
  return jsonReply(200, { deleted: gid });
}

const TYPES: Record<string, string> = {
  collections: "Collection",
  orders: "Order",
  products: "Product",
  customers: "Customer",
  companies: "Company",
  locations: "Location",
};

function toRecordGid(collection: string, id: string): string {
  return id.startsWith("gid://") ? id : toGid(TYPES[collection] ?? "Node", id);
}
