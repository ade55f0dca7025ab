import { afterAll, beforeAll, expect, test } from "vitest";
import { getJson } from "#tests/demo/http.ts";
import { anOrder } from "./an-order.ts";
import { type EmulatorFault, type Road, startRoad, waitFor } from "./start-road.ts";

/** Longer than it takes to bring every order to its place and kill the app. */
const heldMs = 10_000;

let road: Road;
let placed = 0;
beforeAll(async () => {
  road = await startRoad();
  // The buyer and every item but the kits exist from here on, so that each order meets only the fault meant for it.
  await road.place(anOrder(known), anOrder(refunded));
  placed += 2;
  await road.settle(placed);
});
afterAll(() => road?.stop());

/** A buyer whom QuickBooks has, so that only the call under test is made. */
const email = "known@example.com";
const known = { email, customer: { id: 7_001, first_name: "Kay", last_name: "Known", email } };
const newProduct = (run: string) => ({
  ...known,
  line_items: [{ id: 1, title: `Kit ${run}`, sku: `KIT-${run}`, quantity: 1, price: "20.00" }],
});

const row = (kind: string, amount: string, created_at: string) => ({
  kind,
  amount,
  created_at,
  status: "success",
  gateway: "shopify_payments",
  currency: "USD",
});
/** Paid, and 5.00 of it paid back: a credit, its pay-out and what joins them. */
const refunded = {
  ...known,
  financial_status: "partially_refunded",
  transactions: [row("sale", "25.00", "2026-11-20T10:00:00-08:00")],
  refunds: [
    {
      created_at: "2026-11-21T10:00:00-08:00",
      refund_line_items: [],
      transactions: [row("refund", "5.00", "2026-11-21T10:00:00-08:00")],
    },
  ],
};

type Place = {
  where: string;
  system: "shopify" | "quickbooks";
  faults: EmulatorFault[];
  order: (run: string) => Record<string, unknown>;
};

const post = (path: string, fault: EmulatorFault): EmulatorFault => ({ method: "POST", path, ...fault });
const lookup = { method: "GET", path: "/query", delayMs: heldMs };

/** Between every two steps of an order. A call that is held is carried out all the same, long after the caller died. */
const places: Place[] = [
  {
    where: "while the order is read",
    system: "shopify",
    faults: [{ bodyContains: "query Order(", delayMs: heldMs }],
    order: () => known,
  },
  {
    where: "before QuickBooks makes the customer",
    system: "quickbooks",
    faults: [post("/customer", { delayMs: heldMs })],
    order: () => ({}),
  },
  {
    where: "before QuickBooks makes the item",
    system: "quickbooks",
    faults: [post("/item", { delayMs: heldMs })],
    order: (run) => newProduct(run),
  },
  {
    where: "before QuickBooks books the invoice",
    system: "quickbooks",
    faults: [post("/invoice", { delayMs: heldMs })],
    order: () => known,
  },
  {
    where: "after the invoice is booked, before the app knows",
    system: "quickbooks",
    faults: [post("/invoice", { dropReplyAfterCommit: true }), lookup],
    order: () => known,
  },
  {
    where: "before QuickBooks books the payment",
    system: "quickbooks",
    faults: [post("/payment", { delayMs: heldMs })],
    order: () => known,
  },
  {
    where: "after the payment is booked, before the app knows",
    system: "quickbooks",
    faults: [post("/payment", { dropReplyAfterCommit: true }), lookup],
    order: () => known,
  },
  {
    where: "before QuickBooks books the credit memo of a refund",
    system: "quickbooks",
    faults: [post("/creditmemo", { delayMs: heldMs })],
    order: () => refunded,
  },
  {
    where: "after the pay-out of a refund is booked, before the app knows",
    system: "quickbooks",
    faults: [post("/journalentry", { dropReplyAfterCommit: true }), lookup],
    order: () => refunded,
  },
  {
    where: "before QuickBooks joins a credit and its pay-out",
    system: "quickbooks",
    faults: [post("/payment", { after: 1, delayMs: heldMs })],
    order: () => refunded,
  },
  {
    where: "before the status is written to Shopify",
    system: "shopify",
    faults: [{ bodyContains: "mutation ProjectStatuses", delayMs: heldMs }],
    order: () => known,
  },
];

