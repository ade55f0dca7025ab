import { pacificSeconds } from "../books/pacific-time.ts";
import { homeCurrency } from "../books/preferences.ts";
import { RefusedRequest, refuse } from "../books/refused-request.ts";
import type { Books } from "../books/types.ts";
import type { ReportsView } from "../view.ts";
import { withinLimit } from "./cell-limit.ts";
import { type ReportParams, readReportParams } from "./report-params.ts";
import type { Report, ReportBody } from "./report-shape.ts";
import { REPORT_TABLE, type ReportDefinition } from "./report-table.ts";
import { sortedRows } from "./sorted-rows.ts";

/** Documented names that the emulator has no computation for. */
const NOT_IMITATED = ["FECReport", "GeneralLedgerFR", "JournalReportFR", "TrialBalanceFR"];

/** Reports of lines instead of sums: their header has no SummarizeColumnsBy. */
const DETAIL = /Detail$|^(GeneralLedger|JournalReport|TransactionList.*|AccountList|CustomerIncome)$/;

/**
 * Computes a report from the ledger, in the service's JSON. Names match without regard to case; undefined for a
 * name that no report has. Throws `RefusedRequest` for parameters that are wrong and reports that are not imitated.
 */
export function runReport(books: Books, name: string, search: URLSearchParams): Report | undefined {
  const definition = REPORT_TABLE.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (definition === undefined) {
    if (NOT_IMITATED.some((each) => each.toLowerCase() === name.toLowerCase())) refuseReport(name);
    return undefined;
  }
  const params = readReportParams(books, search, definition.period);
  const built = definition.build(books, params);
  const body = withinLimit(definition.isInOrder ? built : sortedRows(built, search));
  return {
    Header: headerOf(books, definition, params, body),
    Columns: { Column: body.columns },
    Rows: body.rows.length === 0 ? {} : { Row: body.rows },
  };
}

/** The reports for the pages of the books: what the API would refuse is a text. */
export function reportsView(books: Books): ReportsView {
  return {
    list: REPORT_TABLE,
    run(name, search) {
      try {
        return runReport(books, name, search) ?? "There is no such report.";
      } catch (error) {
        if (error instanceof RefusedRequest) return error.errors.map((each) => each.detail).join("; ");
        throw error;
      }
    },
  };
}

function headerOf(
  books: Books,
  definition: ReportDefinition,
  params: ReportParams,
  body: ReportBody,
): Report["Header"] {
  const filters = [...params.only].map(([name, ids]) => [capitalized(name), [...ids].join(",")]);
  return {
    Time: pacificSeconds(books.now()),
    ReportName: definition.name,
    ...(params.dateMacro === undefined ? {} : { DateMacro: params.dateMacro }),
    ...(definition.hasBasis ? { ReportBasis: params.method } : {}),
    StartPeriod: params.period.from,
    EndPeriod: params.period.to,
    ...(DETAIL.test(definition.name) ? {} : { SummarizeColumnsBy: params.summarizeBy }),
    Currency: homeCurrency(books),
    ...Object.fromEntries(filters),
    Option: [
      ...(WITH_STANDARD.includes(definition.name) ? [{ Name: "AccountingStandard", Value: "GAAP" }] : []),
      { Name: "NoReportData", Value: String(body.hasNoData ?? body.rows.length === 0) },
    ],
  };
}

const WITH_STANDARD = ["ProfitAndLoss", "BalanceSheet"];

function capitalized(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

function refuseReport(name: string): never {
  refuse({
    code: "5030",
    message: "Feature Not Supported Error",
    detail: `Feature Not Supported Error : The report ${name} is not imitated.`,
  });
}
