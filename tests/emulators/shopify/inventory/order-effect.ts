import { asObject, asObjects } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";

type Fields = Record<string, unknown>;

/**
 * What an order has done to the stock of a variant so far, as sums: sold and not restocked leaves `available` lower, sold and not yet
 * fulfilled keeps `committed` higher, so that fulfilment alone moves what is on hand. `locationId` is where a return was put, null for
 * the place that the order is served from.
 */
export type OrderEffect = {
  variantId: string;
  locationId: string | null;
  available: number;
  committed: number;
};

/**
 * The effect of a stored order from its lines, fulfilments and refunds. Two lamps sold: available -2, committed 2; one fulfilled:
 * committed 1; it comes back and is restocked: available -1. Cancelling releases what is not fulfilled.
 */
export function effectOf(order: StoredRecord): OrderEffect[] {
  const effects = new Map<string, OrderEffect>();
  for (const line of asObjects(order.lineItems)) {
    const variantId = asObject(line.variant)?.id;
    if (typeof variantId !== "string") continue;
    for (const part of effectOfLine(line, order)) {
      const key = `${variantId} ${part.locationId}`;
      const known = effects.get(key) ?? {
        variantId,
        locationId: part.locationId,
        available: 0,
        committed: 0,
      };
      const available = known.available + part.available;
      effects.set(key, { ...known, available, committed: known.committed + part.committed });
    }
  }
  return [...effects.values()];
}

function effectOfLine(line: Fields, order: StoredRecord): Omit<OrderEffect, "variantId">[] {
  const ordered = Number(line.quantity ?? 0);
  const refunds = asObjects(order.refunds)
    .flatMap((refund) => asObjects(refund.refundLineItems))
    .filter((refunded) => asObject(refunded.lineItem)?.id === line.id);
  const count = (isWanted: (refunded: Fields) => boolean) =>
    refunds.filter(isWanted).reduce((sum, refunded) => sum + Number(refunded.quantity ?? 0), 0);
  const isRestocked = (refunded: Fields) =>
    refunded.restocked !== false && refunded.restockType !== "NO_RESTOCK";
  const released = count((refunded) => isRestocked(refunded) && refunded.restockType === "CANCEL");
  const lost = count((refunded) => !isRestocked(refunded));
  const returned = count((refunded) => isRestocked(refunded) && refunded.restockType !== "CANCEL");
  const current = Number(line.currentQuantity ?? ordered - released - lost - returned);
  const removed = Math.max(0, ordered - current - released - lost - returned);
  const fulfilled = fulfilledOf(line, order, ordered - released - removed);
  const open = Math.max(0, ordered - released - removed - fulfilled);
  // What is refunded without being sent and without restocking is gone: neither committed nor available.
  const committed = open - Math.min(lost, open);
  const isCancelled = order.cancelledAt != null;
  const here = {
    locationId: null,
    available: -ordered + released + removed + (isCancelled ? committed : 0),
    committed: isCancelled ? 0 : committed,
  };
  const back = refunds
    .filter((refunded) => isRestocked(refunded) && refunded.restockType !== "CANCEL")
    .map((refunded) => ({
      locationId: (asObject(refunded.location)?.id as string | undefined) ?? null,
      available: Number(refunded.quantity ?? 0),
      committed: 0,
    }));
  return [here, ...back];
}

/** Units of a line that were sent; an order that is fulfilled and does not say by what counts as sent whole. */
function fulfilledOf(line: Fields, order: StoredRecord, most: number): number {
  const sent = asObjects(order.fulfillments)
    .filter((fulfillment) =>
      ["SUCCESS", "OPEN", undefined].includes(fulfillment.status as string | undefined),
    )
    .flatMap((fulfillment) => asObjects(fulfillment.fulfillmentLineItems));
  if (sent.length === 0) return order.displayFulfillmentStatus === "FULFILLED" ? most : 0;
  return sent
    .filter((entry) => asObject(entry.lineItem)?.id === line.id)
    .reduce((sum, entry) => sum + Number(entry.quantity ?? 0), 0);
}
