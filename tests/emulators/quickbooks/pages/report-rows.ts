import type { ColumnView, ReportView, ReportViewRow } from "../view.ts";
import { type Html, html } from "./html.ts";
import { amountText } from "./money-text.ts";
import { TRANSACTION_KINDS } from "./transaction-kinds.ts";

type Column = { title: string; className: string; key: string; isMoney: boolean };
type Cells = readonly { value: string; id?: string }[];
type Table = { columns: readonly Column[]; currency: string };

/** What a browser shows with ease; the report itself has them all. */
const MOST_ROWS = 2000;
/** More columns than this are set closer. */
const MANY = 7;
const NUMERIC = ["Money", "Quantity", "Percent", "Number"];

/** A report as a table: groups of columns above their parts, rows below others moved in, the last total double ruled. */
export function reportTable(report: ReportView): Html {
  const groups = report.Columns.Column;
  const columns = groups.flatMap(leavesOf).map(({ ColTitle, ColType, MetaData }) => ({
    title: ColTitle === "" ? "Name" : ColTitle,
    className: NUMERIC.includes(ColType) ? "num" : ColType === "Date" ? "date" : "text",
    key: MetaData.find((each) => each.Name === "ColKey")?.Value ?? "",
    isMoney: ColType === "Money",
  }));
  const rows = report.Rows.Row ?? [];
  if (rows.length === 0) return html`<p class="empty">Nothing is booked in this period.</p>`;
  const head = columns.map((each) => html`<th scope="col" class="${each.className}">${each.title}</th>`);
  const table: Table = { columns, currency: report.Header.Currency };
  const body = rows.flatMap((row, index) => rowsOf(row, table, 0, index === rows.length - 1));
  const note =
    body.length > MOST_ROWS
      ? html`<p class="empty">The first ${MOST_ROWS.toLocaleString("en-US")} of ${body.length.toLocaleString("en-US")} rows. Choose a shorter period to see the others.</p>`
      : "";
  return html`<div class="scroll report${columns.length > MANY ? " many" : ""}"><table><thead>${groupHeads(groups)}<tr>${head}</tr></thead><tbody>${body.slice(0, MOST_ROWS)}</tbody></table></div>${note}`;
}

/** A column, or those of its group. */
function leavesOf(column: ColumnView): readonly ColumnView[] {
  return column.Columns?.Column ?? [column];
}

function groupHeads(groups: readonly ColumnView[]): Html | string {
  if (groups.every((each) => each.Columns === undefined)) return "";
  const heads = groups.map((each) =>
    each.Columns === undefined
      ? html`<td></td>`
      : html`<th scope="colgroup" class="group" colspan="${leavesOf(each).length}">${each.ColTitle}</th>`,
  );
  return html`<tr>${heads}</tr>`;
}

function rowsOf(row: ReportViewRow, table: Table, depth: number, isLast: boolean): Html[] {
  const below = (row.Rows?.Row ?? []).flatMap((each) => rowsOf(each, table, depth + 1, false));
  const isGrand = depth === 0 && row.Rows === undefined && isLast;
  const header = row.Header === undefined ? [] : [line(row.Header.ColData, table, depth, "part")];
  const own = row.ColData === undefined ? [] : [line(row.ColData, table, depth, "")];
  const foot =
    row.Summary === undefined ? [] : [line(row.Summary.ColData, table, depth, isGrand ? "grand" : "sum")];
  return [...header, ...own, ...below, ...foot];
}

function line(cells: Cells, table: Table, depth: number, className: string): Html {
  const { columns } = table;
  if (cells.every(({ value }) => value === "")) {
    return html`<tr class="gap"><td colspan="${columns.length}"></td></tr>`;
  }
  // The title of a section or total goes on over the empty cells beside it.
  const width = className === "" ? 1 : titleWidth(cells);
  const shown = cells.slice(width).map((each, index) => {
    const column = columns[index + width];
    return html`<td class="${column?.className ?? "text"}">${cellText(each, column, table)}</td>`;
  });
  const rest = columns.slice(cells.length).map(() => html`<td></td>`);
  const side = width === 1 ? (columns[0]?.className ?? "text") : "text";
  const span = width === 1 ? "" : html` colspan="${width}"`;
  const title = cellText(cells[0] ?? { value: "" }, columns[0], table);
  return html`<tr class="${className}"><th scope="row"${span} class="${side} d${Math.min(depth, 6)}">${title}</th>${shown}${rest}</tr>`;
}

function titleWidth(cells: Cells): number {
  const next = cells.findIndex(({ value }, index) => index > 0 && value !== "");
  return next === -1 ? cells.length : next;
}

function cellText({ value, id = "" }: Cells[number], column: Column | undefined, { currency }: Table): Html {
  const path = id === "" ? undefined : pathOf(column?.key ?? "", value, id);
  // The date of a line after the first of its transaction.
  const label = column?.isMoney === true ? grouped(value, currency) : value.replace(/^0-00-00$/, "");
  return path === undefined ? html`${label}` : html`<a href="${path}">${label}</a>`;
}

/** `12345.60` of the wire as `12,345.60`; what is no amount, such as a share, stays as it is. */
function grouped(value: string, currency: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? amountText(Number(value), currency) : value;
}

const LISTS: Readonly<Record<string, string>> = {
  account: "accounts",
  account_name: "accounts",
  other_account: "accounts",
  split_acc: "accounts",
  cust_name: "customers",
  vend_name: "vendors",
  item_name: "items",
};

/** Where a cell leads: to its account, customer, vendor or item, or to the transaction that its type names. */
function pathOf(key: string, value: string, id: string): string | undefined {
  const list = LISTS[key];
  if (list !== undefined) return `/books/${list}/${id}`;
  if (key !== "txn_type") return undefined;
  const kind = TRANSACTION_KINDS.find((each) => isCalled(each.one, value));
  return kind === undefined ? undefined : `/books/${kind.slug}/${id}`;
}

/** Reports name some types otherwise: "Refund", "Bill Payment (Check)", "Inventory Qty Adjust". */
function isCalled(one: string, value: string): boolean {
  const type = value.replace(/ \(.*\)$/, "").toLowerCase();
  const names: Readonly<Record<string, string>> = {
    refund: "refund receipt",
    "inventory qty adjust": "inventory adjustment",
  };
  return one.toLowerCase() === (names[type] ?? type);
}
