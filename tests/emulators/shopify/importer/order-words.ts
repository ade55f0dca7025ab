import { filledText, type RawObject } from "./raw-fields.ts";
import { wordOf } from "./reading.ts";

type Note = (text: string) => void;

const FINANCIAL = [
  "AUTHORIZED",
  "EXPIRED",
  "PAID",
  "PARTIALLY_PAID",
  "PARTIALLY_REFUNDED",
  "PENDING",
  "REFUNDED",
  "VOIDED",
] as const;
const CANCEL = ["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"] as const;
const FULFILLMENT = new Map([
  ["fulfilled", "FULFILLED"],
  ["partial", "PARTIALLY_FULFILLED"],
  ["restocked", "RESTOCKED"],
  ["pending", "PENDING_FULFILLMENT"],
  ["unfulfilled", "UNFULFILLED"],
  ["not_eligible", "UNFULFILLED"],
]);
const APPS = new Map([
  ["580111", "Online Store"],
  ["129785", "Point of Sale"],
  ["1354745", "Draft Orders"],
]);

export function financialStatusOf(raw: RawObject, note: Note): (typeof FINANCIAL)[number] | null {
  return wordOf(raw.financial_status, FINANCIAL, "financial_status", note);
}

/** REST says null, partial, fulfilled, restocked or pending where GraphQL has a display status. */
export function fulfillmentStatusOf(raw: RawObject, note: Note): string {
  const stated = filledText(raw.fulfillment_status)?.trim().toLowerCase() ?? "unfulfilled";
  const status = FULFILLMENT.get(stated);
  if (status === undefined) note(`fulfillment_status is "${stated}"; it counts as unfulfilled.`);
  return status ?? "UNFULFILLED";
}

export function cancelReasonOf(raw: RawObject, note: Note): (typeof CANCEL)[number] | null {
  if (filledText(raw.cancelled_at) === null && filledText(raw.cancel_reason) === null) return null;
  return wordOf(raw.cancel_reason, CANCEL, "cancel_reason", note) ?? "OTHER";
}

/** The name of the app behind an order; Shopify's own sales channels have fixed ids. */
export function appNameOf(appId: string, sourceName: string | null): string {
  return APPS.get(appId) ?? sourceName ?? `App ${appId}`;
}
