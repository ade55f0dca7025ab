import type { BooksView } from "../view.ts";
import { accountLink } from "./account-link.ts";
import { homeCurrencyOf } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { minorText } from "./money-text.ts";
import { balanceSheet, balancesWithin, type Period, profitAndLoss, type Section } from "./statements.ts";

const DAY = /^\d{4}-\d\d-\d\d$/;

function dayOf(search: URLSearchParams, name: string): string {
  const text = search.get(name) ?? "";
  return DAY.test(text) ? text : "";
}

function sectionRows(section: Section, home: string): Html {
  if (section.rows.length === 0) return html``;
  return html`<tr class="part"><th scope="colgroup" colspan="2">${section.title}</th></tr>${section.rows.map(
    (row) =>
      html`<tr><th scope="row" class="in text">${accountLink(row.id, row.account)}</th><td class="num">${minorText(row.amountMinor, home)}</td></tr>`,
  )}<tr class="sum"><th scope="row">Total ${section.title.toLowerCase()}</th><td class="num">${minorText(section.totalMinor, home)}</td></tr>`;
}

function lineRow(label: string, minor: number, home: string, className = "sum"): Html {
  return html`<tr class="${className}"><th scope="row">${label}</th><td class="num">${minorText(minor, home)}</td></tr>`;
}

function statement(
  title: string,
  lead: string,
  form: Html,
  home: string,
  rows: Html,
  isEmpty: boolean,
): Page {
  const table = html`<table><caption>Amounts in ${home}</caption><thead><tr><th scope="col">Account</th><th scope="col" class="num">Amount</th></tr></thead><tbody>${rows}</tbody></table>`;
  const body = html`<h1>${title}</h1><p class="lead">${lead}</p><section class="card">${form}${isEmpty ? html`<p class="empty">Nothing is booked in this period.</p>` : table}</section>`;
  return { status: 200, title, body };
}

function dayField(label: string, name: string, value: string): Html {
  return html`<label>${label} <input type="date" name="${name}" value="${value}"></label>`;
}

function spoken(period: Period): string {
  if (period.from === "" && period.to === "") return "From the first transaction to the last";
  if (period.from === "") return `Until ${period.to}`;
  return period.to === "" ? `From ${period.from}` : `${period.from} to ${period.to}`;
}

/** Profit and loss of a period (`from`, `to`), of all time without one. */
export function profitAndLossPage(view: BooksView, search: URLSearchParams): Page {
  const home = homeCurrencyOf(view);
  const period = { from: dayOf(search, "from"), to: dayOf(search, "to") };
  const profit = profitAndLoss(balancesWithin(view, period));
  const { income, costs, expenses, otherIncome, otherExpenses } = profit;
  const sections = [income, costs, expenses, otherIncome, otherExpenses];
  const hasOther = otherIncome.rows.length + otherExpenses.rows.length > 0;
  const rows = html`${sectionRows(income, home)}${sectionRows(costs, home)}${costs.rows.length === 0 ? "" : lineRow("Gross profit", profit.grossProfitMinor, home)}${sectionRows(expenses, home)}${hasOther ? lineRow("Operating profit", profit.operatingMinor, home) : ""}${sectionRows(otherIncome, home)}${sectionRows(otherExpenses, home)}${lineRow("Net profit", profit.netMinor, home, "grand")}`;
  const form = html`<form class="tools" action="/books/profit-and-loss">${dayField("From", "from", period.from)}${dayField("to", "to", period.to)}<button>Show</button></form>`;
  const isEmpty = sections.every((section) => section.rows.length === 0);
  return statement("Profit and loss", `${spoken(period)}, accrual basis`, form, home, rows, isEmpty);
}

/** Balance sheet at the end of a day (`to`), of all that is booked without one; says so when the sides differ. */
export function balanceSheetPage(view: BooksView, search: URLSearchParams): Page {
  const home = homeCurrencyOf(view);
  const period = { from: "", to: dayOf(search, "to") };
  const sheet = balanceSheet(balancesWithin(view, period));
  const debtsAndEquity = sheet.liabilitiesMinor + sheet.equityMinor;
  const isEqual = debtsAndEquity === sheet.assetsMinor;
  const proof = isEqual
    ? html`<span class="chip good">Both sides are equal</span>`
    : html`<span class="chip bad">The sides differ by ${minorText(sheet.assetsMinor - debtsAndEquity, home)}</span>`;
  const rows = html`${sheet.assets.map((one) => sectionRows(one, home))}${lineRow("Total assets", sheet.assetsMinor, home, "grand")}${sheet.liabilities.map((one) => sectionRows(one, home))}${lineRow("Total liabilities", sheet.liabilitiesMinor, home)}${sectionRows(sheet.equity, home)}${lineRow("Total liabilities and equity", debtsAndEquity, home, "grand")}`;
  const form = html`<form class="tools" action="/books/balance-sheet">${dayField("At the end of", "to", period.to)}<button>Show</button></form>`;
  const isEmpty = [...sheet.assets, ...sheet.liabilities, sheet.equity].every((one) => one.rows.length === 0);
  const lead = period.to === "" ? "With all that is booked" : `At the end of ${period.to}`;
  const page = statement("Balance sheet", lead, form, home, rows, isEmpty);
  return { ...page, body: html`${page.body}<p class="proof">${proof}</p>` };
}
