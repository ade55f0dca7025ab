import type { Emulator } from "../core/emulator.ts";
import { toGid } from "../core/gid.ts";
import { stageOf } from "../core/stage.ts";
import { jsonReply, type Reply } from "../http/exchange.ts";
import type { StoredRecord } from "../stored-order.ts";
import {
  announceCreated,
  announceDeleted,
  announceReplaced,
  announceTopic,
  announceUpdated,
} from "../webhooks/announce.ts";
import { readRecords } from "./read-records.ts";

type Body = Record<string, unknown>;

/** Stores records; with `webhooks: true` the create topics go out, or the update topics for records that were there already. */
export function storeNewRecords(
  body: Body,
  name: string,
  type: string | undefined,
  emulator: Emulator,
): unknown {
  const records = readRecords(body, name, type);
  const present = new Set(
    records.map((record) => record.id).filter((id) => emulator.store.find(id) !== undefined),
  );
  emulator.store.commit(...records.map((record) => ({ kind: "recordStored" as const, record })));
  if (body.webhooks === true) {
    for (const record of records) {
      if (present.has(record.id)) announceUpdated(record, stageOf(emulator));
      else announceCreated(record, stageOf(emulator));
    }
  }
  return { stored: records.map((record) => record.id) };
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
  for (const record of records) replaceRecord(record, body.webhooks !== false, topics?.map(String), emulator);
  return { stored: records.map((record) => record.id) };
}

function replaceRecord(
  record: StoredRecord,
  isAnnounced: boolean,
  topics: string[] | undefined,
  emulator: Emulator,
): void {
  const before = emulator.store.find(record.id)?.node;
  emulator.store.commit({ kind: "recordStored", record });
  if (!isAnnounced || before === undefined) return;
  if (topics === undefined) announceReplaced(before, record, stageOf(emulator));
  for (const topic of topics ?? []) announceTopic(topic, record, stageOf(emulator));
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
  emulator.store.commit({ kind: "recordDeleted", id: gid });
  announceDeleted(found.owner, stageOf(emulator));
  return jsonReply(200, { deleted: gid });
}

const TYPES: Record<string, string> = { orders: "Order", products: "Product", customers: "Customer" };

function toRecordGid(collection: string, id: string): string {
  return id.startsWith("gid://") ? id : toGid(TYPES[collection] ?? "Node", id);
}
