import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { Sale, SaleTransaction } from "#app/domain/sale/sale.ts";

/** Money that came in by one successful SALE or CAPTURE, less the change that was given for it. */
export type MoneyIn = { row: SaleTransaction; amountMinor: number; amountOtherMinor: number };

/**
 * What was received, oldest first. Authorisations, failures and pending rows move no money. Change belongs to the row
 * it was given for, else to the last one of its gateway before it that is as large.
 */
export function listReceipts(sale: Sale): MoneyIn[] {
  const received = sale.transactions
    .filter((row) => row.status === "SUCCESS" && (row.kind === "SALE" || row.kind === "CAPTURE"))
    .map((row) => ({ row, amountMinor: row.amountMinor, amountOtherMinor: row.amountOtherMinor }))
    .sort((one, other) => compareMoments(one.row.processedAt, other.row.processedAt));
  for (const change of sale.transactions) {
    if (change.kind !== "CHANGE" || change.status !== "SUCCESS") continue;
    const given = Math.abs(change.amountMinor);
    const possible = received.filter(({ amountMinor }) => amountMinor >= given);
    const ofGateway = possible.filter(({ row }) => row.gateway === change.gateway);
    const target =
      received.find(({ row }) => row.id === change.parentId) ??
      ofGateway.findLast(({ row }) => compareMoments(row.processedAt, change.processedAt) <= 0) ??
      ofGateway.at(-1) ??
      possible.at(-1) ??
      received.at(-1);
    if (!target) continue;
    target.amountMinor -= given;
    target.amountOtherMinor -= Math.abs(change.amountOtherMinor);
  }
  return received.filter(({ amountMinor }) => amountMinor > 0);
}
