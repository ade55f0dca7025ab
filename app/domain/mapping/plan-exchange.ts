import type { JournalEntryLine, JournalEntryPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planJournalEntry } from "#app/domain/mapping/plan-money.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Credit } from "#app/domain/sale/credit.ts";

/** `lossMinor`: what the payments brought less than was sold; negative: a gain. */
export type PlannedExchange = { document: JournalEntryPlan; lossMinor: number };

/**
 * A buyer who pays in another currency pays the whole price, but at the rate of another day: in shop money the payments
 * are a little more or less than the sale. The difference is the rate's, and goes to its own account: against the
 * customer's receivable where there is an invoice, against the clearing account where there are receipts. Null while the
 * buyer has not paid all, or where both sides agree.
 */
export function planExchange(
  context: PlanContext,
  against: "receivable" | "clearing",
): Result<PlannedExchange | null> {
  const { sale, receipts, expected } = context;
  const last = receipts.at(-1);
  const paidOther = sumMinor(receipts.map((receipt) => receipt.amountOtherMinor));
  const lossMinor = expected.totalMinor - sumMinor(receipts.map((receipt) => receipt.amountMinor));
  const isPaid = last !== undefined && paidOther === expected.totalOtherMinor;
  if (sale.currency === sale.otherCurrency || !isPaid || lossMinor === 0) return ok(null);
  const why = {
    field: "transactions.amountSet",
    mapping: "account for exchange differences",
    rule: "paid in full in the buyer's currency: the rest is the rate of the day",
  };
  const amountMinor = Math.abs(lossMinor);
  const isLoss = lossMinor > 0;
  const others = against === "receivable" ? [receivable(amountMinor)] : clearings(context);
  const document = planJournalEntry(context, {
    key: `${sale.id}#exchange`,
    purpose: "exchange",
    suffix: "-X",
    moment: last.row.processedAt,
    about: `Shopify order ${sale.name}, exchange difference`,
    lines: [
      {
        side: isLoss ? "debit" : "credit",
        account: { kind: "exchange" },
        amountMinor,
        isCustomer: false,
        description: isLoss ? "Exchange loss" : "Exchange gain",
        why,
      },
      ...others.map((other) => ({
        side: isLoss ? ("credit" as const) : ("debit" as const),
        ...other,
        isCustomer: against === "receivable",
        description: `Order ${sale.name}`,
        why,
      })),
    ],
  });
  return document.ok ? ok({ document: document.value, lossMinor }) : document;
}

type Other = Pick<JournalEntryLine, "account" | "amountMinor">;

function receivable(amountMinor: number): Other {
  return { account: { kind: "receivable" }, amountMinor };
}

/** What each gateway brought more or less than its receipt says: receipts take of the sale until nothing is left of it. */
function clearings({ sale, settings, decisions, receipts, expected }: PlanContext): Other[] {
  let leftMinor = expected.totalMinor;
  return receipts.flatMap(({ row, amountMinor }, index) => {
    const soldMinor = index === receipts.length - 1 ? leftMinor : Math.min(amountMinor, leftMinor);
    leftMinor -= soldMinor;
    if (soldMinor === amountMinor) return [];
    const { account } = choosePlace(sale, row, settings, decisions);
    return [{ account, amountMinor: Math.abs(amountMinor - soldMinor) }];
  });
}

/** The difference between what a refund receipt gives back and the money that left, by the rate of the day. None when 0. */
export function planRateDifference(
  context: PlanContext,
  credit: Credit,
  number: number,
  exchangeMinor: number,
): Result<JournalEntryPlan[]> {
  const [row] = credit.transactions;
  if (exchangeMinor === 0 || !row) return ok([]);
  const place = choosePlace(context.sale, row, context.settings, context.decisions);
  const why = {
    field: `transactions REFUND ${row.id}`,
    mapping: "account for exchange differences",
    rule: "the rate of the day of the refund",
  };
  const common = { amountMinor: Math.abs(exchangeMinor), isCustomer: false, why };
  const isGain = exchangeMinor > 0;
  const entry = planJournalEntry(context, {
    key: `${credit.key}#exchange`,
    purpose: "exchange",
    suffix: `-X${number}`,
    moment: row.processedAt,
    about: `Shopify order ${context.sale.name}, exchange difference of a refund`,
    lines: [
      { side: isGain ? "debit" : "credit", account: place.account, description: "Clearing", ...common },
      {
        side: isGain ? "credit" : "debit",
        account: { kind: "exchange" },
        description: isGain ? "Exchange gain" : "Exchange loss",
        ...common,
      },
    ],
  });
  return entry.ok ? ok([entry.value]) : entry;
}
