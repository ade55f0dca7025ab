import { addDays } from "../books/pacific-time.ts";
import type { Books } from "../books/types.ts";
import { type AccountAmounts, type Amounts, accountRows, amountCells, sumAmounts } from "./account-tree.ts";
import { fiscalYearStart } from "./date-macros.ts";
import { type LedgerLine, linesFor } from "./ledger-lines.ts";
import { NAME_SUMMARIES, type ReportParams } from "./report-params.ts";
import {
  cell,
  column,
  dataRow,
  type ReportBody,
  type ReportColumn,
  type ReportRow,
  section,
} from "./report-shape.ts";
import { spansOf } from "./summary-columns.ts";

export const PROFIT_TYPES = ["Income", "Other Income", "Cost of Goods Sold", "Expense", "Other Expense"];

/** What is owned and owed at the end of each column's span; profits of earlier years are retained earnings. */
export function balanceSheet(books: Books, params: ReportParams): ReportBody {
  const { days, columns } = daysOf(params);
  const lines = linesFor(books, params);
  const balances = balancesAt(lines, days);
  const width = days.length;
  const types = new Map(books.list("Account").map((each) => [String(each.Id), String(each.AccountType)]));
  const profit = profitsAt(lines, days, params.fiscalMonth, types);
  const sheet = { books, balances: withRetained(books, balances, profit.retained), width };
  const assets = section(
    head("ASSETS", width),
    assetRows(sheet),
    foot(sheet, "TOTAL ASSETS", totalOf(sheet, ASSET_TYPES, 1)),
    "TotalAssets",
  );
  const equity = equityPart(sheet, profit);
  const owed = totalOf(sheet, LIABILITY_TYPES, -1);
  const liabilities = section(
    head("Liabilities", width),
    liabilityRows(sheet),
    foot(sheet, "Total Liabilities", owed),
    "Liabilities",
  );
  const both = sumAmounts([owed, equity.total], width);
  const right = section(
    head("LIABILITIES AND EQUITY", width),
    [liabilities, equity.row],
    foot(sheet, "TOTAL LIABILITIES AND EQUITY", both),
    "TotalLiabilitiesAndEquity",
  );
  const isEmpty = [...balances.values()].every((amounts) => amounts.every((amount) => amount === 0));
  return { columns, rows: isEmpty ? [] : [assets, right] };
}

const ASSET_TYPES = ["Bank", "Accounts Receivable", "Other Current Asset", "Fixed Asset", "Other Asset"];
const LIABILITY_TYPES = ["Accounts Payable", "Credit Card", "Other Current Liability", "Long Term Liability"];

type Sheet = { books: Books; balances: AccountAmounts; width: number };

function daysOf(params: ReportParams): { days: string[]; columns: ReportColumn[] } {
  const first = column("", "Account", "account");
  if (["Total", ...NAME_SUMMARIES].includes(params.summarizeBy)) {
    return { days: [params.period.to], columns: [first, column("Total", "Money", "total")] };
  }
  const spans = spansOf(params);
  const columns = spans.map(({ title, from, to }) => ({
    ColTitle: title,
    ColType: "Money",
    MetaData: [
      { Name: "StartDate", Value: from },
      { Name: "EndDate", Value: to },
      { Name: "ColKey", Value: title },
    ],
  }));
  return { days: spans.map((span) => span.to), columns: [first, ...columns] };
}

/** Balance of every account on the evening of each day. */
export function balancesAt(lines: readonly LedgerLine[], days: readonly string[]): Map<string, Amounts> {
  const result = new Map<string, Amounts>();
  for (const line of lines) {
    const amounts = result.get(line.accountId) ?? new Array<number>(days.length).fill(0);
    result.set(line.accountId, amounts);
    for (const [index, day] of days.entries()) {
      if (line.date <= day) amounts[index] = (amounts[index] ?? 0) + line.amountMinor;
    }
  }
  return result;
}

export type Profits = { retained: Amounts; current: Amounts };

/** Profit of the fiscal year so far and of all years before it; credits positive. */
export function profitsAt(
  lines: readonly LedgerLine[],
  days: readonly string[],
  fiscalMonth: number,
  types: ReadonlyMap<string, string>,
): Profits {
  const isProfit = (line: LedgerLine) => {
    const type = types.get(line.accountId);
    return type === undefined || PROFIT_TYPES.includes(type);
  };
  const profitLines = lines.filter(isProfit);
  const until = (day: string) =>
    profitLines.reduce((sum, line) => (line.date <= day ? sum - line.amountMinor : sum), 0);
  const retained = days.map((day) => until(addDays(fiscalYearStart(day, fiscalMonth), -1)));
  return { retained, current: days.map((day, index) => until(day) - (retained[index] ?? 0)) };
}

