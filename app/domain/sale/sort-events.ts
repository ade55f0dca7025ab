import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** The sale with its events in time; those of one moment by their ids. In whatever order Shopify lists them, plans are the same. */
export function sortEvents(sale: Sale): Sale {
  return {
    ...sale,
    transactions: sale.transactions.toSorted(
      (one, other) => compareMoments(one.processedAt, other.processedAt) || compareIds(one.id, other.id),
    ),
    agreements: sale.agreements.toSorted(
      (one, other) => compareMoments(one.happenedAt, other.happenedAt) || compareIds(one.id, other.id),
    ),
    refunds: sale.refunds.toSorted(
      (one, other) => compareMoments(one.processedAt, other.processedAt) || compareIds(one.id, other.id),
    ),
  };
}

/** GIDs by their number, which may be longer than numbers are exact. */
function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : Number(one > other);
}
