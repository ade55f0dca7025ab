import { expect, test } from "vitest";
import { aClient, aLine, anInvoice, errorOf, type Json, type TestClient } from "./test-client.ts";

const TAXED = { TaxCodeRef: { value: "TAX" } };
const california = { ShipAddr: { Line1: "1 Main St", CountrySubDivisionCode: "CA" } };

async function aCustomer(client: TestClient, over: Record<string, unknown> = {}): Promise<string> {
  return (await client.create("Customer", { DisplayName: "Ada", ...over })).Id;
}

/** Debits positive, credits negative, by account, of one transaction. */
async function journal(client: TestClient, type: string, id: string): Promise<Record<string, number>> {
  const all: Json[] = (await client.control("GET", "journal")).journal;
  const sums: Record<string, number> = {};
  for (const line of all.find((entry) => entry.type === type && entry.id === id)?.lines ?? []) {
    sums[line.account] = Math.round(((sums[line.account] ?? 0) + line.debit - line.credit) * 100) / 100;
  }
  return sums;
}

test("an invoice totals lines, tax half up, discount and shipping, and posts every part", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), aLine(335.25, TAXED), aLine(9.75)),
    ...california,
    Line: [
      {
        Amount: 4.5,
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: { ItemRef: { value: "SHIPPING_ITEM_ID" } },
      },
      { DetailType: "DiscountLineDetail", DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 } },
      aLine(335.25, TAXED),
      aLine(9.75),
    ],
  });
  expect(invoice.TxnTaxDetail).toMatchObject({ TxnTaxCodeRef: { value: "2" }, TotalTax: 26.82 });
  expect(invoice.TotalAmt).toBe(341.82);
  expect(invoice.Line.map((line: Json) => [line.DetailType, line.Amount, line.Id])).toEqual([
    ["SalesItemLineDetail", 335.25, "1"],
    ["SalesItemLineDetail", 9.75, "2"],
    ["SubTotalLineDetail", 345, undefined],
    ["DiscountLineDetail", 34.5, undefined],
    ["SalesItemLineDetail", 4.5, undefined],
  ]);
  expect(await journal(client, "Invoice", invoice.Id)).toEqual({
    "Accounts Receivable (A/R)": 341.82,
    Services: -345,
    "Discounts given": 34.5,
    "Shipping Income": -4.5,
    "Board of Equalization Payable": -26.82,
  });
});

test("tax after discount taxes the taxable share of what is left", async () => {
  const client = await aClient();
  const discount = {
    Amount: 10,
    DetailType: "DiscountLineDetail",
    DiscountLineDetail: { PercentBased: false },
  };
  const invoice = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), aLine(100, TAXED), discount),
    ...california,
    ApplyTaxAfterDiscount: true,
  });
  expect(invoice.TxnTaxDetail.TotalTax).toBe(7.2);
});

test("an explicit TotalTax is kept and prorated, or recomputed when the switch says so", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const body = {
    ...anInvoice(customer, aLine(345, TAXED)),
    TxnTaxDetail: { TxnTaxCodeRef: { value: "3" }, TotalTax: 20.01 },
  };
  const kept = await client.create("Invoice", body);
  expect(kept.TxnTaxDetail.TaxLine.map((line: Json) => line.Amount)).toEqual([15.61, 4.4]);
  expect(kept.TotalAmt).toBe(365.01);
  await client.control("POST", "settings", { honourTaxOverride: false });
  const recomputed = await client.create("Invoice", { ...body, ...california });
  expect(recomputed.TxnTaxDetail).toMatchObject({ TxnTaxCodeRef: { value: "2" }, TotalTax: 27.6 });
});

test("a US line takes TAX or NON only; manual tax follows the named code", async () => {
  const client = await aClient({ company: { tax: "manual" } });
  const customer = await aCustomer(client);
  const odd = await client.post("/invoice", anInvoice(customer, aLine(1, { TaxCodeRef: { value: "2" } })));
  expect(errorOf(odd).code).toBe("6100");
  const body = { ...anInvoice(customer, aLine(100, TAXED)), TxnTaxDetail: { TxnTaxCodeRef: { value: "3" } } };
  expect((await client.create("Invoice", body)).TxnTaxDetail.TotalTax).toBe(9.1);
});

