import { expect, test } from "vitest";
import {
  aClient,
  aCustomer,
  aLine,
  anInvoice,
  errorOf,
  type Json,
  journalOf,
  type TestClient,
} from "./test-client.ts";

const read = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];
const entryLine = (PostingType: string, account: string, Amount: number, over = {}) => ({
  Amount,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, ...over },
});
const link = (Amount: number, TxnType: string, TxnId: string) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

test("with AutoApplyCredit a credit memo pays open invoices, and a new invoice takes what is left", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { Preferences: { SalesFormsPrefs: { AutoApplyCredit: true } } });
  const customer = await aCustomer(client);
  const first = await client.create("Invoice", anInvoice(customer, aLine(20)));
  const memo = await client.create("CreditMemo", anInvoice(customer, aLine(50)));
  expect(memo).toMatchObject({ Balance: 30, RemainingCredit: 30 });
  expect((await read(client, "Invoice", first.Id)).Balance).toBe(0);
  const second = await client.create("Invoice", anInvoice(customer, aLine(100)));
  expect(second.Balance).toBe(70);
  expect((await read(client, "CreditMemo", memo.Id)).RemainingCredit).toBe(0);
  const payments = (await client.query("select * from Payment")).body.QueryResponse.Payment;
  expect(payments.map((row: Json) => [row.TotalAmt, row.UnappliedAmt])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

const autoApplying = { Preferences: { SalesFormsPrefs: { AutoApplyCredit: true } } };

test("with AutoApplyCredit a new invoice takes credits and unapplied money, the oldest first", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const on = (TxnDate: string, body: Record<string, unknown>) => ({ ...body, TxnDate });
  const money = { CustomerRef: { value: customer }, TotalAmt: 30 };
  const older = await client.create("Payment", on("2026-02-01", money));
  const memo = await client.create("CreditMemo", on("2026-03-01", anInvoice(customer, aLine(20))));
  const newer = await client.create("Payment", on("2026-04-01", money));
  await client.control("POST", "settings", autoApplying);
  const invoice = await client.create("Invoice", on("2026-05-01", anInvoice(customer, aLine(60))));
  expect(invoice.Balance).toBe(0);
  expect(await read(client, "Payment", older.Id)).toMatchObject({ UnappliedAmt: 0, SyncToken: "1" });
  expect((await read(client, "CreditMemo", memo.Id)).RemainingCredit).toBe(0);
  expect(await read(client, "Payment", newer.Id)).toMatchObject({
    UnappliedAmt: 20,
    Line: [{ Amount: 10, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] }],
  });
  expect((await read(client, "Customer", customer)).Balance).toBe(-20);
  // Gone is what it paid, and the money is unapplied once more.
  const { SyncToken } = await read(client, "Invoice", invoice.Id);
  await client.post("/invoice?operation=delete", { Id: invoice.Id, SyncToken });
  expect((await read(client, "Payment", older.Id)).UnappliedAmt).toBe(30);
});

test("with AutoApplyCredit a payment without lines pays the oldest invoices", async () => {
  const client = await aClient();
  await client.control("POST", "settings", autoApplying);
  const customer = await aCustomer(client);
  const late = await client.create("Invoice", { ...anInvoice(customer, aLine(50)), TxnDate: "2026-03-02" });
  const early = await client.create("Invoice", { ...anInvoice(customer, aLine(50)), TxnDate: "2026-03-01" });
  const payment = await client.create("Payment", { CustomerRef: { value: customer }, TotalAmt: 70 });
  expect(payment.UnappliedAmt).toBe(0);
  expect((await read(client, "Invoice", early.Id)).Balance).toBe(0);
  expect((await read(client, "Invoice", late.Id)).Balance).toBe(30);
});

test("money on a deposit is applied too, money of closed books is not", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const money = { CustomerRef: { value: customer }, TotalAmt: 30 };
  const closed = await client.create("Payment", { ...money, TxnDate: "2026-01-31" });
  const banked = await client.create("Payment", { ...money, TxnDate: "2026-02-01" });
  const TxnId = banked.Id;
  await client.create("Deposit", {
    DepositToAccountRef: { value: "35" },
    Line: [{ Amount: 30, LinkedTxn: [{ TxnId, TxnType: "Payment" }] }],
  });
  await client.control("POST", "settings", { ...autoApplying, BookCloseDate: "2026-01-31" });
  const invoice = await client.create("Invoice", anInvoice(customer, aLine(50)));
  expect(invoice.Balance).toBe(20);
  expect((await read(client, "Payment", banked.Id)).UnappliedAmt).toBe(0);
  expect((await read(client, "Payment", closed.Id)).UnappliedAmt).toBe(30);
});

test("a deleted credit memo gives its invoice back what it paid", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const invoice = await client.create("Invoice", anInvoice(customer, aLine(100)));
  const memo = await client.create("CreditMemo", anInvoice(customer, aLine(30)));
  const payment = await client.create("Payment", {
    CustomerRef: { value: customer },
    TotalAmt: 50,
    Line: [link(80, "Invoice", invoice.Id), link(30, "CreditMemo", memo.Id)],
  });
  expect((await read(client, "Invoice", invoice.Id)).Balance).toBe(20);
  await client.post("/creditmemo?operation=delete", { Id: memo.Id, SyncToken: "1" });
  expect((await read(client, "Invoice", invoice.Id)).Balance).toBe(50);
  expect(await read(client, "Payment", payment.Id)).toMatchObject({ TotalAmt: 50, UnappliedAmt: 0 });
  expect((await read(client, "Customer", customer)).Balance).toBe(50);
});

