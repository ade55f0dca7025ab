import type { BooksView, ColumnView, ReportView, ReportViewRow } from "../view.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { TRANSACTION_KINDS } from "./transaction-kinds.ts";

const MACROS = [
  "This month-to-date",
  "Last month",
  "This fiscal year-to-date",
  "Last fiscal year",
  "This calendar year-to-date",
  "All",
];

/** Every report that can be run. */
export function reportIndexPage(view: BooksView): Page {
  const rows = view.reports.list.map(
    ({ name, title }) =>
      html`<tr><th scope="row"><a href="/books/reports/${name}">${title}</a></th><td class="text quiet">${name}</td></tr>`,
  );
  const body = html`<h1>Reports</h1><p class="lead">Computed from the ledger; the same numbers as the reports of the API</p><section class="card"><table><thead><tr><th scope="col">Report</th><th scope="col">Name in the API</th></tr></thead><tbody>${rows}</tbody></table></section>`;
  return { status: 200, title: "Reports", body };
}

/** One report with the choices of its period, basis and columns; undefined when there is no such report. */
export function reportPage(view: BooksView, name: string, search: URLSearchParams): Page | undefined {
  const found = view.reports.list.find((each) => each.name === name);
  if (found === undefined) return undefined;
  const asked = new URLSearchParams([...search].filter(([, value]) => value !== ""));
  const result = view.reports.run(name, asked);
  const lead = typeof result === "string" ? "" : leadOf(result);
  const table = typeof result === "string" ? html`<p class="empty">${result}</p>` : tableOf(result);
  const address = `/v3/company/…/reports/${name}${asked.size === 0 ? "" : `?${asked}`}`;
  const body = html`<h1>${found.title}</h1><p class="lead">${lead}</p><section class="card">${form(name, search)}${table}</section><p class="small quiet">${address}</p>`;
  return { status: 200, title: found.title, body };
}

function leadOf(report: ReportView): string {
  const { StartPeriod, EndPeriod, ReportBasis, Currency } = report.Header;
  const basis = ReportBasis === undefined ? "" : `, ${ReportBasis.toLowerCase()} basis`;
  return `${StartPeriod} to ${EndPeriod}${basis}, in ${Currency}`;
}

function form(name: string, search: URLSearchParams): Html {
  const value = (key: string) => search.get(key) ?? "";
  const choice = (key: string, label: string, options: readonly string[]) =>
    html`<label>${label} <select name="${key}"><option value="">Default</option>${options.map(
      (option) => html`<option${option === value(key) ? html` selected` : ""}>${option}</option>`,
    )}</select></label>`;
  return html`<form class="tools" action="/books/reports/${name}">${choice("date_macro", "Period", MACROS)}<label>From <input type="date" name="start_date" value="${value("start_date")}"></label><label>to <input type="date" name="end_date" value="${value("end_date")}"></label>${choice("accounting_method", "Basis", ["Accrual", "Cash"])}${choice("summarize_column_by", "Columns", ["Total", "Month", "Quarter", "Year", "Customers"])}<button>Show</button></form>`;
}

function tableOf(report: ReportView): Html {
  const groups = report.Columns.Column;
  const columns = groups.flatMap(leavesOf).map(({ ColTitle, ColType, MetaData }) => ({
    title: ColTitle === "" ? "Name" : ColTitle,
    className: ["Money", "Quantity", "Percent", "Number"].includes(ColType) ? "num" : "text",
    key: MetaData.find((each) => each.Name === "ColKey")?.Value ?? "",
  }));
  const rows = report.Rows.Row ?? [];
  if (rows.length === 0) return html`<p class="empty">Nothing is booked in this period.</p>`;
  const head = columns.map((each) => html`<th scope="col" class="${each.className}">${each.title}</th>`);
  const hasGroups = groups.some((each) => each.Columns !== undefined);
  const above = groups.map((each) => {
    const width = leavesOf(each).length;
    const title = each.Columns === undefined ? "" : each.ColTitle;
    return html`<th scope="colgroup" class="num" colspan="${width}">${title}</th>`;
  });
  const top = hasGroups ? html`<tr>${above}</tr>` : "";
  return html`<div class="scroll"><table><thead>${top}<tr>${head}</tr></thead><tbody>${rows.map((row) => rowsOf(row, columns, 0))}</tbody></table></div>`;
}

/** A column, or those of its group. */
function leavesOf(column: ColumnView): readonly ColumnView[] {
  return column.Columns?.Column ?? [column];
}

type Column = { title: string; className: string; key: string };
type Cells = readonly { value: string; id?: string }[];

function rowsOf(row: ReportViewRow, columns: readonly Column[], depth: number): Html {
  const below = (row.Rows?.Row ?? []).map((each) => rowsOf(each, columns, depth + 1));
  const isGrand = depth === 0 && row.Rows === undefined;
  const header = row.Header === undefined ? "" : line(row.Header.ColData, columns, depth, "part");
  const own = row.ColData === undefined ? "" : line(row.ColData, columns, depth, "");
  const foot =
    row.Summary === undefined ? "" : line(row.Summary.ColData, columns, depth, isGrand ? "grand" : "sum");
  return html`${header}${own}${below}${foot}`;
}

function line(cells: Cells, columns: readonly Column[], depth: number, className: string): Html {
  const shown = cells.map(({ value, id = "" }, index) => {
    const { className: side = "text", key = "" } = columns[index] ?? {};
    const path = id === "" ? undefined : pathOf(key, value, id);
    const text = path === undefined ? html`${value}` : html`<a href="${path}">${value}</a>`;
    return index === 0
      ? html`<th scope="row" class="${side}">${"\u2003".repeat(depth)}${text}</th>`
      : html`<td class="${side}">${text}</td>`;
  });
  return html`<tr class="${className}">${shown}</tr>`;
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
  const kind = TRANSACTION_KINDS.find((each) => each.one.toLowerCase() === value.toLowerCase());
  return kind === undefined ? undefined : `/books/${kind.slug}/${id}`;
}
