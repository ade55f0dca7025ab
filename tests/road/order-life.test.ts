import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad } from "./start-road.ts";

let road: Road;
let placed = 0;
beforeAll(async () => {
  road = await startRoad();
});
afterAll(() => road?.stop());

type Raw = ReturnType<typeof anOrder>;

/** Places orders and waits for them; answers what became of each, in order. */
async function book(...orders: Raw[]) {
  const stored = await road.place(...orders);
  placed += orders.length;
  const results = await road.settle(placed);
  return stored.map((order) => results.get(String(order.id)));
}

/** The shop has the order otherwise now. Answers what became of it. */
async function change(order: Raw, changes: Record<string, unknown>) {
  const updated = { ...order, updated_at: "2026-11-21T10:00:00-08:00", ...changes };
  await road.change(updated);
  const results = await road.settle(placed);
  return results.get(`gid://shopify/Order/${order.id}`);
}

async function invoiceOf(order: Raw) {
  const { Invoice = [] } = await road.dump();
  return Invoice.filter((invoice) => invoice.DocNumber === `WEB-${order.name.slice(1)}`);
}

function aRow(order: Raw, kind: string, amount: string) {
  const created_at = "2026-11-21T10:00:00-08:00";
  const id = order.id + 50 + kind.length;
  return { id, kind, status: "success", amount, gateway: "shopify_payments", currency: "USD", created_at };
}

const unpaid = { financial_status: "pending", transactions: [] };

test("an order that is paid later gets its payment, and its invoice stays as it was", async () => {
  const order = anOrder(unpaid);
  expect(await book(order)).toMatchObject([
    { status: "Synchronized", documents: [{ total: 25, balance: 25 }] },
  ]);
  const [before] = await invoiceOf(order);
  const paid = await change(order, {
    financial_status: "paid",
    transactions: [aRow(order, "sale", "25.00")],
  });
  expect(paid).toMatchObject({
    status: "Synchronized",
    documents: [
      { type: "Invoice", balance: 0 },
      { type: "Payment", total: 25, date: "2026-11-21" },
    ],
  });
  const after = await invoiceOf(order);
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ Id: before?.Id, TotalAmt: 25, Balance: 0, Line: before?.Line });
});

test("an order that costs more after it was booked is Changed, with both numbers, and its documents stay", async () => {
  const order = anOrder();
  await book(order);
  const changed = await change(order, {
    total_price: "30.00",
    shipping_lines: [{ id: order.id + 2, title: "Express", price: "10.00", discounted_price: "10.00" }],
    transactions: [aRow(order, "sale", "30.00")],
  });
  expect(changed).toMatchObject({ status: "Changed", reason: { code: "ORDER-CHANGED" } });
  expect(changed?.reason?.cause).toMatch(/booked 25\.00 USD, now 30\.00 USD/);
  expect(await invoiceOf(order)).toMatchObject([{ TotalAmt: 25, Balance: 0 }]);
});

test("an order that was edited after it was booked is Held, and its documents stay", async () => {
  const order = anOrder();
  await book(order);
  const edited = await change(order, { current_total_price: "5.00", current_subtotal_price: "0.00" });
  expect(edited).toMatchObject({ status: "Held", reason: { code: "ORDER-UNSUPPORTED" } });
  expect(edited?.reason?.cause).toMatch(/edited/);
  expect(edited?.documents).toHaveLength(2);
  expect(await invoiceOf(order)).toMatchObject([{ TotalAmt: 25 }]);
});

test("a refund after booking holds the order with the reason, and its documents stay", async () => {
  const order = anOrder();
  await book(order);
  const refund = { id: order.id + 90, created_at: "2026-11-21T10:00:00-08:00", refund_line_items: [] };
  const refunded = await change(order, {
    financial_status: "partially_refunded",
    refunds: [{ ...refund, transactions: [aRow(order, "refund", "5.00")] }],
  });
  expect(refunded).toMatchObject({ status: "Held", reason: { code: "ORDER-UNSUPPORTED" } });
  expect(refunded?.reason?.cause).toMatch(/refund/);
  expect(refunded?.documents.map((document) => document.type)).toEqual(["Invoice", "Payment"]);
  expect(await invoiceOf(order)).toHaveLength(1);
});

test("an unpaid order cancelled before it was booked is Excluded; one cancelled afterwards is Held", async () => {
  const cancelled = { cancelled_at: "2026-11-21T10:00:00-08:00", cancel_reason: "customer" };
  const never = anOrder({ ...unpaid, ...cancelled });
  const booked = anOrder(unpaid);
  const [first] = await book(never, booked);
  expect(first).toMatchObject({
    status: "Excluded",
    reason: { code: "EXCLUDED-CANCELLED" },
    documents: [],
  });
  expect(await invoiceOf(never)).toEqual([]);
  const later = await change(booked, cancelled);
  expect(later).toMatchObject({ status: "Held", reason: { code: "ORDER-UNSUPPORTED" } });
  expect(await invoiceOf(booked)).toHaveLength(1);
});

test("a product that is deleted from the shop changes nothing for the orders that sold it", async () => {
  const order = anOrder(unpaid);
  await book(order);
  const [line] = order.line_items as Record<string, unknown>[];
  const paid = await change(order, {
    line_items: [{ ...line, product_id: null, variant_id: null, product_exists: false }],
    financial_status: "paid",
    transactions: [aRow(order, "sale", "25.00")],
  });
  expect(paid).toMatchObject({ status: "Synchronized", documents: [{ balance: 0 }, { total: 25 }] });
});

test("a test order is Excluded, and booked once the setting lets it", async () => {
  const order = anOrder({ test: true });
  expect(await book(order)).toMatchObject([{ status: "Excluded", reason: { code: "EXCLUDED-TEST-ORDER" } }]);
  await road.saveSettings({ excludeTestOrders: false });
  const released = await change(order, {});
  await road.saveSettings({});
  expect(released).toMatchObject({ status: "Synchronized", documents: [{ total: 25 }, { total: 25 }] });
});

test("the payment of an order whose customer was merged in Shopify comes from the customer of its invoice", async () => {
  const buyer = (id: number, name: string) => {
    const email = `${name}@example.com`;
    return { email, customer: { id, first_name: name, last_name: "Merged", email } };
  };
  const order = anOrder({ ...unpaid, ...buyer(7_501, "Old") });
  await book(order, anOrder(buyer(7_502, "New")));
  const paid = await change(order, {
    ...buyer(7_502, "New"),
    financial_status: "paid",
    transactions: [aRow(order, "sale", "25.00")],
  });
  expect(paid).toMatchObject({ status: "Synchronized", documents: [{ balance: 0 }, { total: 25 }] });
  const [invoice] = await invoiceOf(order);
  expect(invoice).toMatchObject({ Balance: 0, CustomerRef: { name: "Old Merged" } });
});

test("an order beyond what QuickBooks can hold is Held and says so", async () => {
  const amount = "100000000000.00";
  const line = { id: 1, title: "Fleet", sku: "FLEET", quantity: 1, price: amount };
  const amounts = { total_price: amount, subtotal_price: amount, total_line_items_price: amount };
  const [held] = await book(anOrder({ ...unpaid, ...amounts, shipping_lines: [], line_items: [line] }));
  expect(held).toMatchObject({ status: "Held", reason: { code: "ORDER-MALFORMED" }, documents: [] });
  expect(held?.reason?.cause).toMatch(/99,999,999,999/);
});
