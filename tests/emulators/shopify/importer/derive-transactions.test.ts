import { expect, test } from "vitest";
import { accept, anOrder, shopAmount } from "./accept-order.ts";

function cash(fields: Record<string, unknown>) {
  const { order, notes } = accept(anOrder(fields));
  const rows = order.transactions.map(
    (row) => `${row.kind} ${row.status} ${shopAmount(row.amountSet)} ${row.gateway}`,
  );
  return { order, notes, rows };
}

test("a paid order without transactions received its total through the gateway it names", () => {
  const { order, rows, notes } = cash({ gateway: "", payment_gateway_names: ["", "stripe"] });
  expect(rows).toEqual(["SALE SUCCESS 10.00 stripe"]);
  expect(shopAmount(order.netPaymentSet)).toBe("10.00");
  expect(notes).toEqual([]);
});

test("a paid order that names no gateway was paid by hand, with a note", () => {
  const { rows, notes } = cash({ gateway: null, payment_gateway_names: [""] });
  expect(rows).toEqual(["SALE SUCCESS 10.00 manual"]);
  expect(notes).toEqual(["A payment is implied but no gateway is named; it counts as manual."]);
});

test("a split between gateways is not made up", () => {
  const { rows, notes } = cash({ gateway: null, payment_gateway_names: ["gift_card", "stripe"] });
  expect(rows).toEqual(["SALE SUCCESS 10.00 stripe"]);
  expect(notes).toEqual([
    "How the payment was split between stripe, gift_card is not stated; all of it counts as stripe.",
  ]);
});

test("paid wins over a stated outstanding amount, with a note", () => {
  const { order, rows, notes } = cash({ total_outstanding: "10.00" });
  expect(rows).toEqual(["SALE SUCCESS 10.00 manual"]);
  expect(shopAmount(order.totalOutstandingSet)).toBe("0.00");
  expect(notes).toContain(
    "financial_status is paid but total_outstanding is 10.00; the payment follows the status.",
  );
});

test("an authorized order received nothing and can capture its total", () => {
  const { order, rows } = cash({ financial_status: "authorized" });
  expect(rows).toEqual(["AUTHORIZATION SUCCESS 10.00 manual"]);
  expect(shopAmount(order.totalCapturableSet)).toBe("10.00");
  expect(shopAmount(order.totalOutstandingSet)).toBe("0.00");
  expect(shopAmount(order.totalReceivedSet)).toBe("0.00");
});

test("a voided order has an authorization that was let go", () => {
  const { order, rows } = cash({ financial_status: "voided" });
  expect(rows).toEqual(["AUTHORIZATION SUCCESS 10.00 manual", "VOID SUCCESS 10.00 manual"]);
  expect(order.transactions[1]?.parentTransaction?.id).toBe(order.transactions[0]?.id);
  expect(shopAmount(order.totalCapturableSet)).toBe("0.00");
});

test("a pending order waits for its gateway, or has no row when it names none", () => {
  expect(cash({ financial_status: "pending" }).rows).toEqual(["SALE PENDING 10.00 manual"]);
  expect(cash({ financial_status: "pending", gateway: "" }).rows).toEqual([]);
});

test("a partial payment is what the outstanding amount leaves of the total", () => {
  const { order, rows } = cash({ financial_status: "partially_paid", total_outstanding: "6.00" });
  expect(rows).toEqual(["SALE SUCCESS 4.00 manual"]);
  expect(shopAmount(order.totalOutstandingSet)).toBe("6.00");
});

test("a partial payment of unknown size is not made up", () => {
  for (const fields of [{}, { total_outstanding: "10.00" }, { total_outstanding: "25.00" }]) {
    const { rows, notes } = cash({ financial_status: "partially_paid", ...fields });
    expect(rows).toEqual([]);
    expect(notes).toContain(
      "The order is partially paid, but how much was paid is not stated; no payment was made up.",
    );
  }
});

