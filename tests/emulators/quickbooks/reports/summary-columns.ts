import { addDays } from "../books/pacific-time.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { monthStart } from "./date-macros.ts";
import type { LedgerLine } from "./ledger-lines.ts";
import { NAME_SUMMARIES, type ReportParams } from "./report-params.ts";
import { column, type ReportColumn } from "./report-shape.ts";

/** Columns of amounts and which of them a line belongs to (-1 for none). */
export type SummaryColumns = {
  columns: ReportColumn[];
  indexOf(line: LedgerLine): number;
  hasTotal: boolean;
  /** The columns are periods, cut at the ends of the report's own. */
  isByTime: boolean;
};

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

type Span = { title: string; from: string; to: string };

/** Amount columns as `summarize_column_by` asks; all but Total end with a column that sums them. */
export function summaryColumns(
  books: Books,
  params: ReportParams,
  lines: readonly LedgerLine[],
): SummaryColumns {
  const by = params.summarizeBy;
  if (by === "Total") {
    return {
      columns: [column("Total", "Money", "total")],
      indexOf: () => 0,
      hasTotal: false,
      isByTime: false,
    };
  }
  if (NAME_SUMMARIES.includes(by)) return nameColumns(books, by, lines);
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
    isByTime: true,
  };
}

type NamedBy = { entity: string; idOf(line: LedgerLine): string };

const NAMED_BY: Readonly<Record<string, NamedBy>> = {
  Customers: { entity: "Customer", idOf: (line) => line.customerId },
  Vendors: { entity: "Vendor", idOf: ({ party }) => (party.entity === "Vendor" ? party.id : "") },
  Employees: { entity: "Employee", idOf: ({ party }) => (party.entity === "Employee" ? party.id : "") },
  Classes: { entity: "Class", idOf: (line) => line.classId },
  Departments: { entity: "Department", idOf: (line) => line.departmentId },
  ProductsAndServices: { entity: "Item", idOf: (line) => line.itemId },
};

function nameColumns(books: Books, by: string, lines: readonly LedgerLine[]): SummaryColumns {
  const { entity, idOf } = NAMED_BY[by] ?? { entity: "", idOf: () => "" };
  const nameOf = (id: string) => {
    const object = books.find(entity, id);
    return textAt(object, "FullyQualifiedName") ?? textAt(object, "DisplayName") ?? "";
  };
  const ids = new Set(lines.map(idOf).filter((id) => nameOf(id) !== ""));
  const sorted = [...ids].map((id) => ({ id, name: nameOf(id) }));
  sorted.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const hasNameless = lines.some((line) => !ids.has(idOf(line)));
  const index = new Map(sorted.map(({ id }, at) => [id, at]));
  return {
    columns: [
      ...sorted.map(({ id, name }) => column(name, "Money", id)),
      ...(hasNameless ? [column("Not Specified", "Money", "0")] : []),
      column("TOTAL", "Money", "total"),
    ],
    indexOf: (line) => index.get(idOf(line)) ?? sorted.length,
    hasTotal: true,
    isByTime: false,
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
