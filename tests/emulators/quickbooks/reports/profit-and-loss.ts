import type { Books } from "../books/types.ts";
import { type AccountAmounts, type Amounts, accountRows, amountCells, sumAmounts } from "./account-tree.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { cell, column, type ReportBody, type ReportRow, section, summaryRow } from "./report-shape.ts";
import { type SummaryColumns, summaryColumns } from "./summary-columns.ts";

/** Income less costs and expenses of the period, in the groups of the service. */
export function profitAndLoss(books: Books, params: ReportParams): ReportBody {
  const lines = linesFor(books, params).filter((line) => isWithin(line.date, params.period));
  const summary = summaryColumns(books, params, lines);
  const width = summary.columns.length;
  const amounts = amountsByAccount(lines, summary);
  const part = (title: string, type: string, group: string, sign: 1 | -1) => {
    const { rows, total } = accountRows(books, amounts, [type], sign, width);
    const blank = summary.columns.map(() => cell(""));
    const foot = [cell(`Total ${title}`), ...amountCells(books, total, true)];
    return { total, row: section([cell(title), ...blank], rows, foot, group), isEmpty: rows.length === 0 };
  };
  const income = part("Income", "Income", "Income", -1);
  const costs = part("Cost of Goods Sold", "Cost of Goods Sold", "COGS", 1);
  const expenses = part("Expenses", "Expense", "Expenses", 1);
  const otherIncome = part("Other Income", "Other Income", "OtherIncome", -1);
  const otherExpenses = part("Other Expenses", "Other Expense", "OtherExpenses", 1);
  const gross = less(income.total, costs.total);
  const operating = less(gross, expenses.total);
  const other = less(otherIncome.total, otherExpenses.total);
  const net = sumAmounts([operating, other], width);
  const line = (title: string, total: Amounts, group: string): ReportRow =>
    summaryRow([cell(title), ...amountCells(books, total, true)], group);
  const parts = [income, costs, expenses, otherIncome, otherExpenses];
  if (parts.every((each) => each.isEmpty)) return { columns: titled(summary), rows: [] };
  const rows = [
    income.row,
    ...(costs.isEmpty ? [] : [costs.row]),
    line("Gross Profit", gross, "GrossProfit"),
    expenses.row,
    line("Net Operating Income", operating, "NetOperatingIncome"),
    ...(otherIncome.isEmpty ? [] : [otherIncome.row]),
    ...(otherExpenses.isEmpty ? [] : [otherExpenses.row]),
    ...(otherIncome.isEmpty && otherExpenses.isEmpty
      ? []
      : [line("Net Other Income", other, "NetOtherIncome")]),
    line("Net Income", net, "NetIncome"),
  ];
  return { columns: titled(summary), rows };
}

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
