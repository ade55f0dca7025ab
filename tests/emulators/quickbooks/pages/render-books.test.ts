import fc from "fast-check";
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

const PAGES = [
  "/books",
  "/books/search",
  "/books/trial-balance",
  "/books/profit-and-loss",
  "/books/balance-sheet",
  ...[
    "invoices",
    "sales-receipts",
    "payments",
    "credit-memos",
    "refund-receipts",
    "estimates",
    "deposits",
  ].map((slug) => `/books/${slug}`),
  ...[
    "journal-entries",
    "transfers",
    "expenses",
    "bills",
    "bill-payments",
    "vendor-credits",
    "purchase-orders",
  ].map((slug) => `/books/${slug}`),
  ...["inventory-adjustments", "customers", "vendors", "items", "accounts"].map((slug) => `/books/${slug}`),
];

test.each(PAGES)("%s of empty books is a page that says there is nothing", (path) => {
  const page = open(sampleBooks(), path);
  expect(page.status).toBe(200);
  expect(page.html.startsWith("<!doctype html>")).toBe(true);
  if (path !== "/books/accounts") expect(textOf(page.html)).toMatch(/Nothing|No |appear here/);
});

test.each([
  "/books/nothing",
  "/books/invoices/999",
  "/books/invoices/1/lines",
  "/books/trial-balance/1",
  "/",
  "/elsewhere",
  "/books/__proto__",
  "/books/constructor",
])("%s is a page that says it is not there", (path) => {
  const page = open(booksWithInvoices(1), path);
  expect(page.status).toBe(404);
  expect(textOf(page.html)).toContain("Not in these books");
});

test("the overview names company, plan and currency and proves that debits equal credits", () => {
  const text = textOf(open(booksWithInvoices(3), "/books").html);
  for (const part of ["Plumbline Mugs Ltd", "QuickBooks Online Plus", "Country US", "Home currency USD"]) {
    expect(text).toContain(part);
  }
  expect(text).toContain("In balance Debits 324.00 Credits 324.00");
  expect(text).toContain("Invoices 3 324.00");
});

test("an overview of books that do not balance names the difference", () => {
  const books = sampleBooks();
  books.add("Invoice", sampleInvoice("1"), [
    ["2", 10800, 0],
    ["4", 0, 10000],
  ]);
  expect(textOf(open(books, "/books").html)).toContain("Out of balance by 8.00");
});

test("an invoice shows lines, tax, totals, its note and its journal", () => {
  const text = textOf(open(booksWithInvoices(1), "/books/invoices/1").html);
  for (const part of [
    "Invoice WEB-1001",
    "Mug Blue mug 4 25.00 TAX 100.00",
    "Subtotal of items 100.00",
    "Tax 8 % of 100.00 8.00",
  ]) {
    expect(text).toContain(part);
  }
  for (const part of [
    "Total USD 108.00",
    "Still open 108.00",
    "Private note Order #1001",
    "Balanced",
    "Total 108.00 108.00",
  ]) {
    expect(text).toContain(part);
  }
});

test("an invoice and its payment link to each other although only the payment names the other", () => {
  const books = booksWithInvoices(1);
  books.add("Payment", PAYMENT, [
    ["3", 10800, 0],
    ["2", 0, 10800],
  ]);
  const invoice = open(books, "/books/invoices/1").html;
  expect(invoice).toContain('<a href="/books/payments/77">Payment ch_1</a>');
  expect(open(books, "/books/payments/77").html).toContain(
    '<a href="/books/invoices/1">Invoice WEB-1001</a>',
  );
});

test("a document named twice by the same transaction is listed once", () => {
  const books = sampleBooks();
  books.add(
    "Invoice",
    sampleInvoice("1", { LinkedTxn: [{ TxnId: "77", TxnType: "Payment" }] }),
    INVOICE_JOURNAL,
  );
  books.add("Payment", PAYMENT);
  expect(open(books, "/books/invoices/1").html.match(/payments\/77/g)).toHaveLength(1);
});

test("a link to a deleted document is shown as gone", () => {
  const books = sampleBooks();
  books.add("Payment", PAYMENT);
  expect(textOf(open(books, "/books/payments/77").html)).toContain("Invoice #1 No longer in the books");
});

test("a document in a foreign currency names its currency, rate and home amount", () => {
  const books = sampleBooks();
  books.add(
    "Invoice",
    sampleInvoice("1", { CurrencyRef: { value: "EUR" }, ExchangeRate: 1.1, HomeTotalAmt: 118.8 }),
  );
  const text = textOf(open(books, "/books/invoices/1").html);
  expect(text).toContain("EUR, 1 = 1.1 USD");
  expect(text).toContain("Total EUR 108.00 In USD 118.80");
  expect(textOf(open(books, "/books/invoices").html)).toContain("1 transaction, together 118.80 USD");
});

test("names with markup, quotes, emoji, colons and broken signs are shown as text", () => {
  const odd = `<script>alert("1")</script> 'O:Brien' & Zoë 🦊 \ud83e \u0007`;
  const books = sampleBooks(odd);
  books.add("Customer", { Id: "1", DisplayName: odd, FullyQualifiedName: odd, Notes: odd });
  books.add("Item", { Id: "1", Name: odd, Sku: '"><img src=x onerror=alert(1)>' });
  books.add(
    "Invoice",
    sampleInvoice("1", { DocNumber: odd, PrivateNote: odd, CustomerRef: { value: "1", name: odd } }),
    INVOICE_JOURNAL,
  );
  for (const path of [
    "/books",
    "/books/invoices",
    "/books/invoices/1",
    "/books/customers",
    "/books/customers/1",
    "/books/items/1",
    "/books/items",
  ]) {
    const { html } = open(books, path);
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(Buffer.from(html).toString()).toBe(html);
  }
  expect(open(books, "/books/customers").html).toContain(
    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &#39;O:Brien&#39; &amp; Zoë 🦊 \ufffd \ufffd",
  );
});

test("what is typed into the search is shown as text", () => {
  const { html } = open(sampleBooks(), `/books/search?q=${encodeURIComponent('"><script>x</script>')}`);
  expect(html).not.toContain("<script");
});

test("every page is one document without outside parts", () => {
  for (const path of PAGES) {
    expect(open(booksWithInvoices(1), path).html).not.toMatch(
      /(src|href|action)="(https?:)?\/\/|@import|url\(/,
    );
  }
});

const wireValue = fc.jsonValue();
test("objects of any shape render without an error", () => {
  const slugs = {
    Invoice: "invoices",
    Payment: "payments",
    JournalEntry: "journal-entries",
    Customer: "customers",
    Item: "items",
  } as const;
  const fields = fc.constantFrom(
    "Line",
    "LinkedTxn",
    "TxnTaxDetail",
    "CustomerRef",
    "TotalAmt",
    "Balance",
    "BillAddr",
    "MetaData",
    "DocNumber",
    "TxnDate",
    "Name",
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(slugs) as (keyof typeof slugs)[])),
      fc.dictionary(fields, wireValue),
      (entity, object) => {
        const books = sampleBooks();
        books.add(entity, { ...object, Id: "1" });
        for (const path of [
          "/books",
          `/books/${slugs[entity]}`,
          `/books/${slugs[entity]}/1`,
          "/books/search?q=a",
        ]) {
          expect(open(books, path).status).toBe(200);
        }
      },
    ),
    { numRuns: 150 },
  );
});
