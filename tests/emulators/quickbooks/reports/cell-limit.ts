import { cell, dataRow, type ReportBody, type ReportRow } from "./report-shape.ts";

const MOST_CELLS = 400_000;
const NOTE = "Unable to display more data. Please reduce the date range.";

/**
 * A report that has more than 400,000 cells ends where they are used up, within a section too, with a row that says so.
 */
export function withinLimit(body: ReportBody, mostCells = MOST_CELLS): ReportBody {
  const budget = { cellsLeft: mostCells };
  const rows = cut(body.rows, budget);
  return budget.cellsLeft >= 0 ? body : { ...body, rows: [...rows, dataRow([cell(NOTE)])] };
}

/** The rows that the budget allows; it is negative when there were more. */
function cut(rows: readonly ReportRow[], budget: { cellsLeft: number }): ReportRow[] {
  const kept: ReportRow[] = [];
  for (const row of rows) {
    budget.cellsLeft -= ownCells(row);
    if (budget.cellsLeft < 0) break;
    const below = row.Rows?.Row === undefined ? [] : cut(row.Rows.Row, budget);
    const { Rows, ...bare } = row;
    kept.push(Rows !== undefined && below.length > 0 ? { ...bare, Rows: { Row: below } } : bare);
    if (budget.cellsLeft < 0) break;
  }
  return kept;
}

/** Cells of a row itself, its header and total included. */
function ownCells(row: ReportRow): number {
  return (
    (row.ColData ?? []).length + (row.Header?.ColData ?? []).length + (row.Summary?.ColData ?? []).length
  );
}
