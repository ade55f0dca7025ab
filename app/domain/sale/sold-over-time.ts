import { sumMinor } from "#app/domain/money/money.ts";
import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { ExpectedSale } from "#app/domain/sale/read-totals.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { SoldSale } from "#app/domain/sale/sold-charge.ts";

type EditedOrder = { sale: Sale; sold: SoldSale; expected: ExpectedSale };

/** What an edit added to an order for good. `key`: GID of its agreement; minor units, more than 0. */
export type Growth = { key: string; at: string; amountMinor: number };

/** What was sold until a moment: edits count from the moment they were made. Minor units. */
export function soldUntil({ sale, sold, expected }: EditedOrder, moment: string): number {
  const later = editsOf(sale, sold).filter(({ happenedAt }) => compareMoments(happenedAt, moment) > 0);
  return expected.totalMinor - sumMinor(later.map(({ totalMinor }) => totalMinor));
}

/**
 * What was sold from the beginning and was never taken out again, and what each edit added to that. An order of 25.00
 * that an edit took 10.00 out of, and another one put 20.00 into: 15.00, then 20.00.
 */
export function growthsOf({ sale, sold, expected }: EditedOrder): { startMinor: number; growths: Growth[] } {
  const edits = editsOf(sale, sold);
  // The least that the order was worth from each edit on, the last one first.
  let afterMinor = expected.totalMinor;
  let leastMinor = expected.totalMinor;
  const growths: Growth[] = [];
  for (const { id, happenedAt, totalMinor } of edits.toReversed()) {
    afterMinor -= totalMinor;
    const beforeMinor = Math.max(0, Math.min(leastMinor, afterMinor));
    if (leastMinor > beforeMinor) {
      growths.unshift({ key: id, at: happenedAt, amountMinor: leastMinor - beforeMinor });
    }
    leastMinor = beforeMinor;
  }
  return { startMinor: leastMinor, growths };
}

function editsOf({ agreements }: Sale, { isFolded }: SoldSale) {
  const edits = isFolded ? agreements.filter(({ kind }) => kind === "edit") : [];
  return edits.map(({ id, happenedAt, sales }) => ({
    id,
    happenedAt,
    totalMinor: sumMinor(sales.map((row) => row.totalMinor)),
  }));
}
