import { afterAll, beforeAll, expect, test } from "vitest";
import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { aMoneyPlace } from "#tests/support/a-plan.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aPayment, aSales, toInvoice } from "#tests/sync/a-document.ts";
import { anExport } from "#tests/sync/an-export.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const mug = { Mug: 2000, Post: 500 };
const dearer = { Mug: 2000, Post: 1000 };
const cheaper = { Mug: 1500, Post: 500 };
const laterPayment = (amountMinor: number) =>
  aPayment(amountMinor, { key: "gid://shopify/OrderTransaction/9002" });

test("a changed order changes its invoice: the number stays, the payment stays, nothing else appears", async () => {
  await using books = await anExport(database);
  const [before] = must(await books.run([aSales(mug), aPayment(2500)]));
  const after = must(
    await books.run([aSales(dearer, { docNumber: "NEW-1001" }), aPayment(2500), laterPayment(500)]),
  );
  expect(after.map((binding) => binding.totalMinor)).toEqual([3000, 2500, 500]);
  expect(after[0]).toMatchObject({ qboId: before?.qboId, docNumber: "WEB-1001" });
  expect(await books.list("Invoice")).toMatchObject([{ DocNumber: "WEB-1001", TotalAmt: 30, Balance: 0 }]);
  expect(await books.list("Payment")).toHaveLength(2);
});

test("a change whose reply was lost is made again and ends the same", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug), aPayment(2500)]));
  const fault = { method: "POST", path: "/invoice", after: 0, times: 1, dropReplyAfterCommit: true };
  await books.session.injectFault(fault);
  const plan = [aSales(dearer), aPayment(2500)];
  expect(await books.run(plan)).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  expect(must(await books.run(plan))[0]).toMatchObject({ totalMinor: 3000 });
  const calls = await books.countCalls();
  must(await books.run(plan));
  expect(await books.countCalls()).toBe(calls);
  expect(await books.list("Invoice")).toMatchObject([{ TotalAmt: 30, Balance: 5 }]);
});

test("what a person wrote into the document does not hinder; an amount of theirs is never overwritten", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  const [{ Id, SyncToken } = {}] = await books.list("Invoice");
  await books.write("Invoice", { Id, SyncToken, sparse: true, CustomerMemo: { value: "Hello" } });
  expect(must(await books.run([aSales(dearer)]))[0]).toMatchObject({ totalMinor: 3000 });
  await books.reprice("Invoice", 99);
  expect(await books.run([aSales(cheaper)])).toMatchObject({
    fault: { kind: "changedAfterBooking", bookedMinor: 9900, currentMinor: 2000 },
  });
  expect(await books.list("Invoice")).toMatchObject([{ TotalAmt: 99 }]);
});

test("by setting a changed order is left to a person, with both numbers and without a call", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  const calls = await books.countCalls();
  expect(await books.run([aSales(dearer)], { whenChanged: "hold" })).toMatchObject({
    fault: { kind: "changedAfterBooking", what: "Invoice WEB-1001", bookedMinor: 2500, currentMinor: 3000 },
  });
  expect(await books.countCalls()).toBe(calls);
});

test("by setting the difference is a second invoice, which a later payment settles; the first stays as it was", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug), aPayment(2500)]));
  const [first] = await books.list("Invoice");
  const plan = [aSales(dearer), aPayment(2500), laterPayment(500)];
  const after = must(await books.run(plan, { whenChanged: "adjust" }, { changedOn: "2026-02-03" }));
  expect(after.map((binding) => [binding.kind, binding.docNumber, binding.totalMinor])).toEqual([
    ["invoice", "WEB-1001", 2500],
    ["payment", "1001", 2500],
    ["invoice", "WEB-1001-A1", 500],
    ["payment", "1001", 500],
  ]);
  const invoices = await books.list("Invoice");
  expect(invoices).toMatchObject([{ Balance: 0 }, { Balance: 0, TxnDate: "2026-02-03" }]);
  expect(invoices[0]).toEqual(first);
  const calls = await books.countCalls();
  must(await books.run(plan, { whenChanged: "update" }));
  expect(await books.countCalls()).toBe(calls);
});

