import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, journalOf } from "./test-client.ts";

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
  expect(await journalOf(client, "Payment", payment.Id)).toEqual({
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
  expect(await journalOf(client, "Deposit", deposit.Id)).toEqual({
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
