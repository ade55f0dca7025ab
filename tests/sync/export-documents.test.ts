import { afterAll, beforeAll, expect, test } from "vitest";
import { must } from "#tests/qbo/a-draft.ts";
import { aNeed } from "#tests/support/a-plan.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aPayment, aRefund, aSales } from "#tests/sync/a-document.ts";
import { anExport } from "#tests/sync/an-export.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const mug = { Mug: 2000, Post: 500 };

test("documents are booked in their order and bound with what was booked; again changes nothing and costs no call", async () => {
  await using books = await anExport(database);
  const plan = [aSales(mug), aPayment(2500)];
  const bindings = must(await books.run(plan));
  expect(bindings.map((binding) => [binding.kind, binding.docNumber, binding.totalMinor])).toEqual([
    ["invoice", "WEB-1001", 2500],
    ["payment", "1001", 2500],
  ]);
  expect(bindings[0]?.booked).toMatchObject({
    totalMinor: 2500,
    taxMinor: 0,
    lines: [{ description: "Mug" }, {}],
  });
  expect(bindings[1]?.booked?.links).toEqual([
    { type: "Invoice", id: bindings[0]?.qboId, amountMinor: 2500 },
  ]);
  expect(await books.list("Invoice")).toMatchObject([{ DocNumber: "WEB-1001", Balance: 0 }]);
  const calls = await books.countCalls();
  expect(must(await books.run(plan))).toEqual(await books.bindings());
  expect(
    must(await books.run(plan, { whenChanged: "hold", form: "salesReceipt", invoicePrefix: "X-" })),
  ).toHaveLength(2);
  expect(await books.countCalls()).toBe(calls);
});

test.each(["USD", "EUR"])(
  "a refund in %s is a credit, a pay-out and what joins them: nothing stays open",
  async (currency) => {
    await using books = await anExport(database);
    const customer = aNeed({ currency });
    const plan = [
      aSales(mug, { currency, customer }),
      aPayment(2500, { currency, customer }),
      ...aRefund(2000, currency),
    ];
    const bindings = must(await books.run(plan));
    expect(bindings.map((binding) => [binding.qboType, binding.totalMinor])).toEqual([
      ["Invoice", 2500],
      ["Payment", 2500],
      ["CreditMemo", 2000],
      ["JournalEntry", 2000],
      ["Payment", 0],
    ]);
    expect(await books.list("CreditMemo")).toMatchObject([{ Balance: 0 }]);
    expect(await books.trialBalanceMinor()).toBe(0);
  },
);

test.each([
  ["invoice", "Invoice"],
  ["payment", "Payment"],
  ["journalentry", "JournalEntry"],
  ["creditmemo", "CreditMemo"],
] as const)("a lost reply to a %s: the next run finds it and books it once", async (path, type) => {
  await using books = await anExport(database);
  const plan = [aSales(mug), aPayment(2500), ...aRefund(2000)];
  await books.session.injectFault({
    method: "POST",
    path: `/${path}`,
    after: 0,
    times: 1,
    dropReplyAfterCommit: true,
  });
  expect(await books.run(plan)).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  expect(must(await books.run(plan))).toHaveLength(5);
  const booked = await books.list(type);
  expect(booked).toHaveLength(type === "Payment" ? 2 : 1);
});

test("a number that is taken gets a suffix, or holds the order; one of our own counts as taken, too", async () => {
  await using books = await anExport(database);
  const other = aSales(mug, { key: "gid://shopify/Order/4", privateNote: "plumbline:Order/4" });
  must(await books.run([other], {}, { recordId: "gid://shopify/Order/4", booked: [] }));
  expect(await books.run([aSales(mug)], { whenNumberTaken: "hold" })).toMatchObject({
    fault: { kind: "duplicateNumber", docNumber: "WEB-1001" },
  });
  expect(must(await books.run([aSales(mug)]))).toMatchObject([{ docNumber: "WEB-1001-2" }]);
});

test("a document of a booked order is its customer's in QuickBooks, whoever the order names today", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug)]));
  const merged = aNeed({ key: "gid://shopify/Customer/2", email: "other@example.com", displayName: "Other" });
  must(await books.run([aSales(mug, { customer: merged }), aPayment(2500, { customer: merged })]));
  const [invoice] = await books.list("Invoice");
  expect(await books.list("Payment")).toMatchObject([{ CustomerRef: invoice?.CustomerRef }]);
  expect(invoice).toMatchObject({ Balance: 0 });
});

test("a booked document that a person deleted is a fault with its name, and is not made again", async () => {
  await using books = await anExport(database);
  const [invoice] = must(await books.run([aSales(mug)]));
  await books.remove("Invoice", invoice?.qboId ?? "");
  expect(await books.run([aSales(mug), aPayment(2500)])).toMatchObject({
    fault: { kind: "missing", what: "Invoice WEB-1001, which was booked for this order" },
  });
  expect(await books.run([aSales({ ...mug, Post: 600 })])).toMatchObject({ fault: { kind: "missing" } });
  expect(await books.list("Invoice")).toEqual([]);
});

test("a booked document for which the order has no reason any more is left to a person", async () => {
  await using books = await anExport(database);
  must(await books.run([aSales(mug), aPayment(2500)]));
  expect(await books.run([aSales(mug)])).toMatchObject({
    fault: { kind: "changedAfterBooking", bookedMinor: 2500, currentMinor: 0 },
  });
});

test("an order that an earlier version booked is compared by its amounts", async () => {
  await using books = await anExport(database);
  const [invoice] = must(await books.run([aSales(mug)]));
  if (!invoice) throw new Error("nothing was booked");
  await books.bind({ ...invoice, booked: null, contentHash: "of another kind" });
  expect(must(await books.run([aSales(mug)]))).toHaveLength(1);
  expect(await books.run([aSales({ Mug: 3000 })])).toMatchObject({
    fault: { kind: "changedAfterBooking", bookedMinor: 2500, currentMinor: 3000 },
  });
});

test("an answer that differs from the plan is a fault with both numbers until a person corrects the document", async () => {
  await using books = await anExport(database);
  const wrong = aSales(mug, { totalMinor: 2600 });
  const differs = { fault: { kind: "answerDiffers", plannedMinor: 2600, answeredMinor: 2500 } };
  expect(await books.run([wrong])).toMatchObject(differs);
  expect(await books.run([wrong])).toMatchObject(differs);
  await books.reprice("Invoice", 26);
  expect(must(await books.run([wrong]))).toMatchObject([{ totalMinor: 2600, kind: "invoice" }]);
});
