import type { JournalEntryPlan } from "#app/domain/accounting/plan.ts";
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
  const place = choosePlace(sale, last.row, context.settings, context.decisions);
  const why = {
    field: "transactions.amountSet",
    mapping: "account for exchange differences",
    rule: "paid in full in the buyer's currency: the rest is the rate of the day",
  };
  const amountMinor = Math.abs(lossMinor);
  const isLoss = lossMinor > 0;
  const other = against === "receivable" ? ({ kind: "receivable" } as const) : place.account;
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
      {
        side: isLoss ? "credit" : "debit",
        account: other,
        amountMinor,
        isCustomer: against === "receivable",
        description: `Order ${sale.name}`,
        why,
      },
    ],
  });
  return document.ok ? ok({ document: document.value, lossMinor }) : document;
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
