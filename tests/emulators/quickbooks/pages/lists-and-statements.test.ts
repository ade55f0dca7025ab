import { expect, test } from "vitest";
import { renderBooks } from "./render-books.ts";
import { INVOICE_JOURNAL, sampleBooks, sampleInvoice } from "./sample-books.ts";

const open = (books: ReturnType<typeof sampleBooks>, address: string) => {
  const url = new URL(address, "http://books.test");
  return renderBooks(books.view, url.pathname, url.searchParams);
};
/** Text of a page as a reader sees it, without style, tags and repeated blanks. */
const textOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

function booksWithInvoices(count: number): ReturnType<typeof sampleBooks> {
  const books = sampleBooks();
  for (let at = 1; at <= count; at++) books.add("Invoice", sampleInvoice(String(at)), INVOICE_JOURNAL);
  return books;
}

const PAYMENT = {
  ...{
    Id: "77",
    SyncToken: "0",
    TxnDate: "2026-02-01",
    TotalAmt: 108,
    UnappliedAmt: 0,
    PaymentRefNum: "ch_1",
  },
  CustomerRef: { value: "1", name: "Amy's Bird Sanctuary" },
  Line: [{ Amount: 108, LinkedTxn: [{ TxnId: "1", TxnType: "Invoice" }] }],
};

test("the search finds a number, a name and an amount among all types", () => {
  const books = booksWithInvoices(30);
  books.add("Payment", { ...PAYMENT, TotalAmt: 55.5 });
  const found = (query: string) => textOf(open(books, `/books/search?q=${query}`).html);
  expect(found("web-1017")).toContain("1 found");
  expect(found("amy%27s")).toContain("31 found");
  expect(found("55.50")).toContain("Payment ch_1");
  expect(found("nobody")).toContain("No number, name, note or amount matches.");
});

test("a list of thousands is cut into pages that cover every row once", () => {
  const books = booksWithInvoices(1204);
  const seen = new Set<string>();
  for (let page = 1; page <= 25; page++) {
    for (const [, id] of open(books, `/books/invoices?page=${page}`).html.matchAll(
      /\/books\/invoices\/(\d+)"/g,
    )) {
      expect(seen.has(String(id))).toBe(false);
      seen.add(String(id));
    }
  }
  expect(seen.size).toBe(1204);
  expect(textOf(open(books, "/books/invoices?page=25").html)).toContain("1,201–1,204 of 1,204");
});

test.each(["0", "-3", "99999", "1.5", "abc", "1e99"])("page %s shows rows, not an error", (page) => {
  expect(open(booksWithInvoices(60), `/books/invoices?page=${page}`).html).toContain("/books/invoices/1");
});

test("a list sorts by its headings in both directions and numbers sort as numbers", () => {
  const books = sampleBooks();
  for (const [id, number] of [
    ["1", "WEB-9"],
    ["2", "WEB-10"],
    ["3", "WEB-100"],
  ] as const) {
    books.add("Invoice", sampleInvoice(id, { DocNumber: number }));
  }
  const order = (query: string) =>
    [...open(books, `/books/invoices?${query}`).html.matchAll(/invoices\/(\d)"/g)].map((hit) => hit[1]);
  expect(order("sort=number&dir=up")).toEqual(["1", "2", "3"]);
  expect(order("sort=number&dir=down")).toEqual(["3", "2", "1"]);
  expect(order("sort=nonsense")).toEqual(["3", "2", "1"]);
});

test("filtering by status keeps the rest out", () => {
  const books = booksWithInvoices(2);
  books.add("Invoice", sampleInvoice("3", { Balance: 0 }));
  const text = textOf(open(books, "/books/invoices?status=Paid").html);
  expect(text).toContain("WEB-1003");
  expect(text).not.toContain("WEB-1001");
});

test("profit and loss and balance sheet follow from the postings and agree", () => {
  const books = booksWithInvoices(2);
  books.add("Deposit", { Id: "9", TxnDate: "2026-02-10", TotalAmt: 100 }, [
    ["1", 10000, 0],
    ["6", 350, 0],
    ["3", 0, 10350],
  ]);
  const profit = textOf(open(books, "/books/profit-and-loss").html);
  expect(profit).toContain("Total income 200.00");
  expect(profit).toContain("Total expenses 3.50");
  expect(profit).toContain("Net profit 196.50");
  const sheet = textOf(open(books, "/books/balance-sheet").html);
  expect(sheet).toContain("Total assets 212.50");
  expect(sheet).toContain("Profit so far 196.50");
  expect(sheet).toContain("Total liabilities and equity 212.50");
  expect(sheet).toContain("Both sides are equal");
});

test("a period takes in the transactions of its days alone", () => {
  const books = sampleBooks();
  books.add("Invoice", sampleInvoice("1", { TxnDate: "2026-01-31" }), INVOICE_JOURNAL);
  books.add("Invoice", sampleInvoice("2", { TxnDate: "2026-02-01" }), INVOICE_JOURNAL);
  const profit = (query: string) => textOf(open(books, `/books/profit-and-loss?${query}`).html);
  expect(profit("from=2026-02-01&to=2026-02-28")).toContain("Net profit 100.00");
  expect(profit("to=2026-02-28")).toContain("Net profit 200.00");
  expect(profit("from=2027-01-01")).toContain("Nothing is booked in this period.");
  expect(profit("from=%3Cb%3E")).toContain("Net profit 200.00");
});

test("an account's register runs a balance over its transactions", () => {
  const books = booksWithInvoices(2);
  books.add("Payment", PAYMENT, [
    ["3", 10800, 0],
    ["2", 0, 10800],
  ]);
  const text = textOf(open(books, "/books/accounts/2").html);
  expect(text).toContain("2026-02-01 Payment ch_1 Amy&#39;s Bird Sanctuary 108.00 108.00");
  expect(text).toContain("Invoice WEB-1002 Amy&#39;s Bird Sanctuary 108.00 216.00");
});

test("the money tile of the overview leaves stock out", () => {
  const books = sampleBooks();
  books.add("Account", {
    Id: "8",
    Name: "Inventory Asset",
    AccountType: "Other Current Asset",
    AccountSubType: "Inventory",
  });
  books.add("Item", { Id: "1", Name: "Mug" }, [
    ["8", 80000, 0],
    ["9", 0, 80000],
  ]);
  books.add("Payment", PAYMENT, [
    ["3", 10800, 0],
    ["2", 0, 10800],
  ]);
  expect(textOf(open(books, "/books").html)).toContain("Bank and clearing 108.00");
});
