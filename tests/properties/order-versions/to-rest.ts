import {
  currentMinor,
  type DraftLine,
  dueMinor,
  heldMinor,
  type OrderDraft,
  shippingMinor,
  taxOf,
  taxRate,
} from "./order-draft.ts";
import { decimal } from "./order-events.ts";

const placedAt = "2026-03-02T10:15:00-08:00";

/** The order as Shopify's REST interface shows it at this moment. */
export function toRest(draft: OrderDraft): object {
  const { number, lines, payments, refunds, editedAt, cancelledAt } = draft;
  const first = lines.filter((line) => !line.isAdded);
  const sold = sumLines(first, (line) => line.quantity);
  const now = sumLines(lines, (line) => line.openCount);
  return {
    id: 5_700_000_000_000 + number,
    name: `#${number}`,
    email: "ann@example.com",
    created_at: placedAt,
    processed_at: placedAt,
    updated_at: editedAt ?? placedAt,
    currency: "USD",
    financial_status: statusOf(draft),
    taxes_included: false,
    total_price: decimal(sold.goodsMinor + sold.taxMinor + shippingMinor),
    subtotal_price: decimal(sold.goodsMinor),
    total_tax: decimal(sold.taxMinor),
    total_discounts: "0.00",
    current_total_price: decimal(currentMinor(draft) - draft.goodwillMinor),
    current_subtotal_price: decimal(now.goodsMinor),
    current_total_tax: decimal(now.taxMinor),
    customer: { id: 7001, first_name: "Ann", last_name: "Lee", email: "ann@example.com" },
    line_items: lines.map((line) => lineToRest(line)),
    shipping_lines: [
      {
        id: number * 1000,
        title: "Standard",
        price: decimal(shippingMinor),
        discounted_price: decimal(shippingMinor),
        tax_lines: [],
        discount_allocations: [],
      },
    ],
    transactions: payments.map(({ id, amountMinor, gateway, at }) => {
      const money = { kind: "sale", status: "success", amount: decimal(amountMinor), gateway };
      return { id, ...money, created_at: at, processed_at: at };
    }),
    refunds: [...refunds],
    ...(cancelledAt && { cancelled_at: cancelledAt, cancel_reason: "customer" }),
  };
}

function lineToRest(line: DraftLine): object {
  const { id, title, quantity, openCount, unitMinor } = line;
  return {
    id,
    product_id: id,
    variant_id: id,
    title,
    sku: title.toUpperCase(),
    quantity,
    current_quantity: openCount,
    price: decimal(unitMinor),
    taxable: true,
    tax_lines: [{ title: "CA State Tax", rate: taxRate, price: decimal(taxOf(line, quantity)) }],
    discount_allocations: [],
  };
}

function sumLines(lines: readonly DraftLine[], count: (line: DraftLine) => number) {
  const sum = (amount: (line: DraftLine) => number) => lines.reduce((all, line) => all + amount(line), 0);
  return {
    goodsMinor: sum((line) => line.unitMinor * count(line)),
    taxMinor: sum((line) => taxOf(line, count(line))),
  };
}

function statusOf(draft: OrderDraft): string {
  if (draft.payments.length === 0) return "pending";
  if (draft.refundedMinor > 0) return heldMinor(draft) > 0 ? "partially_refunded" : "refunded";
  return dueMinor(draft) > 0 ? "partially_paid" : "paid";
}
