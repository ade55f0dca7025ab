import type { OrderPlan, PlannedLine } from "#app/domain/accounting/plan.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { parseDecimal } from "#app/domain/money/parse-decimal.ts";

/** One account of a journal with what it is debited (positive) or credited (negative), as decimal text. */
export type JournalRow = [account: string, amount: string];

const accounts: Record<PlannedLine["role"], string> = {
  product: "sales",
  discount: "discounts",
  shipping: "shipping",
  tax: "tax payable",
  tip: "tips payable",
};

/** What the planned documents do to the accounts, one row for each that moves, debits first. */
export function journalOf({ invoice, payments }: OrderPlan): JournalRow[] {
  const sums = new Map<string, number>();
  const add = (account: string, minor: number) => sums.set(account, (sums.get(account) ?? 0) + minor);
  add("receivable", invoice.totalMinor);
  for (const line of invoice.lines) add(accounts[line.role], -line.amountMinor);
  for (const payment of payments) {
    add(`clearing ${payment.gateway}`, payment.amountMinor);
    add("receivable", -payment.amountMinor);
  }
  return [...sums]
    .filter(([, minor]) => minor !== 0)
    .sort(([left, one], [right, two]) => Number(one < 0) - Number(two < 0) || (left < right ? -1 : 1))
    .map(([account, minor]) => [account, formatDecimal(minor, invoice.currency)]);
}

/** Debits less credits in minor units: 0, or the journal is wrong. */
export function sumJournal(rows: readonly JournalRow[], currency: string): number {
  return rows.reduce((sum, [, amount]) => sum + (parseDecimal(amount, currency) ?? Number.NaN), 0);
}
