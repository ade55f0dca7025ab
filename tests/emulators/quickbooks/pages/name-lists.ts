import type { BooksView } from "../view.ts";
import { homeCurrencyOf } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { amountText, plainNumber } from "./money-text.ts";
import { addressOf, cutPage, listingOf, pageLinks } from "./row-table.ts";
import { nameAt, numberAt, textAt, type Wire } from "./wire-fields.ts";

type Column = { label: string; className: string; cell(object: Wire, home: string): string };

/** One list of names: customers, vendors, items, accounts. */
export type NameList = {
  entity: string;
  slug: string;
  one: string;
  many: string;
  columns: readonly Column[];
};

const text = (label: string, path: string, className = ""): Column => ({
  ...{ label, className },
  cell: (object) => textAt(object, path),
});
const money = (label: string, path: string, className = "num"): Column => ({
  ...{ label, className },
  cell: (object, home) => amountText(numberAt(object, path), textAt(object, "CurrencyRef.value") || home),
});
const currency: Column = {
  label: "Currency",
  className: "wide",
  cell: (one, home) => textAt(one, "CurrencyRef.value") || home,
};

export const NAME_LISTS: readonly NameList[] = [
  {
    ...{ entity: "Customer", slug: "customers", one: "Customer", many: "Customers" },
    columns: [text("E-mail", "PrimaryEmailAddr.Address", "wide text"), currency, money("Owes", "Balance")],
  },
  {
    ...{ entity: "Vendor", slug: "vendors", one: "Vendor", many: "Vendors" },
    columns: [text("E-mail", "PrimaryEmailAddr.Address", "wide text"), currency, money("Is owed", "Balance")],
  },
  {
    ...{ entity: "Item", slug: "items", one: "Item", many: "Items" },
    columns: [
      text("Type", "Type"),
      text("SKU", "Sku", "wide text"),
      { label: "Income account", className: "wide text", cell: (one) => nameAt(one, "IncomeAccountRef") },
      { label: "On hand", className: "num wide", cell: (one) => plainNumber(numberAt(one, "QtyOnHand")) },
      money("Price", "UnitPrice"),
    ],
  },
  {
    ...{ entity: "Account", slug: "accounts", one: "Account", many: "Accounts" },
    columns: [
      text("Type", "AccountType", "wide"),
      text("Detail", "AccountSubType", "wide text"),
      currency,
      money("Balance", "CurrentBalance"),
    ],
  },
];

export function nameListOfSlug(slug: string): NameList | undefined {
  return NAME_LISTS.find((list) => list.slug === slug);
}

/** The full name, with its parents, of a list entry. */
export function nameOf(object: Wire): string {
  const name = ["FullyQualifiedName", "DisplayName", "Name", "CompanyName"].map((path) =>
    textAt(object, path),
  );
  return name.find((one) => one !== "") ?? `#${textAt(object, "Id")}`;
}

function rowHtml(list: NameList, object: Wire, home: string): Html {
  const inactive = textAt(object, "Active") === "false" ? html` <span class="chip">Inactive</span>` : "";
  return html`<tr><th scope="row" class="text"><a href="/books/${list.slug}/${textAt(object, "Id")}">${nameOf(object)}</a>${inactive}</th>${list.columns.map(
    (column) => html`<td class="${column.className}">${column.cell(object, home)}</td>`,
  )}</tr>`;
}

/** A list of names in alphabetical order (`sort=name`, `dir=down` turns it round), with filter and pages. */
export function nameListPage(view: BooksView, list: NameList, search: URLSearchParams): Page {
  const path = `/books/${list.slug}`;
  const home = homeCurrencyOf(view);
  const listing = { ...listingOf(search), sort: "name", descending: search.get("dir") === "down" };
  const wanted = listing.query.trim().toLowerCase();
  const all = view.entities(list.entity);
  const sign = listing.descending ? -1 : 1;
  const found = all
    .filter((one) =>
      [nameOf(one), ...list.columns.map((column) => column.cell(one, home))].some((cell) =>
        cell.toLowerCase().includes(wanted),
      ),
    )
    .sort((a, b) => sign * nameOf(a).localeCompare(nameOf(b), "en", { numeric: true }));
  const turn = addressOf(path, listing, { descending: !listing.descending, page: 1 });
  const head = html`<th scope="col" aria-sort="${listing.descending ? "descending" : "ascending"}"><a href="${turn}">Name<span aria-hidden="true"> ${listing.descending ? "↓" : "↑"}</span></a></th>`;
  const table = html`<div class="scroll"><table><thead><tr>${head}${list.columns.map((column) => html`<th scope="col" class="${column.className}">${column.label}</th>`)}</tr></thead><tbody>${cutPage(found, listing.page).map((one) => rowHtml(list, one, home))}</tbody></table></div>`;
  const none = all.length === 0 ? `No ${list.many.toLowerCase()} yet.` : "Nothing matches this filter.";
  const filter = html`<form class="tools" action="${path}"><input type="search" name="q" value="${listing.query}" placeholder="Part of a name" aria-label="Filter this list"><button>Filter</button></form>`;
  const body = html`<h1>${list.many}</h1><p class="lead">${found.length.toLocaleString("en-US")} ${found.length === 1 ? list.one.toLowerCase() : list.many.toLowerCase()}</p><section class="card">${all.length === 0 ? "" : filter}${
    found.length === 0 ? html`<p class="empty">${none}</p>` : table
  }${pageLinks(path, listing, found.length)}</section>`;
  return { status: 200, title: list.many, body };
}
