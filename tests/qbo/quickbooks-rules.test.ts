import { expect, test } from "vitest";
import { aNewCustomer, must, prepareDraft } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { aLine, aNeed, aPlan } from "#tests/support/a-plan.ts";

test("an invoice stands in the books line by line as it was planned", async () => {
  await using session = await openEmulatedBooks();
  const { draft } = await prepareDraft(session.books);
  const invoice = must(await session.books.createDocument(draft, "invoice-1"));
  const item = { value: draft.itemIds[0] };
  expect(await session.readWire("Invoice", invoice.id)).toMatchObject({
    DocNumber: "WEB-1001",
    TxnDate: "2026-01-30",
    CurrencyRef: { value: "USD" },
    TotalAmt: 37.52,
    CustomerMemo: { value: "Thank you 🎁" },
    BillEmail: { Address: "ann@example.com" },
    ShipAddr: { Line1: "Ann Lee", Line2: "1 Main St", City: "Bayshore", CountrySubDivisionCode: "CA" },
    Line: [
      {
        Amount: 39.98,
        Description: "Shirt",
        SalesItemLineDetail: { ItemRef: item, Qty: 2, UnitPrice: 19.99, TaxCodeRef: { value: "NON" } },
      },
      { Amount: -5, Description: "SPRING", SalesItemLineDetail: { ItemRef: item } },
      { Amount: 2.54, Description: "CA State Tax", SalesItemLineDetail: { ItemRef: item } },
      { Amount: 37.52, DetailType: "SubTotalLineDetail" },
    ],
  });
});

test.each([
  ["JPY", 1480, 1480],
  ["KWD", 12_345, 12.345],
  ["EUR", 1, 0.01],
])(
  "an order in %s of %i minor units stands as %d in a company with many currencies",
  async (currency, minor, wire) => {
    await using session = await openEmulatedBooks();
    const { books } = session;
    const { draft } = await prepareDraft(books);
    const customer = must(
      await books.createCustomer(
        aNewCustomer(`Ann Lee (${currency})`, aNeed({ currency })),
        "customer-foreign",
      ),
    );
    expect(customer).toMatchObject({ currency, name: `Ann Lee (${currency})` });
    const plan = aPlan({ currency, totalMinor: minor, lines: [aLine({ amountMinor: minor })] });
    const foreign = { ...draft, plan, lines: plan.lines, customerId: customer.id };
    const invoice = must(await books.createDocument(foreign, "invoice-1"));
    expect(invoice).toMatchObject({ currency, totalMinor: minor, balanceMinor: minor });
    expect(await session.readWire("Invoice", invoice.id)).toMatchObject({ TotalAmt: wire });
  },
);

test("a British company books without tax codes", async () => {
  await using session = await openEmulatedBooks({ country: "GB", homeCurrency: "GBP", multicurrency: false });
  expect(session.company).toMatchObject({ country: "GB", homeCurrency: "GBP", isMultiCurrency: false });
  const { books } = session;
  const { draft } = await prepareDraft(books, "GBP");
  const invoice = must(await books.createDocument(draft, "invoice-1"));
  expect(invoice).toMatchObject({ currency: "GBP", totalMinor: 3752, taxMinor: 0 });
});

test("a day in the closed books, a number that is taken and an item at rest are faults of their own", async () => {
  await using session = await openEmulatedBooks();
  const { books, emulator } = session;
  const { draft, item } = await prepareDraft(books);
  must(await books.createDocument(draft, "invoice-1"));
  await session.changeSettings({ warnDuplicateDocNumber: true });
  expect(await books.createDocument(draft, "invoice-2")).toMatchObject({
    fault: { kind: "duplicateNumber", docNumber: "WEB-1001", evidence: { remoteCode: "6140" } },
  });
  await session.changeSettings({ BookCloseDate: "2026-01-31" });
  const closed = { ...draft, plan: { ...draft.plan, docNumber: "WEB-1002" } };
  expect(await books.createDocument(closed, "invoice-3")).toMatchObject({
    fault: { kind: "closedPeriod", date: "2026-01-30" },
  });
  await session.changeSettings({ BookCloseDate: null });
  await fetch(`${emulator.baseUrl}/v3/company/${emulator.realmId}/item`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ Id: item.id, SyncToken: "0", sparse: true, Active: false }),
  });
  expect(await books.createDocument(closed, "invoice-4")).toMatchObject({ fault: { kind: "inactive" } });
  expect(must(await books.findItemsByIds([item.id]))).toMatchObject([{ id: item.id, isActive: false }]);
});

test("names that QuickBooks would refuse as they are can be created and found", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const names = ["Ann: Lee\tof\nBayshore", "O'Neil \\ Søn & 日本 🎁", "x".repeat(300)];
  for (const [index, name] of names.entries()) {
    const created = must(await books.createCustomer(aNewCustomer(name), `customer-${index}`));
    expect(must(await books.findCustomerByName(name))).toEqual(created);
  }
});

test("a bad e-mail address does not stop a customer", async () => {
  await using session = await openEmulatedBooks();
  const created = must(
    await session.books.createCustomer(
      aNewCustomer("Ann Lee", aNeed({ email: "ann at example" })),
      "customer-1",
    ),
  );
  expect(created.email).toBeNull();
});

test("an emulated company tells its plan and its tax regime", async () => {
  await using session = await openEmulatedBooks({
    plan: "Simple Start",
    multicurrency: false,
    tax: "automatedNotSetUp",
  });
  expect(session.company).toMatchObject({
    plan: "Simple Start",
    isMultiCurrency: false,
    automatedSalesTax: "notSetUp",
    usesOwnDocNumbers: true,
  });
});
