import type { Books } from "../books/types.ts";
import { type AccountAmounts, type Amounts, accountRows, amountCells, sumAmounts } from "./account-tree.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { cell, column, type ReportBody, type ReportRow, section, summaryRow } from "./report-shape.ts";
import { type SummaryColumns, summaryColumns } from "./summary-columns.ts";

/** Income less costs and expenses of the period, in the groups of the service; without data these are blank. */
export function profitAndLoss(books: Books, params: ReportParams): ReportBody {
  const lines = linesFor(books, params).filter((line) => isWithin(line.date, params.period));
  const summary = summaryColumns(books, params, lines);
  const width = summary.columns.length;
  const amounts = amountsByAccount(lines, summary);
  const part = (type: string, sign: 1 | -1) => accountRows(books, amounts, [type], sign, width);
  const income = part("Income", -1);
  const costs = part("Cost of Goods Sold", 1);
  const expenses = part("Expense", 1);
  const otherIncome = part("Other Income", -1);
  const otherExpenses = part("Other Expense", 1);
  const parts = [income, costs, expenses, otherIncome, otherExpenses];
  const hasNoData = parts.every(({ rows }) => rows.length === 0);
  const blank = summary.columns.map(() => cell(""));
  const totals = (total: Amounts) => (hasNoData ? blank : amountCells(books, total, true));
  const block = (title: string, { rows, total }: AccountPart, group: string): ReportRow =>
    section([cell(title), ...blank], rows, [cell(`Total ${title}`), ...totals(total)], group);
  const blockUnlessEmpty = (title: string, each: AccountPart, group: string): ReportRow[] =>
    each.rows.length === 0 ? [] : [block(title, each, group)];
  const line = (title: string, total: Amounts, group: string): ReportRow =>
    summaryRow([cell(title), ...totals(total)], group);
  const gross = less(income.total, costs.total);
  const operating = less(gross, expenses.total);
  const other = less(otherIncome.total, otherExpenses.total);
  const net = sumAmounts([operating, other], width);
  const hasOther = otherIncome.rows.length > 0 || otherExpenses.rows.length > 0;
  const rows = [
    block("Income", income, "Income"),
    ...blockUnlessEmpty("Cost of Goods Sold", costs, "COGS"),
    line("Gross Profit", gross, "GrossProfit"),
    block("Expenses", expenses, "Expenses"),
    line("Net Operating Income", operating, "NetOperatingIncome"),
    ...blockUnlessEmpty("Other Income", otherIncome, "OtherIncome"),
    ...blockUnlessEmpty("Other Expenses", otherExpenses, "OtherExpenses"),
    ...(hasOther ? [line("Net Other Income", other, "NetOtherIncome")] : []),
    line("Net Income", net, "NetIncome"),
  ];
  return { columns: titled(summary), rows, hasNoData };
}

type AccountPart = ReturnType<typeof accountRows>;

function titled(summary: SummaryColumns) {
  return [column("", "Account", "account"), ...summary.columns];
}

function less(a: Amounts, b: Amounts): Amounts {
  return a.map((amount, index) => amount - (b[index] ?? 0));
}

/** Debits less credits by account and column, with the total where the columns have one. */
export function amountsByAccount(lines: readonly LedgerLine[], summary: SummaryColumns): AccountAmounts {
  const result = new Map<string, Amounts>();
  const width = summary.columns.length;
  for (const line of lines) {
    const amounts = result.get(line.accountId) ?? new Array<number>(width).fill(0);
    result.set(line.accountId, amounts);
    const at = summary.indexOf(line);
    if (at >= 0) amounts[at] = (amounts[at] ?? 0) + line.amountMinor;
    if (summary.hasTotal) amounts[width - 1] = (amounts[width - 1] ?? 0) + line.amountMinor;
  }
  return result;
}
