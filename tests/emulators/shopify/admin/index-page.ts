import type { AdminView } from "../admin-view.ts";
import { type Section, storePath } from "./admin-layout.ts";
import { badge } from "./badge.ts";
import { wordsFromCode } from "./display-text.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";
import { type ListPage, type ListRequest, type ListRow, pageOfRows } from "./listing.ts";

export type Column<Item> = {
  heading: string;
  cell: (item: Item) => Html | string | null;
  isAmount?: boolean;
};

export type IndexDefinition<Item> = {
  section: Section;
  title: string;
  noun: string;
  views: { id: string; label: string }[];
  columns: Column<Item>[];
  rows: ListRow<Item>[];
};

/** The body of an index page: views, search, the app's metafield as a filter, and the table with selection and paging. */
export function indexBody<Item>(
  view: AdminView,
  definition: IndexDefinition<Item>,
  request: ListRequest,
): Html {
  const page = pageOfRows(definition.rows, request);
  return html`<div class="page">
<div class="page-heading"><h1>${definition.title}</h1></div>
<section class="card index">
${tabs(view, definition, request)}
${filters(view, definition, request)}
${page.total === 0 ? emptyState(definition) : table(definition, page)}
${pager(view, definition, request, page)}
</section>
</div>
<script type="module" src="/admin-assets/host/selection.js"></script>`;
}

function tabs<Item>(view: AdminView, definition: IndexDefinition<Item>, request: ListRequest): Html {
  const links = [{ id: "all", label: "All" }, ...definition.views].map(({ id, label }) => {
    const current = id === request.view ? html` aria-current="true"` : null;
    return html`<a class="tab" href="${listAddress(view, definition, { ...request, view: id, page: 1 })}"${current}>${label}</a>`;
  });
  return html`<div class="tabs">${links}</div>`;
}

function filters<Item>(view: AdminView, definition: IndexDefinition<Item>, request: ListRequest): Html {
  const values = [
    ...new Set(definition.rows.map((row) => row.appStatus).filter((value) => value !== "")),
  ].sort();
  const options = [
    ...values.map((value) => ({ value, label: wordsFromCode(value) })),
    { value: "none", label: "Not set" },
  ];
  return html`<form class="filters" action="${storePath(view, `/${definition.section}`)}">
<input type="hidden" name="view" value="${request.view}">
<label class="search-field">${icon("search")}<input type="search" name="query" value="${request.query}" placeholder="Search ${definition.title.toLowerCase()}" aria-label="Search ${definition.title.toLowerCase()}"></label>
<label class="filter-field"><span>QBO status <small>(metafield of ${view.app.name})</small></span>
<select name="qbo_status" data-submit-on-change><option value="">Any</option>${options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === request.appStatus ? html` selected` : null}>${label}</option>`,
  )}</select></label>
<button class="button" type="submit">Search</button>
</form>`;
}

function table<Item>(definition: IndexDefinition<Item>, page: ListPage<Item>): Html {
  const headings = definition.columns.map(
    ({ heading, isAmount }) => html`<th scope="col" class="${isAmount ? "amount" : ""}">${heading}</th>`,
  );
  return html`<div class="table-scroll"><table class="index-table" data-selectable data-noun="${definition.noun}">
<thead><tr><th class="select-cell"><input type="checkbox" aria-label="Select all ${definition.title.toLowerCase()}" data-select-all></th>${headings}<th scope="col" class="metafield-cell" title="Emulation only: Shopify offers an app's metafield as a filter of this list, not as a column.">QBO status<small>app metafield</small></th></tr></thead>
<tbody>${page.rows.map((row) => tableRow(definition, row))}</tbody>
</table></div>
<div class="selection-bar" data-selection-bar hidden><strong data-selection-count></strong><button class="button" type="button" data-clear-selection>Clear</button></div>`;
}

function tableRow<Item>(definition: IndexDefinition<Item>, row: ListRow<Item>): Html {
  const cells = definition.columns.map(
    ({ cell, isAmount }) => html`<td class="${isAmount ? "amount" : ""}">${cell(row.item)}</td>`,
  );
  return html`<tr data-id="${row.id}"><td class="select-cell"><input type="checkbox" value="${row.id}" aria-label="Select ${definition.noun}" data-select-row></td>${cells}<td class="metafield-cell">${badge(row.appStatus)}</td></tr>`;
}

function pager<Item>(
  view: AdminView,
  definition: IndexDefinition<Item>,
  request: ListRequest,
  page: ListPage<Item>,
): Html {
  const step = (label: string, target: number, isPossible: boolean, name: "back" | "next") =>
    isPossible
      ? html`<a class="button icon-button" href="${listAddress(view, definition, { ...request, page: target })}" aria-label="${label}">${icon(name)}</a>`
      : html`<span class="button icon-button disabled" aria-hidden="true">${icon(name)}</span>`;
  const range =
    page.total === 0 ? "0" : `${page.first + 1}–${page.first + page.rows.length} of ${page.total}`;
  return html`<div class="pager">${step("Previous page", page.page - 1, page.hasPrevious, "back")}${step("Next page", page.page + 1, page.hasNext, "next")}<span>${range}</span></div>`;
}

function emptyState<Item>(definition: IndexDefinition<Item>): Html {
  return html`<div class="empty-state"><h2>No ${definition.title.toLowerCase()} found</h2><p>Try another search, view or filter.</p></div>`;
}

function listAddress<Item>(view: AdminView, definition: IndexDefinition<Item>, request: ListRequest): string {
  const parameters = new URLSearchParams();
  if (request.view !== "all") parameters.set("view", request.view);
  if (request.query !== "") parameters.set("query", request.query);
  if (request.appStatus !== "") parameters.set("qbo_status", request.appStatus);
  if (request.page > 1) parameters.set("page", String(request.page));
  const query = parameters.toString();
  return storePath(view, `/${definition.section}${query === "" ? "" : `?${query}`}`);
}
