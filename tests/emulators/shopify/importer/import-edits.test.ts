import { expect, test } from "vitest";
import type { StoredOrder } from "../stored-order.ts";
import { accept, anOrder, ledgerSum, shopAmount } from "./accept-order.ts";

const edited = {
  total_price: "33.00",
  subtotal_price: "30.00",
  total_tax: "3.00",
  line_items: [
    {
      id: 2,
      title: "Bowl",
      price: "10.00",
      quantity: 3,
      tax_lines: [{ title: "VAT", price: "3.00", rate: 0.1 }],
    },
  ],
};
const removal = {
  id: 8,
  created_at: "2026-03-03T10:00:00-05:00",
  transactions: [],
  order_adjustments: [],
  refund_line_items: [
    { id: 9, line_item_id: 2, quantity: 1, subtotal: "10.00", total_tax: "1.00", restock_type: "no_restock" },
  ],
};

function entriesOf(order: StoredOrder): string[] {
  return order.agreements.flatMap(({ reason, sales }) =>
    sales.map(
      (sale) =>
        `${reason} ${sale.actionType} ${sale.lineType} ${sale.quantity} ${shopAmount(sale.totalAmount)}`,
    ),
  );
}

test("units that an edit removed are an edit in the ledger, though REST lists them as a refund", () => {
  const { order, notes } = accept(anOrder({ ...edited, current_total_price: "22.00", refunds: [removal] }));
  expect(entriesOf(order)).toEqual(["ORDER ORDER PRODUCT 3 33.00", "ORDER_EDIT RETURN PRODUCT -1 -11.00"]);
  expect(order.edited).toBe(true);
  expect(order.refunds).toHaveLength(1);
  expect(ledgerSum(order)).toBe("22.00");
  expect(notes).toEqual([]);
});

test.each([
  ["its money", { transactions: [{ id: 7, kind: "refund", status: "success", amount: "11.00" }] }, {}],
  [
    "units that came back",
    { refund_line_items: [{ ...removal.refund_line_items[0], restock_type: "return" }] },
    {},
  ],
  ["an unknown list of money", { transactions: undefined }, {}],
  ["a cancelled order", {}, { cancelled_at: "2026-03-03T10:00:00-05:00" }],
])("a refund with %s stays a refund in the ledger", (_case, refund, order) => {
  const raw = anOrder({
    ...edited,
    ...order,
    current_total_price: "22.00",
    refunds: [{ ...removal, ...refund }],
  });
  expect(entriesOf(accept(raw).order)[1]).toBe("REFUND RETURN PRODUCT -1 -11.00");
});

test("lines that the totals as sold leave out came with an edit", () => {
  const added = { id: 3, title: "Spoon", price: "4.00", quantity: 1 };
  const lines = [{ id: 2, title: "Bowl", price: "10.00", quantity: 1 }, added];
  const { order } = accept(
    anOrder({ line_items: lines, current_total_price: "14.00", current_subtotal_price: "14.00" }),
  );
  expect(entriesOf(order)).toEqual(["ORDER ORDER PRODUCT 1 10.00", "ORDER_EDIT ORDER PRODUCT 1 4.00"]);
  expect(ledgerSum(order)).toBe("14.00");
});

test("shipping that only the current total lacks went with the units", () => {
  const raw = anOrder({
    total_price: "15.00",
    current_total_price: "0.00",
    cancelled_at: "2026-03-03T10:00:00-05:00",
    financial_status: "voided",
    line_items: [{ id: 2, title: "Bowl", price: "10.00", quantity: 1, current_quantity: 0 }],
    shipping_lines: [{ id: 4, title: "Parcel", price: "5.00" }],
  });
  const { order } = accept(raw);
  expect(entriesOf(order).slice(2)).toEqual([
    "ORDER_EDIT RETURN PRODUCT -1 -10.00",
    "ORDER_EDIT RETURN SHIPPING null -5.00",
  ]);
  expect(ledgerSum(order)).toBe("0.00");
});

test("a refunded share of a discounted line carries its discount and its taxes", () => {
  const allocation = { amount: "2.00", discount_application_index: 0 };
  const raw = anOrder({
    total_price: "19.80",
    subtotal_price: "18.00",
    total_tax: "1.80",
    total_discounts: "2.00",
    discount_applications: [
      { type: "manual", title: "Off", value: "2.00", value_type: "fixed_amount", target_type: "line_item" },
    ],
    line_items: [
      {
        id: 2,
        title: "Bowl",
        price: "10.00",
        quantity: 2,
        discount_allocations: [allocation],
        tax_lines: [
          { title: "State", price: "1.20", rate: 0.06 },
          { title: "City", price: "0.60", rate: 0.03 },
        ],
      },
    ],
    refunds: [
      {
        ...removal,
        transactions: [{ id: 7, kind: "refund", status: "success", amount: "9.90" }],
        refund_line_items: [
          {
            id: 9,
            line_item_id: 2,
            quantity: 1,
            subtotal: "9.00",
            total_tax: "0.90",
            restock_type: "return",
          },
        ],
      },
    ],
  });
  const back = accept(raw).order.agreements[1]?.sales[0];
  expect(shopAmount(back?.totalDiscountAmountBeforeTaxes)).toBe("-1.00");
  expect(back?.taxes.map((tax) => shopAmount(tax.amount))).toEqual(["-0.60", "-0.30"]);
});
