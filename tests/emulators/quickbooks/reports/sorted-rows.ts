import { choice } from "./report-params.ts";
import { leafColumns, type ReportBody, type ReportRow } from "./report-shape.ts";

/**
 * The rows as `sort_by` and `sort_order` ask for, each within its section: by the column of a key, or by date or else
 * the last amount when only an order is given. Rows with a group of their own, such as totals, stay where they are.
 * A key that the report does not show, or an order that does not exist, is fault 2170.
 */
export function sortedRows(body: ReportBody, search: URLSearchParams): ReportBody {
  const by = search.get("sort_by") ?? "";
  const order = search.get("sort_order") ?? "";
  if (by === "" && order === "") return body;
  const sign =
    choice("sort_order", order === "" ? "ascend" : order, ["ascend", "descend"]) === "ascend" ? 1 : -1;
  const keys = leafColumns(body.columns).map(
    (each) => each.MetaData.find(({ Name }) => Name === "ColKey")?.Value ?? "",
  );
  const at = by === "" ? defaultColumn(keys) : keys.indexOf(choice("sort_by", by, keys.filter(Boolean)));
  return { ...body, rows: sortWithin(body.rows, at, sign) };
}

function defaultColumn(keys: readonly string[]): number {
  const date = keys.indexOf("tx_date");
  return date === -1 ? keys.length - 1 : date;
}

function sortWithin(rows: readonly ReportRow[], at: number, sign: 1 | -1): ReportRow[] {
  const sorted = rows
    .filter(isFree)
    .map((row) => (row.Rows?.Row === undefined ? row : below(row, row.Rows.Row, at, sign)))
    .sort((a, b) => sign * compare(sortCell(a, at), sortCell(b, at)));
  let next = 0;
  return rows.map((row) => {
    if (!isFree(row)) return row.Rows?.Row === undefined ? row : below(row, row.Rows.Row, at, sign);
    const free = sorted[next] ?? row;
    next += 1;
    return free;
  });
}

function below(row: ReportRow, rows: readonly ReportRow[], at: number, sign: 1 | -1): ReportRow {
  return { ...row, Rows: { Row: sortWithin(rows, at, sign) } };
}

function isFree(row: ReportRow): boolean {
  return row.group === undefined;
}

/** The cell by which a row is sorted: its own, or for a section the title in front and else its total. */
function sortCell(row: ReportRow, at: number): string {
  const cells = row.ColData ?? (at === 0 ? row.Header?.ColData : row.Summary?.ColData) ?? [];
  return cells[at]?.value ?? "";
}

function compare(a: string, b: string): number {
  const [first, second] = [Number(a === "" ? 0 : a), Number(b === "" ? 0 : b)];
  return Number.isNaN(first) || Number.isNaN(second) ? a.localeCompare(b) : first - second;
}