/** Earlier profits stand on the Retained Earnings account, as the service shows them without an entry. */
function withRetained(books: Books, balances: Map<string, Amounts>, retained: Amounts): AccountAmounts {
  const account = books.list("Account").find((each) => each.AccountSubType === "RetainedEarnings");
  if (account === undefined) return balances;
  const id = String(account.Id);
  const own = balances.get(id) ?? retained.map(() => 0);
  return new Map(balances).set(
    id,
    own.map((amount, index) => amount - (retained[index] ?? 0)),
  );
}

function head(title: string, width: number) {
  return [cell(title), ...new Array<string>(width).fill("").map((text) => cell(text))];
}

function foot(sheet: Sheet, title: string, total: Amounts) {
  return [cell(title), ...amountCells(sheet.books, total, true)];
}

function totalOf(sheet: Sheet, types: readonly string[], sign: 1 | -1): Amounts {
  return accountRows(sheet.books, sheet.balances, types, sign, sheet.width).total;
}

/** A section of the accounts of one type, nothing when they are all empty. */
function part(
  sheet: Sheet,
  title: string,
  types: readonly string[],
  sign: 1 | -1,
  group: string,
): ReportRow[] {
  const { rows, total } = accountRows(sheet.books, sheet.balances, types, sign, sheet.width);
  return rows.length === 0
    ? []
    : [section(head(title, sheet.width), rows, foot(sheet, `Total ${title}`, total), group)];
}

/** A section around sections, nothing when none of them has rows. */
function around(
  sheet: Sheet,
  title: string,
  rows: ReportRow[],
  types: readonly string[],
  sign: 1 | -1,
  group: string,
): ReportRow[] {
  if (rows.length === 0) return [];
  const total = totalOf(sheet, types, sign);
  return [section(head(title, sheet.width), rows, foot(sheet, `Total ${title}`, total), group)];
}

function assetRows(sheet: Sheet): ReportRow[] {
  const current = [
    ...part(sheet, "Bank Accounts", ["Bank"], 1, "BankAccounts"),
    ...part(sheet, "Accounts Receivable", ["Accounts Receivable"], 1, "AR"),
    ...part(sheet, "Other Current Assets", ["Other Current Asset"], 1, "OtherCurrentAssets"),
  ];
  return [
    ...around(sheet, "Current Assets", current, ASSET_TYPES.slice(0, 3), 1, "CurrentAssets"),
    ...part(sheet, "Fixed Assets", ["Fixed Asset"], 1, "FixedAssets"),
    ...part(sheet, "Other Assets", ["Other Asset"], 1, "OtherAssets"),
  ];
}

function liabilityRows(sheet: Sheet): ReportRow[] {
  const current = [
    ...part(sheet, "Accounts Payable", ["Accounts Payable"], -1, "AP"),
    ...part(sheet, "Credit Cards", ["Credit Card"], -1, "CreditCards"),
    ...part(sheet, "Other Current Liabilities", ["Other Current Liability"], -1, "OtherCurrentLiabilities"),
  ];
  return [
    ...around(sheet, "Current Liabilities", current, LIABILITY_TYPES.slice(0, 3), -1, "CurrentLiabilities"),
    ...part(sheet, "Long-Term Liabilities", ["Long Term Liability"], -1, "LongTermLiabilities"),
  ];
}

function equityPart(sheet: Sheet, profit: Profits): { row: ReportRow; total: Amounts } {
  const own = accountRows(sheet.books, sheet.balances, ["Equity"], -1, sheet.width);
  const hasAccount = sheet.books.list("Account").some((each) => each.AccountSubType === "RetainedEarnings");
  const retained = hasAccount ? profit.retained.map(() => 0) : profit.retained;
  const computed = [
    ...(retained.some((amount) => amount !== 0)
      ? [dataRow([cell("Retained Earnings"), ...amountCells(sheet.books, retained, true)])]
      : []),
    dataRow([cell("Net Income"), ...amountCells(sheet.books, profit.current, false)], "NetIncome"),
  ];
  const total = sumAmounts([own.total, retained, profit.current], sheet.width);
  const row = section(
    head("Equity", sheet.width),
    [...own.rows, ...computed],
    foot(sheet, "Total Equity", total),
    "Equity",
  );
  return { row, total };
}
