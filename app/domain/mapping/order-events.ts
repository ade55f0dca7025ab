import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";

/** `Growth`: what an edit added, in the words of the form. */
export type OrderEvent<Growth> =
  | { kind: "growth"; at: string; growth: Growth }
  | { kind: "money"; at: string; money: MoneyIn }
  | { kind: "credit"; at: string; credit: SettledCredit };

/** What edits added, money that came in and credits, in time; of one moment in this order. */
export function eventsOf<Growth extends { at: string }>(
  { receipts, credits }: PlanContext,
  growths: readonly Growth[],
): OrderEvent<Growth>[] {
  const edits = growths.map((growth) => ({ kind: "growth" as const, at: growth.at, growth }));
  const money = receipts.map((receipt) => ({
    kind: "money" as const,
    at: receipt.row.processedAt,
    money: receipt,
  }));
  const refunds = credits.map((credit) => ({
    kind: "credit" as const,
    at: credit.credit.happenedAt,
    credit,
  }));
  return [...edits, ...money, ...refunds].sort((one, other) => compareMoments(one.at, other.at));
}
