import type { BooksView } from "../view.ts";
import { allRows, homeCurrencyOf, rowsOf, type TransactionRow } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { amountText } from "./money-text.ts";
import { cutPage, type Listing, listingOf, pageLinks, rowTable, selectRows } from "./row-table.ts";
import { isSettledLater, type TransactionKind } from "./transaction-kinds.ts";

function filterForm(path: string, listing: Listing, rows: TransactionRow[]): Html {
  const statuses = [...new Set(rows.map((row) => row.status.text))].sort();
  const options = statuses.map(
    (status) => html`<option${status === listing.status ? html` selected` : ""}>${status}</option>`,
  );
  return html`<form class="tools" action="${path}"><input type="search" name="q" value="${listing.query}" placeholder="Number, name, note or amount" aria-label="Filter this list">${
    statuses.length > 1
      ? html`<label>Status <select name="status"><option value="">All</option>${options}</select></label>`
      : ""
  }<button>Filter</button></form>`;
}

function sumLine(rows: TransactionRow[], home: string): Html {
  const total = rows.reduce((sum, row) => sum + row.homeTotal, 0);
  const count = rows.length.toLocaleString("en-US");
  return html`${count} ${rows.length === 1 ? "transaction" : "transactions"}, together ${amountText(total, home)} ${home}`;
}

/** All transactions of one type: filter, sortable table, pages. */
export function kindPage(view: BooksView, kind: TransactionKind, search: URLSearchParams): Page {
  const path = `/books/${kind.slug}`;
  const home = homeCurrencyOf(view);
  const listing = listingOf(search);
  const all = rowsOf(view, kind);
  const rows = selectRows(all, listing);
  const options = {
    path,
    listing,
    home,
    partyLabel: kind.partyLabel,
    showKind: false,
    hasOpen: isSettledLater(kind),
  };
  const none = all.length === 0 ? `No ${kind.many.toLowerCase()} yet.` : "Nothing matches this filter.";
  const body = html`<h1>${kind.many}</h1><p class="lead">${all.length === 0 ? "Nothing booked so far" : sumLine(rows, home)}</p><section class="card">${all.length === 0 ? "" : filterForm(path, listing, all)}${
    rows.length === 0 ? html`<p class="empty">${none}</p>` : rowTable(cutPage(rows, listing.page), options)
  }${pageLinks(path, listing, rows.length)}</section>`;
  return { status: 200, title: kind.many, body };
}

/** Transactions of every type, all of them or those that match the words of the search. */
export function searchPage(view: BooksView, search: URLSearchParams): Page {
  const path = "/books/search";
  const home = homeCurrencyOf(view);
  const listing = listingOf(search);
  const rows = selectRows(allRows(view), listing);
  const options = { path, listing, home, partyLabel: "Name", showKind: true, hasOpen: false };
  const isAll = listing.query.trim() === "";
  const lead = isAll
    ? sumLine(rows, home)
    : html`${rows.length.toLocaleString("en-US")} found for “${listing.query}”`;
  const none = isAll ? "Nothing is booked yet." : "No number, name, note or amount matches.";
  const title = isAll ? "All transactions" : "Search";
  const table = rowTable(cutPage(rows, listing.page), options);
  const body = html`<h1>${title}</h1><p class="lead">${lead}</p><section class="card">${
    rows.length === 0 ? html`<p class="empty">${none}</p>` : table
  }${pageLinks(path, listing, rows.length)}</section>`;
  return { status: 200, title, body };
}
