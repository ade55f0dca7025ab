import type { BooksView, ReportsView, ReportView } from "../view.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { reportTable } from "./report-rows.ts";

const MACROS = [
  "This month-to-date",
  "Last month",
  "This fiscal year-to-date",
  "Last fiscal year",
  "This calendar year-to-date",
  "All",
];

const COLUMNS = [
  "Total",
  "Month",
  "Quarter",
  "Year",
  "Customers",
  "Classes",
  "Departments",
  "ProductsAndServices",
];

/** Every report that can be run. */
export function reportIndexPage(view: BooksView): Page {
  const groups = [...Map.groupBy(view.reports.list, (each) => each.group)].map(([group, reports]) => {
    const rows = reports.map(
      ({ name, title }) =>
        html`<li><a href="/books/reports/${name}">${title}</a> <span class="quiet small">${name}</span></li>`,
    );
    return html`<section class="card"><h2>${group}</h2><ul class="links">${rows}</ul></section>`;
  });
  const body = html`<h1>Reports</h1><p class="lead">Computed from the ledger; the same numbers as the reports of the API, which has them under the names in grey</p><div class="two">${groups}</div>`;
  return { status: 200, title: "Reports", body };
}

/** One report with the choices of its period, basis and columns; undefined when there is no such report. */
export function reportPage(view: BooksView, name: string, search: URLSearchParams): Page | undefined {
  const found = view.reports.list.find((each) => each.name === name);
  if (found === undefined) return undefined;
  const asked = new URLSearchParams([...search].filter(([, value]) => value !== ""));
  const result = view.reports.run(name, asked);
  const lead = typeof result === "string" ? "" : leadOf(result);
  const table = typeof result === "string" ? html`<p class="empty">${result}</p>` : reportTable(result);
  const address = `/v3/company/…/reports/${name}${asked.size === 0 ? "" : `?${asked}`}`;
  const body = html`<h1>${found.title}</h1><p class="lead">${lead}</p><section class="card">${form(found, search)}${table}</section><p class="small quiet">${address}</p>`;
  return { status: 200, title: found.title, body };
}

function leadOf(report: ReportView): string {
  const { StartPeriod, EndPeriod, ReportBasis, Currency } = report.Header;
  const basis = ReportBasis === undefined ? "" : `, ${ReportBasis.toLowerCase()} basis`;
  return `${StartPeriod} to ${EndPeriod}${basis}, in ${Currency}`;
}

function form(report: ReportsView["list"][number], search: URLSearchParams): Html {
  const value = (key: string) => search.get(key) ?? "";
  const choice = (key: string, label: string, options: readonly string[]) =>
    html`<label>${label} <select name="${key}"><option value="">Default</option>${options.map(
      (option) => html`<option${option === value(key) ? html` selected` : ""}>${option}</option>`,
    )}</select></label>`;
  const day = (key: string, label: string) =>
    html`<label>${label} <input type="date" name="${key}" value="${value(key)}"></label>`;
  const basis = report.hasBasis ? choice("accounting_method", "Basis", ["Accrual", "Cash"]) : "";
  const columns = report.hasColumns ? choice("summarize_column_by", "Columns", COLUMNS) : "";
  return html`<form class="tools" action="/books/reports/${report.name}">${choice("date_macro", "Period", MACROS)}${day("start_date", "from")}${day("end_date", "to")}${basis}${columns}<button>Show</button></form>`;
}
