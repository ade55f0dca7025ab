import type { BooksView } from "../view.ts";
import { accountLink } from "./account-link.ts";
import {
  homeCurrencyOf,
  type LinkedDocument,
  linkedDocuments,
  rowOf,
  type TransactionRow,
} from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { amountText, minorText, plainNumber } from "./money-text.ts";
import { chip, moneyCell } from "./row-table.ts";
import type { TransactionKind } from "./transaction-kinds.ts";
import { linesHtml } from "./transaction-lines.ts";
import { listAt, nameAt, numberAt, objectAt, textAt, type Wire } from "./wire-fields.ts";

const ADDRESS_LINES = ["Line1", "Line2", "Line3", "Line4", "Line5"];

function addressText(address: Wire | undefined): string {
  const city = [
    textAt(address, "City"),
    textAt(address, "CountrySubDivisionCode"),
    textAt(address, "PostalCode"),
  ];
  const lines = ADDRESS_LINES.map((line) => textAt(address, line));
  return [...lines, city.filter(Boolean).join(" "), textAt(address, "Country")].filter(Boolean).join("\n");
}

function partyHtml(row: TransactionRow, transaction: Wire): Html | string {
  const customer = textAt(transaction, "CustomerRef.value");
  const vendor = textAt(transaction, "VendorRef.value");
  if (customer !== "") return html`<a href="/books/customers/${customer}">${row.party}</a>`;
  return vendor === "" ? row.party : html`<a href="/books/vendors/${vendor}">${row.party}</a>`;
}

function nameOfRef(view: BooksView, entity: string, transaction: Wire, key: string): string {
  return textAt(view.find(entity, textAt(transaction, `${key}.value`)), "FullyQualifiedName");
}