test("outside the US every line names a code; excluded, inclusive and overridden tax", async () => {
  const client = await aClient({ company: { country: "CA" } });
  const customer = await aCustomer(client);
  const hst = (amount: number, more = {}) => aLine(amount, { TaxCodeRef: { value: "3" }, ...more });
  const bare = { ...aLine(1), SalesItemLineDetail: { ItemRef: { value: "1" } } };
  expect(errorOf(await client.post("/invoice", anInvoice(customer, bare))).Detail).toBe(
    "Business Validation Error: Make sure all your transactions have a GST/HST rate before you save.",
  );
  const excluded = await client.create("Invoice", {
    ...anInvoice(customer, hst(8.49)),
    GlobalTaxCalculation: "TaxExcluded",
  });
  expect(excluded.TotalAmt).toBe(9.59);
  const inclusive = await client.create("Invoice", {
    ...anInvoice(customer, hst(8.49, { TaxInclusiveAmt: 9.6 })),
    GlobalTaxCalculation: "TaxInclusive",
  });
  expect([inclusive.TxnTaxDetail.TotalTax, inclusive.TotalAmt]).toEqual([1.11, 9.6]);
  const gross = await client.create("Invoice", {
    ...anInvoice(customer, hst(30, { Qty: 3, UnitPrice: 10 })),
    GlobalTaxCalculation: "TaxInclusive",
  });
  expect([gross.Line[0].Amount, gross.Line[0].SalesItemLineDetail.UnitPrice, gross.TotalAmt]).toEqual([
    26.55, 8.85, 30,
  ]);
  const line = { Amount: 1.2, DetailType: "TaxLineDetail", TaxLineDetail: { TaxRateRef: { value: "2" } } };
  const override = await client.create("Invoice", {
    ...anInvoice(customer, hst(8.49)),
    GlobalTaxCalculation: "TaxExcluded",
    TxnTaxDetail: { TaxLine: [line] },
  });
  expect(override.TotalAmt).toBe(9.69);
  const refused = await client.post("/invoice", {
    ...anInvoice(customer, hst(1)),
    GlobalTaxCalculation: "NotApplicable",
    TxnTaxDetail: { TotalTax: 1 },
  });
  expect(errorOf(refused).code).toBe("6170");
});

test("an amount that is not quantity times price is 6070, a negative total 6000", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const wrong = await client.post("/invoice", anInvoice(customer, aLine(1000, { Qty: 3, UnitPrice: 300 })));
  expect(errorOf(wrong)).toEqual({
    Message: "Amount calculation incorrect in the request.",
    Detail: "Amount is not equal to UnitPrice * Qty. Supplied value:1,000",
    code: "6070",
    element: "Line.Amount",
  });
  const negative = await client.post("/invoice", anInvoice(customer, aLine(-1)));
  expect(errorOf(negative).Detail).toBe(
    "Business Validation Error: You must specify a transaction amount that is 0 or greater.",
  );
});

test("a taken number is 6140 under custom numbering unless allowed; without it the company counts", async () => {
  const client = await aClient();
  const body = { ...anInvoice(await aCustomer(client), aLine(1)), DocNumber: "WEB-1" };
  const first = await client.create("Invoice", body);
  expect(errorOf(await client.post("/invoice", body)).Detail).toBe(
    `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=WEB-1 is assigned to TxnType=Invoice with TxnId=${first.Id}`,
  );
  expect((await client.post("/invoice?include=allowduplicatedocnum", body)).status).toBe(200);
  expect((await client.create("Invoice", { ...body, DocNumber: undefined })).DocNumber).toBeUndefined();
  await client.control("POST", "settings", { CustomTxnNumbers: false });
  expect((await client.create("Invoice", { ...body, DocNumber: undefined })).DocNumber).toBe("1001");
  expect((await client.post("/invoice", body)).status).toBe(200);
});

test("a payment closes the invoice, its deletion opens it, and a voided invoice gives the money back", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const invoice = await client.create("Invoice", anInvoice(customer, aLine(100)));
  const pay = {
    CustomerRef: { value: customer },
    TotalAmt: 100,
    Line: [{ Amount: 100, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] }],
  };
  const payment = await client.create("Payment", pay);
  const read = async () => (await client.get(`/invoice/${invoice.Id}`)).body.Invoice;
  expect(await read()).toMatchObject({ Balance: 0, LinkedTxn: [{ TxnId: payment.Id, TxnType: "Payment" }] });
  await client.post("/payment?operation=delete", { Id: payment.Id, SyncToken: "0" });
  expect(await read()).toMatchObject({ Balance: 100, LinkedTxn: [] });
  const second = await client.create("Payment", pay);
  const { SyncToken } = await read();
  const voided = (await client.post("/invoice?operation=void", { Id: invoice.Id, SyncToken })).body.Invoice;
  expect(voided).toMatchObject({ TotalAmt: 0, Balance: 0, PrivateNote: "Voided", LinkedTxn: [] });
  expect((await client.get(`/payment/${second.Id}`)).body.Payment).toMatchObject({
    UnappliedAmt: 100,
    Line: [],
  });
  expect((await client.get(`/customer/${customer}`)).body.Customer.Balance).toBe(-100);
});

test("a payment of nothing applies a credit memo to an invoice", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const invoice = await client.create("Invoice", anInvoice(customer, aLine(100)));
  const memo = await client.create("CreditMemo", anInvoice(customer, aLine(30)));
  expect(memo.RemainingCredit).toBe(30);
  await client.create("Payment", {
    CustomerRef: { value: customer },
    TotalAmt: 0,
    Line: [
      { Amount: 30, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] },
      { Amount: 30, LinkedTxn: [{ TxnId: memo.Id, TxnType: "CreditMemo" }] },
    ],
  });
  expect((await client.get(`/invoice/${invoice.Id}`)).body.Invoice.Balance).toBe(70);
  expect((await client.get(`/creditmemo/${memo.Id}`)).body.CreditMemo.RemainingCredit).toBe(0);
});

