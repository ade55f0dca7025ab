import type { BooksView, PostingView } from "../view.ts";
import { allRows, homeCurrencyOf, rowOf, type TransactionRow } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { minorText, priceText } from "./money-text.ts";
import { type NameList, nameOf } from "./name-lists.ts";
import { cutPage, listingOf, pageLinks, rowTable, selectRows } from "./row-table.ts";
import { TRANSACTION_KINDS } from "./transaction-kinds.ts";
import { isWire, textAt, type Wire } from "./wire-fields.ts";

const NAMED_BY: Record<string, string> = { Customer: "CustomerRef.value", Vendor: "VendorRef.value" };
const LINE_DETAILS = ["SalesItemLineDetail", "ItemBasedExpenseLineDetail", "ItemAdjustmentLineDetail"];
const HIDDEN = new Set(["Id", "SyncToken", "domain", "sparse", "MetaData", "FullyQualifiedName", "Active"]);

const SPOKEN: Readonly<Record<string, string>> = {
  PrimaryEmailAddr: "E-mail",
  PrimaryPhone: "Phone",
  BillAddr: "Billing address",
  ShipAddr: "Shipping address",
};

/** "CustomerRef" reads "Customer", "PrintOnCheckName" reads "Print on check name". */
function spoken(field: string): string {
  const known = SPOKEN[field];
  if (known !== undefined) return known;
  const words = field
    .replace(/Ref$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace("Addr", "address");
  return words.charAt(0) + words.slice(1).toLowerCase();
}

function shown(value: unknown, currency: string): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return priceText(value, currency);
  if (!isWire(value)) return typeof value === "object" ? "" : String(value);
  if ("name" in value || "value" in value) return textAt(value, "name") || textAt(value, "value");
  const parts = Object.entries(value).filter(([name]) => !["Id", "Lat", "Long"].includes(name));
  return parts
    .map(([, part]) => (typeof part === "object" ? "" : String(part)))
    .filter(Boolean)
    .join(", ");
}

/** Members that repeat another one as long as they are the same. */
const REPEATS: Readonly<Record<string, string>> = {
  BalanceWithJobs: "Balance",
  CurrentBalanceWithSubAccounts: "CurrentBalance",
  DisplayName: "DisplayName",
  Name: "Name",
  PrintOnCheckName: "DisplayName",
};
/** References that come without a name, and the list that has it. */
const LISTS_OF: Readonly<Record<string, string>> = {
  DefaultTaxCodeRef: "TaxCode",
  PaymentMethodRef: "PaymentMethod",
  SalesTermRef: "Term",
  TermRef: "Term",
};

function factText(view: BooksView, object: Wire, name: string, currency: string): string {
  const value = object[name];
  // The title says the name, and a no says nothing.
  if (value === false || value === object[REPEATS[name] ?? ""]) return "";
  if (/Qty/.test(name) && value !== true) return textAt(object, name).replace("-", "−");
  const listed = view.find(LISTS_OF[name] ?? "", textAt(object, `${name}.value`));
  return textAt(listed, "Name") || shown(value, currency);
}