/** Faults that no call has met yet. */
async function unmetFaults(): Promise<string[]> {
  const urls = [road.shopify.baseUrl, road.quickbooks.baseUrl];
  const lists = await Promise.all(
    urls.map((url) => getJson<{ faults: { hits?: number }[] }>(`${url}/__emulator/faults`)),
  );
  return lists
    .flatMap(({ faults }) => faults)
    .filter((fault) => !fault.hits)
    .map((fault) => JSON.stringify(fault));
}

/** Brings one order to each place, one after the other, so that each meets the fault that is meant for it. */
async function bringToPlaces(run: string) {
  const stuck: { where: string; order: ReturnType<typeof anOrder> }[] = [];
  for (const { where, system, faults, order } of places) {
    for (const fault of faults) {
      await (system === "shopify" ? road.failShopify(fault) : road.failQuickBooks(fault));
    }
    const raw = anOrder(order(run));
    await road.place(raw);
    await waitFor(
      async () => (await unmetFaults()).length === 0,
      async () => `${where}: never met ${await unmetFaults()}`,
    );
    stuck.push({ where, order: raw });
  }
  placed += stuck.length;
  return stuck;
}

/** The calls that were held when the app died are carried out by then, after all that the restarted app did. */
function lateCallsArrived(heldSince: number): Promise<void> {
  return waitFor(async () => performance.now() > heldSince + heldMs + 500);
}

test.each([
  ["the app", { withDatabase: false }],
  ["the app and its database", { withDatabase: true }],
])(
  "kill -9 of %s between any two steps: every order is booked exactly once after the restart",
  async (_, kill) => {
    const stuck = await bringToPlaces(kill.withDatabase ? "B" : "A");
    const heldSince = performance.now();
    await road.killApp(kill);
    const restartedAt = performance.now();
    await road.restartApp();
    const results = await road.settle(placed);
    expect(performance.now() - restartedAt).toBeLessThan(25_000);
    await lateCallsArrived(heldSince);
    const { Invoice = [], Payment = [], CreditMemo = [], JournalEntry = [], ...lists } = await road.dump();
    const { Customer = [], Item = [] } = lists;
    for (const { where, order } of stuck) {
      const number = order.name.slice(1);
      const invoices = Invoice.filter((invoice) => String(invoice.DocNumber).startsWith(`WEB-${number}`));
      const payments = Payment.filter((payment) => payment.PaymentRefNum === number);
      const status = results.get(`gid://shopify/Order/${order.id}`)?.status;
      const found = { where, status, invoices: invoices.length, payments: payments.length };
      expect(found).toEqual({ where, status: "Synchronized", invoices: 1, payments: 1 });
      expect(invoices[0]).toMatchObject({ TotalAmt: 25, Balance: 0 });
      const isOfOrder = (document: Record<string, unknown>) =>
        String(document.DocNumber).startsWith(`WEB-${number}-`);
      const refunds = "refunds" in order && (order.refunds as object[]).length > 0 ? 1 : 0;
      const credits = CreditMemo.filter(isOfOrder);
      expect([where, credits.length, JournalEntry.filter(isOfOrder).length]).toEqual([
        where,
        refunds,
        refunds,
      ]);
      expect(credits.map((credit) => credit.Balance)).toEqual(credits.map(() => 0));
      const { metafields } = await getJson<{ metafields: { key: string; value: string }[] }>(
        `${road.shopify.baseUrl}/__emulator/orders/${order.id}`,
      );
      expect([where, metafields.find((field) => field.key === "qbo_status")?.value]).toEqual([
        where,
        "synced",
      ]);
    }
    const names = [...Customer.map((row) => row.DisplayName), ...Item.map((row) => row.Name)].map(String);
    expect(names.filter((name) => / \(2\)$/.test(name))).toEqual([]);
  },
);
