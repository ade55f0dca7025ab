import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";

type OrderEvent =
  | { kind: "money"; at: string; money: MoneyIn }
  | { kind: "credit"; at: string; credit: SettledCredit };

/** Money that came in and credits, in time; of one moment the money first. */
export function eventsOf({ receipts, credits }: PlanContext): OrderEvent[] {
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
  return [...money, ...refunds].sort((one, other) => compareMoments(one.at, other.at));
}
