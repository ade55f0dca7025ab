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

/** A money row of an order; `position` tells several of one kind apart. */
function aRow(order: Raw, kind: string, amount: string, position = 0) {
  const created_at = "2026-11-21T10:00:00-08:00";
  const id = order.id + 50 + kind.length + 10 * position;
  return { id, kind, status: "success", amount, gateway: "shopify_payments", currency: "USD", created_at };
}

/** An order that was paid by a row with an id of its own, so that it is the same row when the order changes. */
function aPaidOrder(): Raw {
  const order = anOrder();
  return { ...order, transactions: [aRow(order, "sale", "25.00")] };
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

/** Express instead of standard post: 5.00 more, paid later. */
const withExpress = (order: Raw) => ({
  total_price: "30.00",
  shipping_lines: [{ id: order.id + 2, title: "Express", price: "10.00", discounted_price: "10.00" }],
  transactions: [aRow(order, "sale", "25.00"), aRow(order, "sale", "5.00", 1)],
});

test("an order that costs more after it was booked: its invoice is changed, and what is paid more settles it", async () => {
  const order = aPaidOrder();
  await book(order);
  const [before] = await invoiceOf(order);
  const changed = await change(order, withExpress(order));
  expect(changed).toMatchObject({
    status: "Synchronized",
    documents: [{ type: "Invoice", total: 30 }, { total: 25 }, { total: 5 }],
  });
  expect(await invoiceOf(order)).toMatchObject([{ Id: before?.Id, TotalAmt: 30, Balance: 0 }]);
});

test("by setting the difference is an invoice of its own, and the booked one stays as it was", async () => {
  const order = aPaidOrder();
  await book(order);
  await road.saveSettings({ whenChanged: "adjust" });
  const changed = await change(order, withExpress(order));
  await road.saveSettings({});
  const number = `WEB-${order.name.slice(1)}`;
  expect(changed).toMatchObject({ status: "Synchronized" });
  expect(changed?.documents.map((document) => [document.docNumber, document.total])).toEqual([
    [number, 25],
    [order.name.slice(1), 25],
    [`${number}-A1`, 5],
    [order.name.slice(1), 5],
  ]);
  const { Invoice = [] } = await road.dump();
  const invoices = Invoice.filter((invoice) => String(invoice.DocNumber).startsWith(number));
  expect(invoices.map((invoice) => invoice.Balance)).toEqual([0, 0]);
});

test("by setting a changed order is Changed, with both numbers, and its documents stay", async () => {
  const order = aPaidOrder();
  await book(order);
  await road.saveSettings({ whenChanged: "hold" });
  const changed = await change(order, withExpress(order));
  await road.saveSettings({});
  expect(changed).toMatchObject({ status: "Changed", reason: { code: "ORDER-CHANGED" } });
  expect(changed?.reason?.cause).toMatch(/booked 25\.00 USD, now 30\.00 USD/);
  expect(await invoiceOf(order)).toMatchObject([{ TotalAmt: 25, Balance: 0 }]);
});

test("an order that was edited after it was booked: its invoice says what is left, the payment keeps the rest", async () => {
  const order = aPaidOrder();
  await book(order);
  const [line] = order.line_items as Record<string, unknown>[];
  const edited = await change(order, {
    line_items: [{ ...line, current_quantity: 0 }],
    current_total_price: "5.00",
    current_subtotal_price: "0.00",
  });
  expect(edited).toMatchObject({ status: "Synchronized", documents: [{ total: 5 }, { total: 25 }] });
  expect(await invoiceOf(order)).toMatchObject([{ TotalAmt: 5, Balance: 0 }]);
});

test("an order that was overpaid and grows again: no balance stays open beside money that settles nothing", async () => {
  const order = aPaidOrder();
  await book(order);
  const [line] = order.line_items as Record<string, unknown>[];
  const cut = { ...line, current_quantity: 0 };
  await change(order, {
    line_items: [cut],
    current_total_price: "5.00",
    current_subtotal_price: "0.00",
  });
  const { Payment: before = [] } = await road.dump();
  expect(before.at(-1)).toMatchObject({ TotalAmt: 25, UnappliedAmt: 20 });
  const coat = { ...line, id: order.id + 3, title: "Coat", sku: "COAT-1", price: "40.00" };
  const grown = await change(order, {
    line_items: [cut, coat],
    current_total_price: "45.00",
    current_subtotal_price: "40.00",
  });
  expect(grown).toMatchObject({ status: "Synchronized", reason: null });
  expect(await invoiceOf(order)).toMatchObject([{ TotalAmt: 45, Balance: 20 }]);
  const { Payment: after = [] } = await road.dump();
  expect(after).toHaveLength(before.length);
  expect(after.at(-1)).toMatchObject({ TotalAmt: 25, UnappliedAmt: 0 });
});

test.each(["update", "adjust"] as const)(
  "an item taken out of a paid order and paid back (%s): nobody owes anything",
  async (whenChanged) => {
    const order = aPaidOrder();
    await book(order);
    await road.saveSettings({ whenChanged });
    const [line] = order.line_items as Record<string, unknown>[];
    const refund = { id: order.id + 90, created_at: "2026-11-21T10:00:00-08:00", refund_line_items: [] };
    const edited = await change(order, {
      line_items: [{ ...line, current_quantity: 0 }],
      current_total_price: "5.00",
      current_subtotal_price: "0.00",
      refunds: [{ ...refund, transactions: [aRow(order, "refund", "20.00")] }],
    });
    await road.saveSettings({});
    expect(edited).toMatchObject({ status: "Synchronized", reason: null });
    const [invoice] = await invoiceOf(order);
    expect(invoice).toMatchObject({ Balance: 0 });
    const { Customer = [] } = await road.dump();
    const reference = invoice?.CustomerRef as { value: string } | undefined;
    expect(Customer.find((row) => row.Id === reference?.value)).toMatchObject({ Balance: 0 });
  },
);

test("a refund after booking is a credit, its pay-out and what joins them; the invoice stays as it was", async () => {
  const order = aPaidOrder();
  await book(order);
  const [before] = await invoiceOf(order);
  const refund = { id: order.id + 90, created_at: "2026-11-21T10:00:00-08:00", refund_line_items: [] };
  const refunded = await change(order, {
    financial_status: "partially_refunded",
    refunds: [{ ...refund, transactions: [aRow(order, "refund", "5.00")] }],
  });
  expect(refunded).toMatchObject({ status: "Synchronized" });
  expect(refunded?.documents.map((document) => [document.type, document.total])).toEqual([
    ["Invoice", 25],
    ["Payment", 25],
    ["CreditMemo", 5],
    ["JournalEntry", 5],
    ["Payment", 0],
  ]);
  const { CreditMemo = [] } = await road.dump();
  expect(CreditMemo.at(-1)).toMatchObject({ TotalAmt: 5, Balance: 0 });
  expect(await invoiceOf(order)).toEqual([before]);
});

test("an unpaid order cancelled before it was booked is Excluded; one cancelled afterwards owes nothing any more", async () => {
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
  const at = "2026-11-21T10:00:00-08:00";
  const [line] = booked.line_items as { id: number }[];
  const back = { line_item_id: line?.id, quantity: 1, subtotal: "20.00", restock_type: "cancel" };
  const post = { kind: "shipping_refund", amount: "-5.00", tax_amount: "0.00" };
  const refund = { id: booked.id + 90, created_at: at, transactions: [] };
  const refunds = [{ ...refund, refund_line_items: [back], order_adjustments: [post] }];
  const totals = { current_total_price: "0.00", current_subtotal_price: "0.00" };
  const later = await change(booked, { ...cancelled, ...totals, refunds });
  expect(later).toMatchObject({ status: "Synchronized" });
  const { CreditMemo = [] } = await road.dump();
  expect(await invoiceOf(booked)).toMatchObject([{ TotalAmt: 25, Balance: 0 }]);
  expect(CreditMemo.at(-1)).toMatchObject({ TotalAmt: 25, Balance: 0 });
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
