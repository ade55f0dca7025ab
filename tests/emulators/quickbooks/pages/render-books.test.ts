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
