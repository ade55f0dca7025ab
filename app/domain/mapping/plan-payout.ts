import type { JournalEntryLine, JournalEntryPlan } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planJournalEntry } from "#app/domain/mapping/plan-money.ts";
import type { Credit } from "#app/domain/sale/credit.ts";

/**
 * What pays a credit out: the customer's receivable against the clearing account of each gateway that gave money back.
 * `exchangeMinor` is what the credit is worth more than its money, by the rate of the day; `fromMoneyMinor` what of the
 * money receipts owe the buyer.
 */
export function planPayout(
  context: PlanContext,
  credit: Credit,
  number: number,
  { exchangeMinor, fromMoneyMinor }: { exchangeMinor: number; fromMoneyMinor: number },
): Result<JournalEntryPlan> {
  const { sale } = context;
  const rule = "what pays a credit out";
  const field = "refund transactions";
  const lines: JournalEntryLine[] = [
    {
      side: "debit",
      account: { kind: "receivable" },
      amountMinor: credit.cashMinor + exchangeMinor - fromMoneyMinor,
      isCustomer: true,
      description: `Refund of order ${sale.name}`,
      why: { field, mapping: "accounts receivable", rule },
    },
    ...credit.transactions.map((row): JournalEntryLine => {
      const place = choosePlace(sale, row, context.settings, context.decisions);
      const mapping = `deposit account of gateway ${row.gateway}`;
      return {
        side: "credit",
        account: place.account,
        amountMinor: row.amountMinor,
        isCustomer: false,
        description: `Refund by ${row.gatewayLabel}`,
        why: { field: `transactions REFUND ${row.id}`, mapping, rule },
      };
    }),
  ];
  if (fromMoneyMinor > 0) {
    lines.push({
      side: "debit",
      account: { kind: "customerCredit" },
      amountMinor: fromMoneyMinor,
      isCustomer: false,
      description: "Customer credit",
      why: { field, mapping: "account for customer credits", rule: "what was paid too much, by receipts" },
    });
  }
  if (exchangeMinor !== 0) {
    lines.push({
      side: exchangeMinor > 0 ? "credit" : "debit",
      account: { kind: "exchange" },
      amountMinor: Math.abs(exchangeMinor),
      isCustomer: false,
      description: exchangeMinor > 0 ? "Exchange gain" : "Exchange loss",
      why: { field, mapping: "account for exchange differences", rule: "the rate of the day of the refund" },
    });
  }
  return planJournalEntry(context, {
    key: credit.key,
    purpose: "refundPayout",
    suffix: `-P${number}`,
    moment: credit.transactions[0]?.processedAt ?? credit.happenedAt,
    about: `Shopify order ${sale.name}, refund paid out`,
    lines,
  });
}
