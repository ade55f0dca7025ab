import type { BooksView } from "../view.ts";
import { allRows, homeCurrencyOf, planOf, type TransactionRow } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { amountText, minorText } from "./money-text.ts";
import { listingOf, rowTable, selectRows } from "./row-table.ts";
import { type AccountBalance, balancesOf, profitAndLoss } from "./statements.ts";
import { TRANSACTION_KINDS } from "./transaction-kinds.ts";
import { balanceProof } from "./trial-balance-page.ts";
import { textAt } from "./wire-fields.ts";

const LATEST = 12;

function balanceOf(balances: AccountBalance[], types: string[], sign: 1 | -1): number {
  return (
    sign *
    balances.filter((one) => types.includes(one.accountType)).reduce((sum, one) => sum + one.balanceMinor, 0)
  );
}

/** Money at hand or on its way: bank accounts and the clearing accounts among the current assets, no stock. */
function cashMinor(view: BooksView, balances: AccountBalance[]): number {
  const stock = view.entities("Account").filter((one) => textAt(one, "AccountSubType") === "Inventory");
  const ids = new Set(stock.map((one) => textAt(one, "Id")));
  const cash = balances.filter((one) => !ids.has(one.id));
  return balanceOf(cash, ["Bank", "Other Current Asset"], 1);
}

function tiles(view: BooksView, balances: AccountBalance[], home: string): Html {
  const profit = profitAndLoss(balances);
  const shown: [string, number][] = [
    ["Income", profit.income.totalMinor + profit.otherIncome.totalMinor],
    ["Net profit", profit.netMinor],
    ["Customers owe", balanceOf(balances, ["Accounts Receivable"], 1)],
    ["Bank and clearing", cashMinor(view, balances)],
    ["Taxes and debts", balanceOf(balances, ["Other Current Liability"], -1)],
  ];
  return html`<ul class="tiles">${shown.map(([label, minor]) => html`<li><span>${label}</span><strong>${minorText(minor, home)}</strong></li>`)}</ul>`;
}

function companyCard(view: BooksView, home: string): Html {
  const facts: [string, string][] = [
    ["Company", textAt(view.company, "CompanyName")],
    ["Plan", planOf(view)],
    ["Country", textAt(view.company, "Country")],
    ["Home currency", home],
    [
      "Multicurrency",
      textAt(view.find("Preferences", "1"), "CurrencyPrefs.MultiCurrencyEnabled") === "true" ? "On" : "Off",
    ],
    [
      "Books closed until",
      textAt(view.find("Preferences", "1"), "AccountingInfoPrefs.BookCloseDate") || "Not closed",
    ],
  ];
  return html`<section class="card"><h2>Company</h2><dl class="facts">${facts.filter(([, value]) => value !== "").map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function documentsCard(rows: TransactionRow[], home: string): Html {
  const kinds = TRANSACTION_KINDS.map((kind) => ({
    kind,
    rows: rows.filter((row) => row.kind === kind),
  })).filter((one) => one.rows.length > 0);
  if (kinds.length === 0)
    return html`<section class="card"><h2>Documents</h2><p class="empty">Nothing has been booked yet.</p></section>`;
  return html`<section class="card"><h2>Documents</h2><table><thead><tr><th scope="col">Type</th><th scope="col" class="num">Count</th><th scope="col" class="num">Total in ${home}</th></tr></thead><tbody>${kinds.map(
    (one) =>
      html`<tr><th scope="row"><a href="/books/${one.kind.slug}">${one.kind.many}</a></th><td class="num">${one.rows.length.toLocaleString("en-US")}</td><td class="num">${amountText(
        one.rows.reduce((sum, row) => sum + row.homeTotal, 0),
        home,
      )}</td></tr>`,
  )}</tbody></table></section>`;
}

/** The first page: who, how much, what came last, and whether the books balance. */
export function overviewPage(view: BooksView): Page {
  const home = homeCurrencyOf(view);
  const rows = allRows(view);
  const balances = balancesOf(view);
  const listing = listingOf(new URLSearchParams());
  const latest = selectRows(rows, listing).slice(0, LATEST);
  const options = {
    path: "/books/search",
    listing,
    home,
    partyLabel: "Name",
    showKind: true,
    hasOpen: false,
  };
  const table =
    latest.length === 0
      ? html`<p class="empty">Transactions appear here as soon as the first one is booked.</p>`
      : rowTable(latest, options);
  const body = html`<h1>Overview</h1><p class="lead">All amounts in ${home}, as of the last transaction</p>${tiles(view, balances, home)}<section class="card"><div class="split"><h2>Latest transactions</h2><a class="small" href="/books/search">See all</a></div>${table}</section><div class="two">${documentsCard(rows, home)}<div>${companyCard(view, home)}<section class="card"><h2>Trial balance</h2>${balanceProof(view)}<p class="small"><a href="/books/trial-balance">See every account</a></p></section></div></div>`;
  return { status: 200, title: "Overview", body };
}