test("differences add up: up, down and back to what it was", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  const adjust = { whenChanged: "adjust" } as const;
  must(await books.run([aSales(dearer)], adjust));
  must(await books.run([aSales(cheaper)], adjust));
  // Once adjusted, a document is adjusted again, whatever the setting is by then.
  const last = must(await books.run([aSales(mug)], { whenChanged: "update" }));
  const rows = last.map((binding) => [binding.qboType, binding.docNumber, binding.totalMinor]);
  expect(rows.toSorted((left, right) => String(left[1]).localeCompare(String(right[1])))).toEqual([
    ["Invoice", "WEB-1001", 2500],
    ["Invoice", "WEB-1001-A1", 500],
    ["CreditMemo", "WEB-1001-A2", 1000],
    ["Invoice", "WEB-1001-A3", 500],
  ]);
  expect(await books.trialBalanceMinor()).toBe(0);
});

test("a lost reply to a document that adjusts: it is found and booked once", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  const fault = { method: "POST", path: "/creditmemo", after: 0, times: 1, dropReplyAfterCommit: true };
  await books.session.injectFault(fault);
  const adjust = { whenChanged: "adjust" } as const;
  expect(await books.run([aSales(cheaper)], adjust)).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  expect(must(await books.run([aSales(cheaper)], adjust))).toHaveLength(2);
  expect(await books.list("CreditMemo")).toMatchObject([{ TotalAmt: 5, DocNumber: "WEB-1001-A1" }]);
});

test("facts that change no money are remembered, and book nothing", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  const moved = aSales(mug, { source: { ...mug, quantity: 2 } });
  must(await books.run([moved], { whenChanged: "adjust" }));
  const calls = await books.countCalls();
  expect(must(await books.run([moved], { whenChanged: "hold" }))).toHaveLength(1);
  expect(await books.countCalls()).toBe(calls);
});

test("a new order in closed books is held before any call, or dated on the first open day", async () => {
  await using books = await anExport(database);
  const facts = { ...plainBooks, bookCloseDate: "2026-01-30" };
  const calls = await books.countCalls();
  expect(await books.run([aSales(mug)], {}, { facts })).toMatchObject({
    fault: { kind: "closedPeriod", date: "2026-01-30" },
  });
  expect(await books.countCalls()).toBe(calls);
  must(await books.run([aSales(mug)], { closedPeriod: "firstOpenDay" }, { facts }));
  const [invoice] = await books.list("Invoice");
  expect(invoice).toMatchObject({ TxnDate: "2026-01-31" });
  expect(invoice?.PrivateNote).toMatch(/^Dated 2026-01-30 in Shopify; .* plumbline:Order\/5001$/);
  must(await books.run([aSales(dearer)], { closedPeriod: "firstOpenDay" }, { facts }));
  expect(await books.list("Invoice")).toMatchObject([{ TxnDate: "2026-01-31", TotalAmt: 30 }]);
});

test("a booked order whose period is closed by now is adjusted in the open one", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  await books.session.changeSettings({ BookCloseDate: "2026-01-31" });
  const facts = { ...plainBooks, bookCloseDate: "2026-01-31" };
  const after = must(await books.run([aSales(cheaper)], {}, { facts, changedOn: "2026-02-10" }));
  expect(after.map((binding) => [binding.qboType, binding.date, binding.totalMinor])).toEqual([
    ["Invoice", "2026-01-30", 2500],
    ["CreditMemo", "2026-02-10", 500],
  ]);
});

