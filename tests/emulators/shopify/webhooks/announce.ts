import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import type { StoredRecord } from "../stored-order.ts";
import { refundFields } from "./order-payload.ts";
import { deletedPayload, recordPayload } from "./payloads.ts";

type Family = { create: string; update: string; delete: string };

/** The topics of a type: `orders/create`, `orders/updated`; all other types say `update`. */
const TOPIC_FAMILIES = new Map<string, Family>([
  ["Order", { create: "orders/create", update: "orders/updated", delete: "orders/delete" }],
  ["Product", familyOf("products")],
  ["Customer", familyOf("customers")],
  ["DraftOrder", familyOf("draft_orders")],
  ["Collection", familyOf("collections")],
  ["Location", familyOf("locations")],
  ["Company", familyOf("companies")],
  ["CompanyLocation", familyOf("company_locations")],
]);

function familyOf(name: string): Family {
  return { create: `${name}/create`, update: `${name}/update`, delete: `${name}/delete` };
}

/** Fires the topics of a record that has just come into being. An order that is paid at once fires orders/paid too. */
export function announceCreated(record: StoredRecord, stage: Stage): void {
  const topic = topicsOf(record)?.create;
  if (topic === undefined) return;
  announceTopic(topic, record, stage);
  if (record.displayFinancialStatus === "PAID") announceTopic("orders/paid", record, stage);
}

/** Fires the update topic of a record. */
export function announceUpdated(record: StoredRecord, stage: Stage): void {
  const topic = topicsOf(record)?.update;
  if (topic !== undefined) announceTopic(topic, record, stage);
}

export function announceDeleted(record: StoredRecord, stage: Stage): void {
  const topic = topicsOf(record)?.delete;
  if (topic !== undefined) stage.fire(topic, deletedPayload(record, stage), testOf(record));
}

/** Fires what the difference of two states of an order means: updated, and paid, cancelled or refunded where that is new. */
export function announceReplaced(before: StoredRecord, after: StoredRecord, stage: Stage): void {
  announceUpdated(after, stage);
  if (before.displayFinancialStatus !== "PAID" && after.displayFinancialStatus === "PAID") {
    announceTopic("orders/paid", after, stage);
  }
  if (before.cancelledAt == null && after.cancelledAt != null) {
    announceTopic("orders/cancelled", after, stage);
  }
  const known = new Set(asList(before.refunds).map((refund) => asObject(refund)?.id));
  for (const refund of asList(after.refunds).map(asObject)) {
    if (refund !== undefined && !known.has(refund.id)) {
      stage.fire("refunds/create", refundFields(refund, after), testOf(after));
    }
  }
}

/** Fires one topic of the caller's choice with the record's own payload. */
export function announceTopic(topic: string, record: StoredRecord, stage: Stage): void {
  stage.fire(topic, recordPayload(record, stage), testOf(record));
}

function testOf(record: StoredRecord): { isTest: boolean } {
  return { isTest: record.test === true };
}

function topicsOf(record: StoredRecord): Family | undefined {
  return TOPIC_FAMILIES.get(parseGid(record.id)?.type ?? "");
}
