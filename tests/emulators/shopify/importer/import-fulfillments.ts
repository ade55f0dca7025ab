import type { StoredNode } from "../stored-order.ts";
import { legacyId } from "./identities.ts";
import { readLocation } from "./import-location.ts";
import { filledText, intOf, optionalList, type RawObject } from "./raw-fields.ts";
import { instantOf, type Reading, wordOf } from "./reading.ts";

const STATUSES = ["CANCELLED", "ERROR", "FAILURE", "OPEN", "PENDING", "SUCCESS"];

/** The order's fulfilments with their tracking and quantities; no amount depends on them. */
export function readFulfillments(reading: Reading): StoredNode[] {
  return optionalList(reading.raw, "fulfillments", reading.note).map((raw, index) => {
    const path = `fulfillments[${index}]`;
    const id = reading.ids.claim("Fulfillment", raw);
    const createdAt = instantOf(raw, "created_at", reading.note, `${path}.created_at`) ?? reading.updatedAt;
    const status = wordOf(raw.status, STATUSES, `${path}.status`, reading.note) ?? "SUCCESS";
    const items = optionalList(raw, "line_items", reading.note);
    return {
      id,
      legacyResourceId: legacyId(id),
      name: filledText(raw.name) ?? `F${index + 1}`,
      status,
      displayStatus: status === "SUCCESS" ? "FULFILLED" : status === "CANCELLED" ? "CANCELED" : null,
      createdAt,
      updatedAt: instantOf(raw, "updated_at", reading.note, `${path}.updated_at`) ?? createdAt,
      deliveredAt: null,
      location: readLocation(raw.location_id, reading),
      trackingInfo: trackingOf(raw),
      totalQuantity: items.reduce((sum, item) => sum + (intOf(item.quantity) ?? 0), 0),
      fulfillmentLineItems: items.flatMap((item) => {
        const line = reading.ids.find("LineItem", item.id);
        if (line === null) return [];
        const lineId = reading.ids.fresh("FulfillmentLineItem");
        return [{ id: lineId, quantity: intOf(item.quantity), lineItem: { id: line } }];
      }),
    };
  });
}

function trackingOf(raw: RawObject): StoredNode[] {
  const company = filledText(raw.tracking_company);
  const numbers = listed(raw.tracking_numbers, raw.tracking_number);
  const urls = listed(raw.tracking_urls, raw.tracking_url);
  const count = Math.max(numbers.length, urls.length, company === null ? 0 : 1);
  return Array.from({ length: count }, (_unused, index) => ({
    company,
    number: numbers[index] ?? null,
    url: urls[index] ?? null,
  }));
}

function listed(many: unknown, one: unknown): string[] {
  const values = Array.isArray(many) && many.length > 0 ? many : [one];
  return values.map(filledText).filter((text) => text !== null);
}