function factsHtml(view: BooksView, row: TransactionRow, transaction: Wire, home: string): Html {
  const term = view.find("Term", textAt(transaction, "SalesTermRef.value"));
  const method = view.find("PaymentMethod", textAt(transaction, "PaymentMethodRef.value"));
  const bankId = textAt(transaction, "DepositToAccountRef.value");
  const bank =
    textAt(view.find("Account", bankId), "FullyQualifiedName") || nameAt(transaction, "DepositToAccountRef");
  const rate = row.currency === home ? undefined : numberAt(transaction, "ExchangeRate");
  const facts: [string, Html | string][] = [
    [row.kind.partyLabel, partyHtml(row, transaction)],
    ["Date", row.date],
    ["Due", textAt(transaction, "DueDate")],
    ["Terms", textAt(term, "Name") || nameAt(transaction, "SalesTermRef")],
    ["Payment method", textAt(method, "Name") || nameAt(transaction, "PaymentMethodRef")],
    ["Reference", textAt(transaction, "PaymentRefNum")],
    ["Location", nameOfRef(view, "Department", transaction, "DepartmentRef")],
    ["Class", nameOfRef(view, "Class", transaction, "ClassRef")],
    [
      row.kind.entity === "RefundReceipt" ? "Paid from" : "Deposited to",
      row.kind.entity === "Deposit" || bank === "" ? "" : accountLink(bankId, bank),
    ],
    ["Currency", rate === undefined ? row.currency : `${row.currency}, 1 = ${plainNumber(rate)} ${home}`],
    ["E-mail", textAt(transaction, "BillEmail.Address")],
    ["Billing address", addressText(objectAt(transaction, "BillAddr"))],
    ["Shipping address", addressText(objectAt(transaction, "ShipAddr"))],
    ["Message to customer", textAt(transaction, "CustomerMemo.value")],
  ];
  return html`<section class="card"><dl class="facts">${facts.filter(([, value]) => value !== "").map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function taxRows(view: BooksView, transaction: Wire, currency: string): [string, number | undefined][] {
  const lines = listAt(transaction, "TxnTaxDetail.TaxLine");
  if (lines.length === 0) {
    const tax = numberAt(transaction, "TxnTaxDetail.TotalTax");
    return tax === undefined || tax === 0 ? [] : [["Tax", tax]];
  }
  return lines.map((line) => {
    const rate = view.find("TaxRate", textAt(line, "TaxLineDetail.TaxRateRef.value"));
    const percent = numberAt(line, "TaxLineDetail.TaxPercent");
    const base = numberAt(line, "TaxLineDetail.NetAmountTaxable");
    const share = percent === undefined ? "" : ` ${plainNumber(percent)} %`;
    const taxed = base === undefined ? "" : ` of ${amountText(base, currency)}`;
    return [`${textAt(rate, "Name") || "Tax"}${share}${taxed}`, numberAt(line, "Amount")];
  });
}

function totalsHtml(view: BooksView, row: TransactionRow, transaction: Wire, home: string): Html {
  const subtotal = listAt(transaction, "Line").find(
    (line) => textAt(line, "DetailType") === "SubTotalLineDetail",
  );
  const deposit = numberAt(transaction, "Deposit");
  const parts: [string, number | undefined][] = [
    ["Subtotal of items", numberAt(subtotal, "Amount")],
    ...taxRows(view, transaction, row.currency),
  ];
  const line = (label: string, text: string, className = "") =>
    html`<tr class="${className}"><th scope="row">${label}</th><td class="num">${text}</td></tr>`;
  const amount = (value: number | undefined) => amountText(value, row.currency);
  return html`<table class="total"><tbody>${parts.filter(([, value]) => value !== undefined).map(([label, value]) => line(label, amount(value)))}${line(`Total ${row.currency}`, amount(row.total), "grand")}${
    row.currency === home ? "" : line(`In ${home}`, amountText(row.homeTotal, home))
  }${deposit === undefined || deposit === 0 ? "" : line("Deposit", amount(-deposit))}${row.open === undefined ? "" : line(row.kind.entity === "Payment" ? "Not applied" : "Still open", amount(row.open))}</tbody></table>`;
}

function linkRow(view: BooksView, link: LinkedDocument, home: string): Html {
  const target = view.find(link.kind.entity, link.id);
  const row = rowOf(link.kind, target ?? { Id: link.id }, home, view.today);
  const name = html`${link.kind.one} ${row.number || `#${link.id}`}`;
  const applied = html`<td class="num">${amountText(link.amount, row.currency)}</td>`;
  if (target === undefined)
    return html`<tr><td class="date"></td><th scope="row">${name}</th><td class="quiet wide">No longer in the books</td>${applied}<td></td></tr>`;
  return html`<tr><td class="date">${row.date}</td><th scope="row"><a href="/books/${link.kind.slug}/${link.id}">${name}</a></th><td class="wide">${chip(row.status)}</td>${applied}${moneyCell(row.total, row.currency, home)}</tr>`;
}

function linksHtml(view: BooksView, kind: TransactionKind, transaction: Wire, home: string): Html {
  const links = linkedDocuments(view, kind, transaction);
  if (links.length === 0) return html``;
  return html`<section class="card"><h2>Linked documents</h2><div class="scroll"><table><thead><tr><th scope="col">Date</th><th scope="col">Document</th><th scope="col" class="wide">Status</th><th scope="col" class="num">Applied</th><th scope="col" class="num">Total</th></tr></thead><tbody>${links.map((link) => linkRow(view, link, home))}</tbody></table></div></section>`;
}

function journalHtml(view: BooksView, kind: TransactionKind, id: string, home: string): Html {
  const postings = view.postings(kind.entity, id);
  if (postings.length === 0) {
    return html`<section class="card"><h2>Journal</h2><p class="empty">${kind.one} ${id} moves no account.</p></section>`;
  }
  const sum = (side: "debitMinor" | "creditMinor") =>
    postings.reduce((total, posting) => total + posting[side], 0);
  const difference = sum("debitMinor") - sum("creditMinor");
  const side = (minor: number) => html`<td class="num">${minor === 0 ? "" : minorText(minor, home)}</td>`;
  const verdict =
    difference === 0
      ? html`<span class="chip good">Balanced</span>`
      : html`<span class="chip bad">Off by ${minorText(difference, home)}</span>`;
  return html`<section class="card"><div class="split"><h2>Journal</h2>${verdict}</div><div class="scroll"><table><caption>Amounts in ${home}</caption><thead><tr><th scope="col">Account</th><th scope="col" class="wide">Text</th><th scope="col" class="num">Debit</th><th scope="col" class="num">Credit</th></tr></thead><tbody>${postings.map(
    (posting) =>
      html`<tr><th scope="row" class="text">${accountLink(posting.accountId, posting.account)}</th><td class="text wide quiet">${posting.memo}</td>${side(posting.debitMinor)}${side(posting.creditMinor)}</tr>`,
  )}</tbody><tfoot><tr class="grand"><th scope="row">Total</th><td class="wide"></td><td class="num">${minorText(sum("debitMinor"), home)}</td><td class="num">${minorText(sum("creditMinor"), home)}</td></tr></tfoot></table></div></section>`;
}

/** One transaction: who and when, lines, tax and totals, what it is linked with, its note, and its journal. */
export function transactionPage(view: BooksView, kind: TransactionKind, transaction: Wire): Page {
  const home = homeCurrencyOf(view);
  const row = rowOf(kind, transaction, home, view.today);
  const title = `${kind.one} ${row.number || `#${row.id}`}`;
  const changed = textAt(transaction, "MetaData.LastUpdatedTime")
    .replace("T", " ")
    .slice(0, "2026-01-31 12:00".length);
  const note =
    row.memo === ""
      ? ""
      : html`<section class="card"><h2>Private note</h2><p class="note">${row.memo}</p></section>`;
  const wire = html`<section class="card"><details><summary>As it goes over the wire</summary><pre>${JSON.stringify(transaction, null, 2)}</pre></details></section>`;
  const body = html`<div class="head"><h1>${title}</h1>${chip(row.status)}</div><p class="lead">Id ${row.id}, version ${textAt(transaction, "SyncToken")}${changed === "" ? "" : `, last changed ${changed}`}</p>${factsHtml(view, row, transaction, home)}<section class="card"><h2>Lines</h2>${linesHtml(view, transaction, row.currency)}${totalsHtml(view, row, transaction, home)}</section>${linksHtml(view, kind, transaction, home)}${note}${journalHtml(view, kind, row.id, home)}${wire}`;
  return { status: 200, title, body };
}
