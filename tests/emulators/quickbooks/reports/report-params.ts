import { pacificDay } from "../books/pacific-time.ts";
import { companyInfoOf, preferenceText } from "../books/preferences.ts";
import { refuse } from "../books/refused-request.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { fiscalYearStart, type Period, periodOfMacro } from "./date-macros.ts";

export type ReportParams = {
  period: Period;
  dateMacro: string | undefined;
  method: "Accrual" | "Cash";
  summarizeBy: string;
  /** Ids asked for by `customer`, `vendor`, `class` and the other filters; absent takes all. */
  only: ReadonlyMap<string, ReadonlySet<string>>;
  search: URLSearchParams;
  today: string;
  fiscalMonth: number;
};

const FILTERS = [
  "customer",
  "vendor",
  "account",
  "department",
  "item",
  "class",
  "employee",
  "name",
  "term",
  "project",
] as const;

/** Columns by the name, class, location or item of each line. */
export const NAME_SUMMARIES = [
  "Customers",
  "Vendors",
  "Employees",
  "Classes",
  "Departments",
  "ProductsAndServices",
];

export const SUMMARIES = ["Total", "Days", "Week", "Month", "Quarter", "Year", ...NAME_SUMMARIES];

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

/** Reads what was asked; a date, method or summary that does not exist is a fault. */
export function readReportParams(books: Books, search: URLSearchParams, defaultMacro: string): ReportParams {
  const today = pacificDay(books.now());
  const fiscalMonth = fiscalMonthOf(books);
  const { period, dateMacro } = periodOf(search, defaultMacro, today, fiscalMonth);
  const basis = search.get("accounting_method") ?? preferenceText(books, "ReportPrefs", "ReportBasis");
  return {
    period,
    dateMacro,
    method: choice("accounting_method", basis ?? "Accrual", ["Accrual", "Cash"]) as "Accrual" | "Cash",
    summarizeBy: choice("summarize_column_by", search.get("summarize_column_by") ?? "Total", SUMMARIES),
    only: new Map(FILTERS.flatMap((name) => filterOf(search, name))),
    search,
    today,
    fiscalMonth,
  };
}

/** One of the known words in its own spelling, else fault 2170. */
export function choice(name: string, asked: string, known: readonly string[]): string {
  const found = known.find((each) => each.toLowerCase() === asked.toLowerCase());
  if (found !== undefined) return found;
  return refuse({
    code: "2170",
    message: "Invalid Enumeration",
    detail: `Invalid Enumeration : ${asked}`,
    element: name,
  });
}

/** A day of the form 2026-01-31, else fault 2060. */
export function dayParam(search: URLSearchParams, name: string): string | undefined {
  const text = search.get(name);
  if (text === null || text === "") return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  return refuse({
    code: "2060",
    message: "Invalid Date Format",
    detail: `Invalid Date Format : ${text}`,
    element: name,
  });
}

function periodOf(
  search: URLSearchParams,
  defaultMacro: string,
  today: string,
  fiscalMonth: number,
): { period: Period; dateMacro: string | undefined } {
  const from = dayParam(search, "start_date");
  const to = dayParam(search, "end_date");
  if (from !== undefined || to !== undefined) {
    const end = to ?? today;
    const start = from ?? fiscalYearStart(end, fiscalMonth);
    if (start > end) refuseOrder(start, end);
    return { period: { from: start, to: end }, dateMacro: undefined };
  }
  const asked = search.get("date_macro");
  const macro = asked === null || asked === "" ? defaultMacro : asked;
  const period = periodOfMacro(macro, today, fiscalMonth);
  if (period === undefined) return refuseMacro(macro);
  return { period, dateMacro: macro.toLowerCase() };
}

export function refuseMacro(macro: string): never {
  refuse({
    code: "2170",
    message: "Invalid Enumeration",
    detail: `Invalid Enumeration : ${macro}`,
    element: "date_macro",
  });
}

function refuseOrder(start: string, end: string): never {
  refuse({
    code: "2190",
    message: "Date is out of range",
    detail: `start_date ${start} is later than end_date ${end}`,
    element: "start_date",
  });
}

function filterOf(search: URLSearchParams, name: string): [string, Set<string>][] {
  const value = search.get(name) ?? "";
  const ids = value.split(",").map((id) => id.trim());
  return value.trim() === "" ? [] : [[name, new Set(ids)]];
}

function fiscalMonthOf(books: Books): number {
  const name =
    preferenceText(books, "AccountingInfoPrefs", "FirstMonthOfFiscalYear") ??
    textAt(companyInfoOf(books), "FiscalYearStartMonth") ??
    "January";
  return Math.max(0, MONTH_NAMES.indexOf(name)) + 1;
}
