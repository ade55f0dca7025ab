import type { BooksView } from "../view.ts";
import { homeCurrencyOf } from "./books-facts.ts";
import { type Html, html, Html as Markup } from "./html.ts";
import { STYLESHEET } from "./stylesheet.ts";
import { TRANSACTION_KINDS, type TransactionKind } from "./transaction-kinds.ts";
import { textAt } from "./wire-fields.ts";

export type Page = { status: number; title: string; body: Html };

const style = new Markup(`<style>${STYLESHEET}</style>`);

type Entry = { path: string; label: string; count?: number };

function kindEntries(view: BooksView, group: TransactionKind["group"]): Entry[] {
  return TRANSACTION_KINDS.filter((kind) => kind.group === group)
    .map((kind) => ({ kind, count: view.entities(kind.entity).length }))
    .filter(({ kind, count }) => kind.isMain || count > 0)
    .map(({ kind, count }) => ({ path: `/books/${kind.slug}`, label: kind.many, count }));
}

function navigation(view: BooksView): { title: string; entries: Entry[] }[] {
  const list = (path: string, label: string, entity: string): Entry => ({
    ...{ path, label },
    count: view.entities(entity).length,
  });
  return [
    {
      title: "Reports",
      entries: [
        { path: "/books", label: "Overview" },
        { path: "/books/trial-balance", label: "Trial balance" },
        { path: "/books/profit-and-loss", label: "Profit and loss" },
        { path: "/books/balance-sheet", label: "Balance sheet" },
        { path: "/books/reports", label: "All reports" },
      ],
    },
    { title: "Sales", entries: kindEntries(view, "Sales") },
    { title: "Money", entries: kindEntries(view, "Money") },
    { title: "Purchases", entries: kindEntries(view, "Purchases") },
    {
      title: "Lists",
      entries: [
        list("/books/customers", "Customers", "Customer"),
        list("/books/items", "Items", "Item"),
        list("/books/accounts", "Accounts", "Account"),
        list("/books/vendors", "Vendors", "Vendor"),
      ],
    },
  ].filter((group) => group.entries.length > 0);
}

function isCurrent(entry: Entry, path: string): boolean {
  return path === entry.path || (entry.path !== "/books" && path.startsWith(`${entry.path}/`));
}

function navigationHtml(view: BooksView, path: string): Html {
  return html`<nav aria-label="Books">${navigation(view).map(
    (group) =>
      html`<h2>${group.title}</h2><ul>${group.entries.map(
        (entry) =>
          html`<li><a href="${entry.path}"${isCurrent(entry, path) ? html` aria-current="page"` : ""}>${entry.label}${
            entry.count === undefined
              ? ""
              : html` <span class="n">${entry.count.toLocaleString("en-US")}</span>`
          }</a></li>`,
      )}</ul>`,
  )}</nav>`;
}

function companiesHtml(view: BooksView): Html | string {
  const { companies = [] } = view;
  if (companies.length < 2) return "";
  const links = companies.map(
    ({ name, path, isCurrent }) =>
      html`<a href="${path}"${isCurrent ? html` aria-current="true"` : ""}>${name}</a>`,
  );
  return html`<nav class="companies" aria-label="Companies">${links}</nav>`;
}

/** A whole page: heading with the company and the search, navigation, content; one document without outside parts. */
export function layout(view: BooksView, path: string, query: string, page: Page): string {
  const company = textAt(view.company, "CompanyName") || "Company";
  const document = html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${page.title} · ${company}</title><link rel="icon" href="data:,">${style}</head>
<body><a class="skip" href="#content">Skip to content</a>
<header class="top"><a class="brand" href="/books"><strong>${company}</strong><span>QuickBooks Online emulator · books in ${homeCurrencyOf(view)}</span></a>${companiesHtml(view)}
<form class="find" role="search" action="/books/search"><input type="search" name="q" value="${query}" placeholder="Number, customer or amount" aria-label="Search all transactions"><button>Search</button></form></header>
<div class="frame">${navigationHtml(view, path)}<main id="content">${page.body}</main></div></body></html>`;
  return `<!doctype html>\n${document.markup}\n`;
}
