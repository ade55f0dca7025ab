import type { TransactionRow } from "./books-facts.ts";
import { matches } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import { amountText } from "./money-text.ts";
import type { Status } from "./transaction-kinds.ts";

export const ROWS_PER_PAGE = 50;

const names = new Intl.Collator("en", { numeric: true });

/** Dates and times are plain ASCII; comparing them as such is many times faster than by language. */
function compareAscii(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const SORTS: Record<string, (a: TransactionRow, b: TransactionRow) => number> = {
  date: (a, b) => compareAscii(a.date, b.date) || compareAscii(a.created, b.created) || byId(a, b),
  kind: (a, b) => compareAscii(a.kind.one, b.kind.one),
  number: (a, b) => names.compare(a.number, b.number),
  party: (a, b) => names.compare(a.party, b.party),
  status: (a, b) => compareAscii(a.status.text, b.status.text),
  total: (a, b) => a.homeTotal - b.homeTotal,
  open: (a, b) => (a.open ?? 0) - (b.open ?? 0),
};

function byId(a: TransactionRow, b: TransactionRow): number {
  return a.id.length - b.id.length || compareAscii(a.id, b.id);
}

/** What the address asks of a list; anything odd falls back to the newest first page. */
export type Listing = { query: string; status: string; sort: string; descending: boolean; page: number };

export function listingOf(search: URLSearchParams): Listing {
  const sort = search.get("sort") ?? "date";
  const isKnown = Object.hasOwn(SORTS, sort);
  const page = Number(search.get("page") ?? "1");
  return {
    query: search.get("q") ?? "",
    status: search.get("status") ?? "",
    sort: isKnown ? sort : "date",
    descending:
      isKnown && search.has("dir")
        ? search.get("dir") !== "up"
        : ["date", "total", "open"].includes(sort) || !isKnown,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The rows that answer a listing, in its order, before they are cut into pages. */
export function selectRows(rows: TransactionRow[], listing: Listing): TransactionRow[] {
  const compare = SORTS[listing.sort] ?? byId;
  const sign = listing.descending ? -1 : 1;
  return rows
    .filter((row) => listing.status === "" || row.status.text === listing.status)
    .filter((row) => matches(row, listing.query))
    .sort((a, b) => sign * compare(a, b) || sign * byId(a, b));
}

export function addressOf(path: string, listing: Listing, change: Partial<Listing>): string {
  const next = { ...listing, ...change };
  const search = new URLSearchParams();
  if (next.query !== "") search.set("q", next.query);
  if (next.status !== "") search.set("status", next.status);
  if (next.sort !== "date" || !next.descending) {
    search.set("sort", next.sort);
    search.set("dir", next.descending ? "down" : "up");
  }
  if (next.page > 1) search.set("page", String(next.page));
  return search.size === 0 ? path : `${path}?${search}`;
}

export function chip(status: Status): Html {
  return html`<span class="chip ${status.tone}">${status.text}</span>`;
}

export function moneyCell(
  amount: number | undefined,
  currency: string,
  home: string,
  className = "num",
): Html {
  const code =
    currency === home || amount === undefined ? "" : html` <span class="quiet small">${currency}</span>`;
  return html`<td class="${className}">${amountText(amount, currency)}${code}</td>`;
}

type Column = { sort: string; label: string; className?: string };

function headCell(path: string, listing: Listing, column: Column): Html {
  const isSorted = listing.sort === column.sort;
  const descending = isSorted ? !listing.descending : ["date", "total", "open"].includes(column.sort);
  const href = addressOf(path, listing, { sort: column.sort, descending, page: 1 });
  const order = isSorted ? html` aria-sort="${listing.descending ? "descending" : "ascending"}"` : "";
  const arrow = isSorted ? html`<span aria-hidden="true"> ${listing.descending ? "↓" : "↑"}</span>` : "";
  return html`<th scope="col" class="${column.className ?? ""}"${order}><a href="${href}">${column.label}${arrow}</a></th>`;
}

export type TableOptions = {
  path: string;
  listing: Listing;
  home: string;
  /** Heading of the other side's column; without it the column is left out, where all rows are of one name. */
  partyLabel: string | undefined;
  showKind: boolean;
  hasOpen: boolean;
};

function rowHtml(row: TransactionRow, options: TableOptions): Html {
  const label = row.number === "" ? html`<span class="quiet">#${row.id}</span>` : row.number;
  return html`<tr><td class="date wide">${row.date}</td>${options.showKind ? html`<td class="wide">${row.kind.one}</td>` : ""}<th scope="row"><a href="/books/${row.kind.slug}/${row.id}">${label}</a><span class="narrow quiet small">${row.date}${options.showKind ? html`<br>${row.kind.one}` : ""}</span><span class="narrow">${chip(row.status)}</span></th>${options.partyLabel === undefined ? "" : html`<td class="text">${row.party}</td>`}<td class="wide">${chip(row.status)}</td>${
    options.hasOpen
      ? moneyCell(row.open === 0 ? undefined : row.open, row.currency, options.home, "num wide")
      : ""
  }${moneyCell(row.total, row.currency, options.home)}</tr>`;
}

/** Transactions as a table whose headings sort. */
export function rowTable(rows: TransactionRow[], options: TableOptions): Html {
  const columns: Column[] = [
    { sort: "date", label: "Date", className: "wide" },
    ...(options.showKind ? [{ sort: "kind", label: "Type", className: "wide" }] : []),
    { sort: "number", label: "Number" },
    ...(options.partyLabel === undefined ? [] : [{ sort: "party", label: options.partyLabel }]),
    { sort: "status", label: "Status", className: "wide" },
    ...(options.hasOpen ? [{ sort: "open", label: "Open", className: "num wide" }] : []),
    { sort: "total", label: "Total", className: "num" },
  ];
  return html`<div class="scroll"><table><thead><tr>${columns.map((column) => headCell(options.path, options.listing, column))}</tr></thead><tbody>${rows.map((row) => rowHtml(row, options))}</tbody></table></div>`;
}

/** "51–100 of 1,204" with links to the neighbouring pages; nothing when all rows fit. */
export function pageLinks(path: string, listing: Listing, count: number): Html {
  const last = Math.max(1, Math.ceil(count / ROWS_PER_PAGE));
  const page = Math.min(listing.page, last);
  const from = (page - 1) * ROWS_PER_PAGE + 1;
  const shown = `${from.toLocaleString("en-US")}–${Math.min(count, from + ROWS_PER_PAGE - 1).toLocaleString("en-US")} of ${count.toLocaleString("en-US")}`;
  if (last === 1) return html``;
  const link = (to: number, label: string) =>
    to < 1 || to > last || to === page
      ? ""
      : html`<a href="${addressOf(path, listing, { page: to })}">${label}</a>`;
  return html`<div class="pages" role="navigation" aria-label="Pages">${shown}<span>${page > 2 ? link(1, "First") : ""}${link(page - 1, "Previous")}${link(page + 1, "Next")}${page < last - 1 ? link(last, "Last") : ""}</span></div>`;
}

/** The rows of the page asked for, the last one when it is beyond the end. */
export function cutPage<Row>(rows: Row[], page: number): Row[] {
  const last = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const start = (Math.min(page, last) - 1) * ROWS_PER_PAGE;
  return rows.slice(start, start + ROWS_PER_PAGE);
}
