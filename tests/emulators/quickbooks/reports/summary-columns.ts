import { addDays } from "../books/pacific-time.ts";
import { monthStart } from "./date-macros.ts";
import type { LedgerLine } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { column, type ReportColumn } from "./report-shape.ts";

/** Columns of amounts and which of them a line belongs to (-1 for none). */
export type SummaryColumns = {
  columns: ReportColumn[];
  indexOf(line: LedgerLine): number;
  hasTotal: boolean;
};

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

type Span = { title: string; from: string; to: string };

/** Amount columns as `summarize_column_by` asks; all but Total end with a column that sums them. */
export function summaryColumns(params: ReportParams, lines: readonly LedgerLine[]): SummaryColumns {
  const by = params.summarizeBy;
  if (by === "Total") {
    return { columns: [column("Total", "Money", "total")], indexOf: () => 0, hasTotal: false };
  }
  if (by === "Customers" || by === "Vendors") return nameColumns(by, lines);
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
  return {
    columns: [...columns, column("Total", "Money", "total")],
    indexOf: (line) => spans.findIndex((span) => line.date >= span.from && line.date <= span.to),
    hasTotal: true,
  };
}

function nameColumns(by: "Customers" | "Vendors", lines: readonly LedgerLine[]): SummaryColumns {
  const entity = by === "Customers" ? "Customer" : "Vendor";
  const names = new Map<string, string>();
  for (const { party } of lines) if (party.entity === entity) names.set(party.id, party.name);
  const sorted = [...names].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  const index = new Map(sorted.map(([id], at) => [id, at]));
  return {
    columns: [
      ...sorted.map(([id, name]) => column(name, "Money", id)),
      column("Not Specified", "Money", "0"),
      column("Total", "Money", "total"),
    ],
    indexOf: ({ party }) => (party.entity === entity ? index.get(party.id) : undefined) ?? sorted.length,
    hasTotal: true,
  };
}

/** The periods that the columns show, cut at the ends of the report's own period. */
export function spansOf(params: ReportParams): Span[] {
  const spans: Span[] = [];
  let from = params.period.from;
  while (from <= params.period.to) {
    const next = nextStart(params.summarizeBy, from);
    const last = addDays(next, -1);
    const to = last > params.period.to ? params.period.to : last;
    spans.push({ title: titleOf(params.summarizeBy, from, to), from, to });
    from = next;
  }
  return spans;
}

function nextStart(by: string, day: string): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (by === "Days") return addDays(day, 1);
  if (by === "Week") return addDays(day, 7 - new Date(`${day}T00:00:00Z`).getUTCDay());
  if (by === "Month") return monthStart(year, month + 1);
  if (by === "Quarter") return monthStart(year, month + 3 - ((month - 1) % 3));
  return monthStart(year + 1, 1);
}

/** `Jan 2026`; a part of a month `Jan 1-15, 2026`; longer spans `Jan - Mar, 2026`. */
function titleOf(by: string, from: string, to: string): string {
  const year = from.slice(0, 4);
  const [first, last] = [monthName(from), monthName(to)];
  const isWholeMonth = from.endsWith("-01") && addDays(to, 1).endsWith("-01");
  if (by === "Days") return `${first} ${dayOf(from)}, ${year}`;
  if (first === last)
    return isWholeMonth ? `${first} ${year}` : `${first} ${dayOf(from)}-${dayOf(to)}, ${year}`;
  return isWholeMonth
    ? `${first} - ${last}, ${year}`
    : `${first} ${dayOf(from)} - ${last} ${dayOf(to)}, ${year}`;
}

function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
}

function dayOf(day: string): number {
  return Number(day.slice(8));
}