test("a receipt on a deposit can be changed no more: the difference is a receipt of its own", async () => {
  await using books = await anExport(database);
  const key = "gid://shopify/OrderTransaction/9001";
  const accounts = await books.list("Account");
  const undeposited = accounts.find((account) => account.AccountSubType === "UndepositedFunds");
  const chosenId = String(undeposited?.Id);
  const account = { kind: "clearing", gateway: "paypal", label: "PayPal", chosenId } as const;
  const receipt = { type: "salesReceipt", key, deposit: aMoneyPlace({ account }) } as const;
  const note = { privateNote: "plumbline:OrderTransaction/9001" };
  must(await books.run([aSales(mug, { ...receipt, ...note })]));
  const [{ Id } = {}] = await books.list("SalesReceipt");
  const bank = accounts.find((account) => account.AccountType === "Bank");
  await books.write("Deposit", {
    DepositToAccountRef: { value: bank?.Id },
    Line: [{ Amount: 25, LinkedTxn: [{ TxnId: Id, TxnType: "SalesReceipt", TxnLineId: "0" }] }],
  });
  const after = must(await books.run([aSales(cheaper, { ...receipt, ...note })]));
  expect(after.map((binding) => [binding.qboType, binding.docNumber, binding.totalMinor])).toEqual([
    ["SalesReceipt", "WEB-1001", 2500],
    ["RefundReceipt", "WEB-1001-A1", 500],
  ]);
});

test("an invoice that costs less than was paid: the payment keeps what is left as the customer's credit", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug), aPayment(2500)]));
  const payment = aPayment(2500, {
    links: [toInvoice(2000)],
    source: { amountMinor: 2500, toInvoice: 2000 },
  });
  must(await books.run([aSales(cheaper), payment]));
  expect(await books.list("Invoice")).toMatchObject([{ TotalAmt: 20, Balance: 0 }]);
  expect(await books.list("Payment")).toMatchObject([{ TotalAmt: 25, UnappliedAmt: 5 }]);
});

test("by setting a cheaper order is credited, and the later payment settles invoice and credit together", async () => {
  await using books = await anExport(database);
  const adjust = { whenChanged: "adjust" } as const;
  must(await books.run([aSales(mug)], adjust));
  must(await books.run([aSales(cheaper)], adjust));
  must(await books.run([aSales(cheaper), aPayment(2000, { links: [toInvoice(2000)] })], adjust));
  expect(await books.list("Invoice")).toMatchObject([{ TotalAmt: 25, Balance: 0 }]);
  expect(await books.list("CreditMemo")).toMatchObject([{ TotalAmt: 5, Balance: 0 }]);
  expect(await books.list("Payment")).toMatchObject([{ TotalAmt: 20, UnappliedAmt: 0 }]);
});

const settling = (amountMinor: number) => aPayment(2500, { links: [toInvoice(amountMinor)] });

test("an order that was paid too much and grows again: what the payment had left settles the invoice", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug), settling(2500)]));
  must(await books.run([aSales(cheaper), settling(2000)]));
  expect(await books.list("Payment")).toMatchObject([{ TotalAmt: 25, UnappliedAmt: 5 }]);
  const grown = [aSales(dearer), settling(2500)];
  must(await books.run(grown));
  expect(await books.list("Invoice")).toMatchObject([{ TotalAmt: 30, Balance: 5 }]);
  expect(await books.list("Payment")).toMatchObject([{ TotalAmt: 25, UnappliedAmt: 0 }]);
  const calls = await books.countCalls();
  must(await books.run(grown));
  expect(await books.countCalls()).toBe(calls);
});

test("a payment in closed books keeps what it had left: nothing waits for it", async () => {
  await using books = await anExport(database);
  const early = (amountMinor: number) => ({ ...settling(amountMinor), date: "2026-01-10" });
  must(await books.run([aSales(mug), early(2500)]));
  must(await books.run([aSales(cheaper), early(2000)]));
  await books.session.changeSettings({ BookCloseDate: "2026-01-15" });
  const facts = { ...plainBooks, bookCloseDate: "2026-01-15" };
  must(await books.run([aSales(dearer), early(2500)], {}, { facts }));
  expect(await books.list("Payment")).toMatchObject([{ TotalAmt: 25, UnappliedAmt: 5 }]);
  expect(await books.list("Invoice")).toMatchObject([{ TotalAmt: 30, Balance: 10 }]);
});
