import { sumMinor } from "#app/domain/money/money.ts";
import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { Credit } from "#app/domain/sale/credit.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";
import type { ExpectedSale } from "#app/domain/sale/read-totals.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { SoldSale } from "#app/domain/sale/sold-charge.ts";
import { soldUntil } from "#app/domain/sale/sold-over-time.ts";

/**
 * What the buyer had paid too much when a credit happened, in minor units, never negative: the money until then against
 * what was sold until then, less what earlier credits took back (`creditedMinor`) and paid out, or will (`cashMinor`).
 */
export function overpaidBefore(
  order: { sale: Sale; sold: SoldSale; expected: ExpectedSale; receipts: readonly MoneyIn[] },
  credit: Credit,
  earlier: { creditedMinor: number; cashMinor: number },
): number {
  const paid = order.receipts.filter(({ row }) => compareMoments(row.processedAt, credit.happenedAt) <= 0);
  const receivedMinor = sumMinor(paid.map((receipt) => receipt.amountMinor));
  const openMinor = soldUntil(order, credit.happenedAt) - earlier.creditedMinor;
  return Math.max(0, receivedMinor - earlier.cashMinor - openMinor);
}