test("a refund inside the order names the payment that came before it", () => {
  const refund = {
    id: 9,
    kind: "refund",
    status: "success",
    amount: "4.00",
    gateway: "stripe",
    parent_id: 8,
  };
  const adjustment = { id: 7, kind: "refund_discrepancy", amount: "-4.00", tax_amount: "0.00" };
  const refunds = [
    { id: 6, created_at: "2026-04-01T00:00:00Z", transactions: [refund], order_adjustments: [adjustment] },
  ];
  const { order, rows, notes } = cash({ financial_status: "partially_refunded", gateway: "stripe", refunds });
  expect(rows).toEqual(["SALE SUCCESS 10.00 stripe", "REFUND SUCCESS 4.00 stripe"]);
  expect(order.transactions[0]?.id).toBe("gid://shopify/OrderTransaction/8");
  expect(order.transactions[1]?.parentTransaction?.id).toBe("gid://shopify/OrderTransaction/8");
  expect(shopAmount(order.refunds[0]?.totalRefundedSet)).toBe("4.00");
  expect(shopAmount(order.refundDiscrepancySet)).toBe("-4.00");
  expect(shopAmount(order.currentTotalPriceSet)).toBe("6.00");
  expect(notes).toEqual([]);
});

test("a refund that is still pending gave nothing back yet", () => {
  const row = { id: 9, kind: "refund", status: "pending", amount: "10.00", gateway: "stripe" };
  const line = {
    id: 5,
    line_item_id: 2,
    quantity: 1,
    subtotal: "10.00",
    total_tax: "0.00",
    restock_type: "return",
  };
  const refunds = [
    { id: 6, created_at: "2026-04-01T00:00:00Z", transactions: [row], refund_line_items: [line] },
  ];
  const { order } = cash({ financial_status: "paid", refunds });
  expect(shopAmount(order.totalRefundedSet)).toBe("0.00");
  expect(shopAmount(order.totalOutstandingSet)).toBe("-10.00");
});

test("a refunded order that states no refund keeps its payment, with a note", () => {
  const { order, rows, notes } = cash({ financial_status: "refunded" });
  expect(rows).toEqual(["SALE SUCCESS 10.00 manual"]);
  expect(order.refunds).toEqual([]);
  expect(notes).toEqual(["financial_status is refunded, but no refund states what was paid back."]);
});

test("an empty list of transactions is a statement: nothing was received, whatever the status says", () => {
  const { rows, notes } = cash({ transactions: [] });
  expect(rows).toEqual([]);
  expect(notes).toEqual(["financial_status is paid, but the payments leave 10.00 outstanding."]);
});

test("a row that stands in the order and in its refund is one row", () => {
  const sale = { id: 8, kind: "sale", status: "success", amount: "10.00", gateway: "stripe" };
  const refund = {
    id: 9,
    kind: "refund",
    status: "success",
    amount: "10.00",
    gateway: "stripe",
    parent_id: 8,
  };
  const unnamed = { kind: "refund", status: "success", amount: "10.00", gateway: "stripe" };
  const adjustment = { id: 7, kind: "refund_discrepancy", amount: "-10.00" };
  for (const row of [refund, unnamed]) {
    const refunds = [
      { id: 6, created_at: "2026-04-01T00:00:00Z", transactions: [row], order_adjustments: [adjustment] },
    ];
    const { order, rows } = cash({ financial_status: "refunded", transactions: [sale, row], refunds });
    expect(rows).toEqual(["SALE SUCCESS 10.00 stripe", "REFUND SUCCESS 10.00 stripe"]);
    expect(shopAmount(order.netPaymentSet)).toBe("0.00");
  }
});

test("a payment in a currency that the order does not have stays in that currency, with a note", () => {
  const transactions = [
    { id: 8, kind: "sale", status: "success", amount: "9.00", currency: "CHF", gateway: "stripe" },
  ];
  const { order, notes } = cash({ transactions });
  expect(order.transactions[0]?.amountSet.shopMoney).toEqual({ amount: "9.00", currencyCode: "CHF" });
  expect(notes).toContain("transactions[0] is in CHF, a currency that the order does not have.");
});
