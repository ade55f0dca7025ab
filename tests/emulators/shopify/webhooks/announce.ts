import type { Emulator } from "../core/emulator.ts";
import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { recordPayload, refundPayload } from "./payloads.ts";

/** The family of topics of a type: `orders/create`, `orders/updated`; products and customers say `update`. */
const TOPIC_FAMILIES = new Map([
  ["Order", { create: "orders/create", update: "orders/updated", delete: "orders/delete" }],
  ["Product", { create: "products/create", update: "products/update", delete: "products/delete" }],
  ["Customer", { create: "customers/create", update: "customers/update", delete: "customers/delete" }],
  [
    "DraftOrder",
    { create: "draft_orders/create", update: "draft_orders/update", delete: "draft_orders/delete" },
  ],
]);

/** Fires the topics of a record that has just come into being. An order that is paid at once fires orders/paid too. */
export function announceCreated(record: StoredRecord, emulator: Emulator): void {
  const topic = familyOf(record)?.create;
  if (topic === undefined) return;
  fire(topic, recordPayload(record, emulator), record, emulator);
  if (record.displayFinancialStatus === "PAID")
    fire("orders/paid", recordPayload(record, emulator), record, emulator);
}

/** Fires the update topic of a record. */
export function announceUpdated(record: StoredRecord, emulator: Emulator): void {
  const topic = familyOf(record)?.update;
  if (topic !== undefined) fire(topic, recordPayload(record, emulator), record, emulator);
}

export function announceDeleted(record: StoredRecord, emulator: Emulator): void {
  const topic = familyOf(record)?.delete;
  if (topic !== undefined) fire(topic, recordPayload(record, emulator), record, emulator);
}

/** Fires what the difference of two states of an order means: updated, and paid, cancelled or refunded where that is new. */
export function announceReplaced(before: StoredRecord, after: StoredRecord, emulator: Emulator): void {
  const body = recordPayload(after, emulator);
  announceUpdated(after, emulator);
  if (before.displayFinancialStatus !== "PAID" && after.displayFinancialStatus === "PAID") {
    fire("orders/paid", body, after, emulator);
  }
  if (before.cancelledAt == null && after.cancelledAt != null)
    fire("orders/cancelled", body, after, emulator);
  const known = new Set(asList(before.refunds).map((refund) => asObject(refund)?.id));
  for (const refund of asList(after.refunds).map(asObject)) {
    if (refund !== undefined && !known.has(refund.id)) {
      fire("refunds/create", refundPayload(refund, after, emulator), after, emulator);
    }
  }
}

/** Fires one topic of the caller's choice with the record's own payload. */
export function announceTopic(topic: string, record: StoredRecord, emulator: Emulator): void {
  fire(topic, recordPayload(record, emulator), record, emulator);
}

/** A shop speaks to an app only while it is installed. */
function fire(topic: string, body: string, record: StoredRecord, emulator: Emulator): void {
  if (!emulator.store.isInstalled()) return;
  emulator.webhooks.send(topic, body, { isTest: record.test === true });
}

function familyOf(record: StoredRecord): { create: string; update: string; delete: string } | undefined {
  return TOPIC_FAMILIES.get(parseGid(record.id)?.type ?? "");
}