test("a journal entry on receivables needs its customer and can be paid", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const bare = { Line: [entryLine("Debit", "84", 25), entryLine("Credit", "79", 25)] };
  expect(errorOf(await client.post("/journalentry", bare)).Detail).toContain("must choose a customer");
  const Entity = { Type: "Customer", EntityRef: { value: customer } };
  const entry = await client.create("JournalEntry", {
    Line: [entryLine("Debit", "84", 25, { Entity }), entryLine("Credit", "79", 25)],
  });
  const pay = (amount: number) => ({
    CustomerRef: { value: customer },
    TotalAmt: amount,
    Line: [link(amount, "JournalEntry", entry.Id)],
  });
  await client.create("Payment", pay(20));
  expect(errorOf(await client.post("/payment", pay(6))).Detail).toContain("more than its open balance");
  expect((await read(client, "Customer", customer)).Balance).toBe(5);
  const { SyncToken } = await read(client, "JournalEntry", entry.Id);
  await client.post("/journalentry?operation=delete", { Id: entry.Id, SyncToken });
  expect((await read(client, "Customer", customer)).Balance).toBe(-20);
});

test("a deposit takes payments, refunds, transfers and entries, gives cash back and frees them when deleted", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const payment = await client.create("Payment", { CustomerRef: { value: customer }, TotalAmt: 100 });
  const refund = await client.create("RefundReceipt", {
    ...anInvoice(customer, aLine(10)),
    DepositToAccountRef: { value: "4" },
  });
  const transfer = await client.create("Transfer", {
    FromAccountRef: { value: "36" },
    ToAccountRef: { value: "4" },
    Amount: 7,
  });
  const entry = await client.create("JournalEntry", {
    Line: [entryLine("Debit", "4", 3), entryLine("Credit", "79", 3)],
  });
  const body = {
    DepositToAccountRef: { value: "35" },
    Line: [
      link(100, "Payment", payment.Id),
      link(-10, "RefundReceipt", refund.Id),
      link(7, "Transfer", transfer.Id),
      link(3, "JournalEntry", entry.Id),
      { Amount: -2.5, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: { value: "9" } } },
    ],
    CashBack: { AccountRef: { value: "36" }, Amount: 20 },
  };
  const deposit = await client.create("Deposit", body);
  expect(deposit.TotalAmt).toBe(77.5);
  expect(await journalOf(client, "Deposit", deposit.Id)).toEqual({
    Checking: 77.5,
    Savings: 20,
    "Undeposited Funds": -100,
    "Merchant Processing Fees": 2.5,
  });
  expect(errorOf(await client.post("/deposit", body)).Detail).toBe(
    "Business Validation Error: Something this action required is no longer available. Another user may have deleted it.",
  );
  const frozen = await client.post("/transfer?operation=delete", { Id: transfer.Id, SyncToken: "1" });
  expect(errorOf(frozen).code).toBe("6540");
  await client.post("/deposit?operation=delete", { Id: deposit.Id, SyncToken: "0" });
  for (const [entity, object] of [
    ["Transfer", transfer],
    ["Payment", payment],
  ] as const) {
    const { SyncToken } = await read(client, entity, object.Id);
    const answer = await client.post(`/${entity.toLowerCase()}?operation=delete`, {
      Id: object.Id,
      SyncToken,
    });
    expect(answer.status).toBe(200);
  }
});

test("foreign money on a deposit leaves at the rate it came in with", async () => {
  const client = await aClient();
  const customer = await aCustomer(client, { CurrencyRef: { value: "EUR" } });
  const euro = { CurrencyRef: { value: "EUR" } };
  const receipt = await client.create("SalesReceipt", {
    ...anInvoice(customer, aLine(100)),
    ...euro,
    ExchangeRate: 1.1,
  });
  const deposit = await client.create("Deposit", {
    ...euro,
    ExchangeRate: 1.2,
    DepositToAccountRef: { value: "35" },
    Line: [link(100, "SalesReceipt", receipt.Id)],
  });
  expect(await journalOf(client, "Deposit", deposit.Id)).toEqual({
    Checking: 120,
    "Undeposited Funds": -110,
    "Exchange Gain or Loss": -10,
  });
});

test("an invoice closes its estimate and its deletion opens it", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const estimate = await client.create("Estimate", anInvoice(customer, aLine(10)));
  const invoice = await client.create("Invoice", {
    ...anInvoice(customer, aLine(10)),
    LinkedTxn: [{ TxnId: estimate.Id, TxnType: "Estimate" }],
  });
  expect(await read(client, "Estimate", estimate.Id)).toMatchObject({
    TxnStatus: "Closed",
    LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }],
  });
  await client.post("/invoice?operation=delete", { Id: invoice.Id, SyncToken: "0" });
  expect((await read(client, "Estimate", estimate.Id)).TxnStatus).toBe("Pending");
  const lost = { ...anInvoice(customer, aLine(1)), LinkedTxn: [{ TxnId: "75", TxnType: "Estimate" }] };
  expect(errorOf(await client.post("/invoice", lost)).Detail).toBe(
    "Business Validation Error: The entity Estimate 75 that you are trying to link does not exist. Estimate 75",
  );
});

test("cash back without its account is refused instead of leaving the books one-sided", async () => {
  const client = await aClient();
  const line = {
    Amount: 10,
    DetailType: "DepositLineDetail",
    DepositLineDetail: { AccountRef: { value: "79" } },
  };
  const body = {
    DepositToAccountRef: { value: "35" },
    Line: [line],
    CashBack: { AccountRef: {}, Amount: 2 },
  };
  expect(errorOf(await client.post("/deposit", body))).toMatchObject({
    code: "2020",
    element: "CashBack.AccountRef",
  });
});
