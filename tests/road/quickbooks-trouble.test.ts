import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad, waitFor } from "./start-road.ts";

let road: Road;
beforeAll(async () => {
  road = await startRoad();
  // Items, accounts and the clearing account exist, so that each fault meets exactly the call that it is meant for.
  await road.place(anOrder());
  await road.settle(1);
});
afterAll(() => road?.stop());

let known = 1;
beforeEach(() => {
  known += 1;
});

async function documentsOf(order: { name: string }) {
  const { Invoice = [], Payment = [], trialBalance = [] } = await road.dump();
  const number = order.name.slice(1);
  const debit = trialBalance.reduce((sum, row) => sum + Math.round(Number(row.debit) * 100), 0);
  const credit = trialBalance.reduce((sum, row) => sum + Math.round(Number(row.credit) * 100), 0);
  return {
    invoices: Invoice.filter((invoice) => invoice.DocNumber === `WEB-${number}`),
    payments: Payment.filter((payment) => payment.PaymentRefNum === number),
    imbalance: debit - credit,
  };
}

async function expectBookedOnce(order: { name: string }, orderId: unknown): Promise<void> {
  const results = await road.settle(known);
  expect(results.get(String(orderId))).toMatchObject({ status: "Synchronized", reason: null });
  const { invoices, payments, imbalance } = await documentsOf(order);
  expect(invoices).toHaveLength(1);
  expect(invoices[0]).toMatchObject({ TotalAmt: 25, Balance: 0 });
  expect(payments).toHaveLength(1);
  expect(imbalance).toBe(0);
}

test.each([
  ["answers 500", { path: "/invoice", method: "POST", status: 500, times: 1 }],
  ["answers 503 twice", { path: "/invoice", method: "POST", status: 503, times: 2 }],
  ["answers 401", { path: "/invoice", method: "POST", status: 401, times: 1 }],
  [
    "drops the reply after it committed the invoice",
    { path: "/invoice", method: "POST", dropReplyAfterCommit: true, times: 1 },
  ],
  [
    "drops the reply after it committed the payment",
    { path: "/payment", method: "POST", dropReplyAfterCommit: true, times: 1 },
  ],
  [
    "drops the reply of the customer",
    { path: "/customer", method: "POST", dropReplyAfterCommit: true, times: 1 },
  ],
  [
    "cuts the connection before it reads the invoice",
    { path: "/invoice", method: "POST", dropConnection: true, times: 1 },
  ],
])("QuickBooks %s: the order stands in the books exactly once", async (_, fault) => {
  await road.failQuickBooks(fault);
  const order = anOrder();
  const [stored] = await road.place(order);
  await expectBookedOnce(order, stored?.id);
});

test("a prefix that changes while a reply is lost: the invoice is found under its old number, not booked again", async () => {
  // A buyer whom QuickBooks knows, so that the only lookup is the one for the invoice.
  const email = "known@example.com";
  const buyer = { email, customer: { id: 7_001, first_name: "Kay", last_name: "Known", email } };
  await road.place(anOrder(buyer));
  await road.settle(known);
  known += 1;
  await road.failQuickBooks({ path: "/invoice", method: "POST", dropReplyAfterCommit: true, times: 1 });
  await road.failQuickBooks({ path: "/query", method: "GET", status: 503, times: 2 });
  const order = anOrder(buyer);
  const [stored] = await road.place(order);
  await waitFor(async () => {
    const { rows } = await road
      .pool()
      .query("select reason->>'code' as code from record where id = $1", [stored?.id]);
    return rows[0]?.code === "NET-UNREACHABLE";
  });
  await road.saveSettings({ invoicePrefix: "NEW-" });
  await expectBookedOnce(order, stored?.id);
  await road.saveSettings({});
  const { Invoice = [] } = await road.dump();
  expect(Invoice.filter((invoice) => invoice.DocNumber === `NEW-${order.name.slice(1)}`)).toEqual([]);
});

test("QuickBooks answers 429: only the waiting takes longer, and the order says what it waits for", async () => {
  await road.failQuickBooks({ path: "/invoice", method: "POST", status: 429, times: 1 });
  const order = anOrder();
  const [stored] = await road.place(order);
  await waitFor(async () => {
    const { rows } = await road.pool().query("select status, reason from record where id = $1", [stored?.id]);
    return rows[0]?.reason?.code === "NET-THROTTLED" && rows[0].status === "Queued";
  });
  const { invoices } = await documentsOf(order);
  expect(invoices).toHaveLength(0);
});