function factsHtml(view: BooksView, object: Wire): Html {
  const currency = textAt(object, "CurrencyRef.value") || homeCurrencyOf(view);
  const facts = Object.keys(object)
    .filter((name) => !HIDDEN.has(name))
    .map((name) => ({ label: spoken(name), value: factText(view, object, name, currency) }))
    .filter((fact) => fact.value !== "");
  return html`<section class="card"><dl class="facts">${facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`)}</dl></section>`;
}

function namesItem(transaction: Wire, id: string): boolean {
  const lines = Array.isArray(transaction.Line) ? transaction.Line.filter(isWire) : [];
  return lines.some((line) => LINE_DETAILS.some((detail) => textAt(line, `${detail}.ItemRef.value`) === id));
}

function rowsOfName(view: BooksView, list: NameList, id: string): TransactionRow[] {
  const home = homeCurrencyOf(view);
  const path = NAMED_BY[list.entity];
  return TRANSACTION_KINDS.flatMap((kind) =>
    view
      .entities(kind.entity)
      .filter((one) => (path === undefined ? namesItem(one, id) : textAt(one, path) === id))
      .map((one) => rowOf(kind, one, home, view.today)),
  );
}

type Entry = { row: TransactionRow | undefined; label: string; posting: PostingView; balanceMinor: number };

/** Every movement of an account in order of date, with the balance after each. */
function registerOf(view: BooksView, id: string): Entry[] {
  const rows = selectRows(allRows(view), { ...listingOf(new URLSearchParams()), descending: false });
  const opening = view
    .entities("Item")
    .flatMap((item) =>
      view
        .postings("Item", textAt(item, "Id"))
        .map((posting) => ({ row: undefined, label: `Opening stock: ${nameOf(item)}`, posting })),
    );
  const booked = rows.flatMap((row) =>
    view.postings(row.kind.entity, row.id).map((posting) => ({ row, label: row.party, posting })),
  );
  let balanceMinor = 0;
  return [...opening, ...booked]
    .filter((entry) => entry.posting.accountId === id)
    .map((entry) => {
      balanceMinor += entry.posting.debitMinor - entry.posting.creditMinor;
      return { ...entry, balanceMinor };
    });
}

function entryHtml(entry: Entry, home: string): Html {
  const { row, posting } = entry;
  const what =
    row === undefined
      ? "Opening"
      : html`<a href="/books/${row.kind.slug}/${row.id}">${row.kind.one} ${row.number || `#${row.id}`}</a>`;
  const side = (minor: number) => html`<td class="num">${minor === 0 ? "" : minorText(minor, home)}</td>`;
  return html`<tr><td class="date">${row?.date ?? ""}</td><th scope="row">${what}</th><td class="text wide">${posting.memo || entry.label}</td>${side(posting.debitMinor)}${side(posting.creditMinor)}<td class="num">${minorText(entry.balanceMinor, home)}</td></tr>`;
}

function registerHtml(view: BooksView, id: string, search: URLSearchParams): Html {
  const home = homeCurrencyOf(view);
  const path = `/books/accounts/${id}`;
  const listing = listingOf(search);
  const entries = registerOf(view, id).reverse();
  if (entries.length === 0) return html`<p class="empty">This account has no movements yet.</p>`;
  return html`<div class="scroll"><table><caption>Newest first, in ${home}; the balance counts debits as positive</caption><thead><tr><th scope="col">Date</th><th scope="col">Transaction</th><th scope="col" class="wide">Text</th><th scope="col" class="num">Debit</th><th scope="col" class="num">Credit</th><th scope="col" class="num">Balance</th></tr></thead><tbody>${cutPage(entries, listing.page).map((entry) => entryHtml(entry, home))}</tbody></table></div>${pageLinks(path, listing, entries.length)}`;
}

function transactionsHtml(view: BooksView, list: NameList, id: string, search: URLSearchParams): Html {
  const path = `/books/${list.slug}/${id}`;
  const listing = listingOf(search);
  const rows = selectRows(rowsOfName(view, list, id), listing);
  const options = {
    path,
    listing,
    home: homeCurrencyOf(view),
    partyLabel: list.entity === "Item" ? "Name" : undefined,
    showKind: true,
    hasOpen: list.entity !== "Item",
  };
  if (rows.length === 0) return html`<p class="empty">No transaction names it yet.</p>`;
  return html`${rowTable(cutPage(rows, listing.page), options)}${pageLinks(path, listing, rows.length)}`;
}

/** One customer, vendor, item or account: its fields, and its transactions or, for an account, its register. */
export function namePage(view: BooksView, list: NameList, object: Wire, search: URLSearchParams): Page {
  const id = textAt(object, "Id");
  const isAccount = list.entity === "Account";
  const inactive = textAt(object, "Active") === "false" ? html`<span class="chip">Inactive</span>` : "";
  const body = html`<div class="head"><h1>${nameOf(object)}</h1>${inactive}</div><p class="lead">${list.one} ${id}</p>${factsHtml(view, object)}<section class="card"><h2>${isAccount ? "Register" : "Transactions"}</h2>${
    isAccount ? registerHtml(view, id, search) : transactionsHtml(view, list, id, search)
  }</section>`;
  return { status: 200, title: nameOf(object), body };
}
