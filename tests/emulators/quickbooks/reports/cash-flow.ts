import type { Books, Wire } from "../books/types.ts";
import { type AccountAmounts, type Amounts, accountName, amountCells, sumAmounts } from "./account-tree.ts";
import { PROFIT_TYPES } from "./balance-sheet.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import { amountsByAccount } from "./profit-and-loss.ts";
import type { ReportParams } from "./report-params.ts";
import {
  cell,
  column,
  dataRow,
  type ReportBody,
  type ReportRow,
  section,
  summaryRow,
} from "./report-shape.ts";
import { spansOf, summaryColumns } from "./summary-columns.ts";

type Activity = "Cash" | "Operating" | "Investing" | "Financing";

const ACTIVITIES: Readonly<Record<string, Activity>> = {
  Bank: "Cash",
  "Fixed Asset": "Investing",
  "Other Asset": "Investing",
  "Long Term Liability": "Financing",
  Equity: "Financing",
};

const ADJUSTMENTS = "Adjustments to reconcile Net Income to Net Cash provided by operations:";

/**
 * How cash moved: profit, corrected by what changed on every other account of the balance sheet, by its activity.
 * The increase is what the bank accounts took in, so that the ending cash is their balance. Always on the accrual
 * basis: the service has no other for this report.
 */
export function cashFlow(books: Books, params: ReportParams): ReportBody {
  const lines = linesFor(books, { ...params, method: "Accrual" });
  const within = lines.filter((line) => isWithin(line.date, params.period));
  const summary = summaryColumns(books, params, lines);
  const width = summary.columns.length;
  const amounts = amountsByAccount(within, summary);
  const sheet = { books, amounts, width, activityOf: activities(books) };
  const profit = profitOf(sheet);
  const operating = activityPart(sheet, "Operating");
  const cashFromOperations = sumAmounts([profit, operating.total], width);
  const investing = activityPart(sheet, "Investing");
  const financing = activityPart(sheet, "Financing");
  const increase = sumAmounts([cashFromOperations, investing.total, financing.total], width);
  const beginning = cashBefore(params, lines, sheet, summary);
  const total = (title: string, values: Amounts) => [cell(title), ...amountCells(books, values, true)];
  const blank = (title: string) => [cell(title), ...summary.columns.map(() => cell(""))];
  const isBlank = (values: Amounts) => values.every((value) => value === 0);
  const part = (activity: string, { rows, total: sum }: Part): ReportRow[] => {
    const foot = total(`Net cash provided by ${activity.toLowerCase()} activities`, sum);
    const head = blank(`${activity.toUpperCase()} ACTIVITIES`);
    return rows.length === 0 ? [] : [section(head, rows, foot, `${activity}Activities`)];
  };
  const net = dataRow([cell("Net Income"), ...amountCells(books, profit, true)], "NetIncome");
  const adjustments = section(
    blank(ADJUSTMENTS),
    operating.rows,
    total(`Total ${ADJUSTMENTS}`, operating.total),
    "OperatingAdjustments",
  );
  const rows = [
    ...part("Operating", {
      rows: operating.rows.length === 0 ? [net] : [net, adjustments],
      total: cashFromOperations,
    }),
    ...part("Investing", investing),
    ...part("Financing", financing),
    summaryRow(total("Net cash increase for period", increase), "CashIncrease"),
    ...(isBlank(beginning)
      ? []
      : [summaryRow(total("Cash at beginning of period", beginning), "BeginningCash")]),
    summaryRow(total("Cash at end of period", sumAmounts([beginning, increase], width)), "EndingCash"),
  ];
  const columns = [column("", "Account", "account"), ...summary.columns];
  return { columns, rows: amounts.size === 0 && isBlank(beginning) ? [] : rows };
}

type Sheet = {
  books: Books;
  amounts: AccountAmounts;
  width: number;
  activityOf: (account: Wire) => Activity | undefined;
};
type Part = { rows: ReportRow[]; total: Amounts };

/** Which activity an account of the balance sheet belongs to; undefined for income and expenses. */
function activities(books: Books): Sheet["activityOf"] {
  const undepositedIsCash = books.settings().undepositedFundsAreCash;
  return (account) => {
    const type = String(account.AccountType);
    if (PROFIT_TYPES.includes(type)) return undefined;
    if (account.AccountSubType === "UndepositedFunds" && undepositedIsCash) return "Cash";
    if (account.AccountSubType === "AccumulatedDepreciation") return "Operating";
    return ACTIVITIES[type] ?? "Operating";
  };
}

/** Accounts that only reports know have no type on the balance sheet: they are profit. */
function profitOf({ books, amounts, width, activityOf }: Sheet): Amounts {
  const onSheet = new Set(
    books.list("Account").flatMap((each) => (activityOf(each) === undefined ? [] : [String(each.Id)])),
  );
  const profits = [...amounts].filter(([id]) => !onSheet.has(id)).map(([, values]) => values);
  return sumAmounts(profits, width).map((amount) => 0 - amount);
}

/** The accounts of an activity by name, and what they gave: a debit takes cash away. */
function activityPart({ books, amounts, width, activityOf }: Sheet, activity: Activity): Part {
  const moved = books
    .list("Account")
    .filter((account) => activityOf(account) === activity)
    .map((account) => ({
      account,
      values: (amounts.get(String(account.Id)) ?? []).map((amount) => 0 - amount),
    }))
    .filter(({ values }) => values.some((value) => value !== 0))
    .sort((a, b) => accountName(a.account).localeCompare(accountName(b.account)));
  return {
    rows: moved.map(({ account, values }) =>
      dataRow([cell(accountName(account), String(account.Id)), ...amountCells(books, values, false)]),
    ),
    total: sumAmounts(
      moved.map((each) => each.values),
      width,
    ),
  };
}

/** Cash on the evening before each column begins; columns by name split the one beginning. */
function cashBefore(
  params: ReportParams,
  lines: readonly LedgerLine[],
  { books, width, activityOf }: Sheet,
  summary: ReturnType<typeof summaryColumns>,
): Amounts {
  const cash = new Set(
    books.list("Account").flatMap((each) => (activityOf(each) === "Cash" ? [String(each.Id)] : [])),
  );
  const cashLines = lines.filter((line) => cash.has(line.accountId));
  const before = (day: string, counts: (line: LedgerLine) => boolean) =>
    cashLines.reduce((sum, line) => (line.date < day && counts(line) ? sum + line.amountMinor : sum), 0);
  const everything = before(params.period.from, () => true);
  if (summary.isByTime) {
    const spans = spansOf(params).map((span) => before(span.from, () => true));
    return [...spans, everything];
  }
  const columns = Array.from({ length: width }, (_, index) =>
    before(params.period.from, (line) => summary.indexOf(line) === index),
  );
  return summary.hasTotal ? [...columns.slice(0, -1), everything] : columns;
}