test("a foreign sale has its own receivable account, and its payment books the exchange difference", async () => {
  const client = await aClient();
  const customer = await aCustomer(client, { CurrencyRef: { value: "EUR" } });
  const euro = { CurrencyRef: { value: "EUR" } };
  const wrong = await client.post("/invoice", {
    ...anInvoice(customer, aLine(1)),
    CurrencyRef: { value: "USD" },
  });
  expect(errorOf(wrong).Detail).toContain("The currency of the transaction is invalid");
  const invoice = await client.create("Invoice", {
    ...anInvoice(customer, aLine(100)),
    ...euro,
    ExchangeRate: 1.1,
  });
  expect([invoice.TotalAmt, invoice.HomeTotalAmt]).toEqual([100, 110]);
  const payment = await client.create("Payment", {
    CustomerRef: { value: customer },
    ...euro,
    ExchangeRate: 1.2,
    TotalAmt: 100,
    Line: [{ Amount: 100, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] }],
  });
  expect(await journal(client, "Payment", payment.Id)).toEqual({
    "Undeposited Funds": 120,
    "Accounts Receivable (A/R) - EUR": -110,
    "Exchange Gain or Loss": -10,
  });
});

test("a deposit empties Undeposited Funds, books the fee and freezes what is on it", async () => {
  const client = await aClient();
  const receipt = await client.create("SalesReceipt", anInvoice(await aCustomer(client), aLine(100)));
  const deposit = await client.create("Deposit", {
    DepositToAccountRef: { value: "35" },
    Line: [
      { Amount: 100, LinkedTxn: [{ TxnId: receipt.Id, TxnType: "SalesReceipt", TxnLineId: "0" }] },
      { Amount: -3.2, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: { value: "9" } } },
    ],
  });
  expect(await journal(client, "Deposit", deposit.Id)).toEqual({
    Checking: 96.8,
    "Undeposited Funds": -100,
    "Merchant Processing Fees": 3.2,
  });
  const frozen = await client.post("/salesreceipt?operation=delete", { Id: receipt.Id, SyncToken: "1" });
  expect(errorOf(frozen).code).toBe("6540");
});

test("closed books refuse a change on or before the closing date", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { BookCloseDate: "2026-03-31" });
  const body = { ...anInvoice(await aCustomer(client), aLine(1)), TxnDate: "2026-03-31" };
  expect(errorOf(await client.post("/invoice", body))).toMatchObject({
    code: "6210",
    Message: "Account Period Closed",
  });
  expect((await client.post("/invoice", { ...body, TxnDate: "2026-04-01" })).status).toBe(200);
});

test("replaced lines get new ids that were never used before", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1), aLine(2)));
  const kept = { ...aLine(2), Id: "2" };
  const body = { Id: invoice.Id, SyncToken: "0", sparse: true, Line: [aLine(5), kept] };
  const updated = await client.create("Invoice", body);
  expect(updated.Line.map((line: Json) => line.Id)).toEqual(["3", "2", undefined]);
  expect(updated.TotalAmt).toBe(7);
});

test("a journal entry balances or is refused", async () => {
  const client = await aClient();
  const line = (PostingType: string, account: string, Amount: number) => ({
    Amount,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
  });
  const entry = await client.create("JournalEntry", {
    Line: [line("Debit", "35", 10), line("Credit", "79", 10)],
  });
  expect(entry.Line.map((each: Json) => each.Id)).toEqual(["0", "1"]);
  const off = await client.post("/journalentry", {
    Line: [line("Debit", "35", 10), line("Credit", "79", 9)],
  });
  expect(errorOf(off).code).toBe("2300");
});

test("inventory sold moves stock and cost, and comes back with a deletion", async () => {
  const client = await aClient();
  const tent = await client.create("Item", {
    Name: "Tent",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 10,
    InvStartDate: "2026-01-01",
    PurchaseCost: 40,
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
  });
  const sold = aLine(300, { ItemRef: { value: tent.Id }, Qty: 3, UnitPrice: 100 });
  const receipt = await client.create("SalesReceipt", anInvoice(await aCustomer(client), sold));
  const onHand = async () => (await client.get(`/item/${tent.Id}`)).body.Item.QtyOnHand;
  expect(await onHand()).toBe(7);
  expect(await journal(client, "SalesReceipt", receipt.Id)).toMatchObject({
    "Cost of Goods Sold": 120,
    "Inventory Asset": -120,
  });
  await client.post("/salesreceipt?operation=delete", { Id: receipt.Id, SyncToken: "0" });
  expect(await onHand()).toBe(10);
});
