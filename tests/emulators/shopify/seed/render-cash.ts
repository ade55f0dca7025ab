import { lessMoney, NOTHING, sumMoney } from "./buyer-money.ts";
import { amountText, moneySet, withSet } from "./money-json.ts";
import type { OrderContext } from "./order-context.ts";
import { gid } from "./order-ids.ts";
import { minutesAfter, shopIso } from "./order-moments.ts";
import { renderLine } from "./render-lines.ts";

const WORKSHOP_LOCATION_ID = 8_830_144_020_117;

/** `transactions`: REST states `amount` in the buyer's currency and both sides in `amount_set`. */
export function renderTransactions(context: OrderContext): Record<string, unknown>[] {
  return context.cash.rows.map((_, index) => renderTransaction(context, index));
}

/** `refunds`: what was given back; a cancellation before payment has one without any transaction. */
export function renderRefunds(context: OrderContext): Record<string, unknown>[] {
  const { refund, refundedAt, ids, currencies, plan } = context;
  if (refund === null || refundedAt === null) return [];
  const refundRows = context.cash.rows.flatMap(({ kind }, index) => (kind === "refund" ? [index] : []));
  return [
    {
      id: ids.refund,
      admin_graphql_api_id: gid("Refund", ids.refund),
      created_at: shopIso(refundedAt),
      processed_at: shopIso(refundedAt),
      note: plan.refund?.note ?? null,
      order_id: ids.order,
      restock: refund.units.some(({ restockType }) => restockType !== "no_restock"),
      total_duties_set: moneySet(NOTHING, currencies),
      user_id: null,
      order_adjustments: shippingAdjustments(context),
      refund_line_items: refundLines(context),
      refund_shipping_lines: refundShippingLines(context),
      duties: [],
      transactions: refundRows.map((index) => renderTransaction(context, index)),
    },
  ];
}

/** Sums of the order after what was given back, and what is still owed. */
export function renderCurrentTotals(context: OrderContext): Record<string, unknown> {
  const { priced, refund, cash, currencies, plan } = context;
  const back = refund ?? { subtotal: NOTHING, shippingTotal: NOTHING, tax: NOTHING, total: NOTHING };
  const current = lessMoney(priced.total, back.total);
  const discounts = plan.cancelReason === undefined ? priced.discounts : NOTHING;
  return {
    ...withSet("current_subtotal_price", lessMoney(priced.subtotal, back.subtotal), currencies),
    current_shipping_price_set: moneySet(lessMoney(priced.shippingTotal, back.shippingTotal), currencies),
    ...withSet("current_total_tax", lessMoney(priced.tax, back.tax), currencies),
    ...withSet("current_total_discounts", discounts, currencies),
    ...withSet("current_total_price", current, currencies),
    current_total_duties_set: null,
    current_total_additional_fees_set: null,
    total_outstanding: amountText(lessMoney(current, lessMoney(cash.received, cash.refunded)).shop),
  };
}

function renderTransaction(context: OrderContext, index: number): Record<string, unknown> {
  const { cash, ids, currencies, placedAt, plan } = context;
  const row = cash.rows[index];
  if (row === undefined) throw new Error(`The order has no cash row ${index}.`);
  const at = shopIso(minutesAfter(placedAt, row.afterMinutes));
  const id = ids.transaction(index);
  return {
    id,
    admin_graphql_api_id: gid("OrderTransaction", id),
    amount: amountText(row.amount.buyer),
    amount_set: moneySet(row.amount, currencies),
    authorization: null,
    created_at: at,
    currency: currencies.buyer,
    device_id: null,
    error_code: row.status === "failure" ? "card_declined" : null,
    gateway: row.gateway,
    kind: row.kind,
    location_id: null,
    message: row.status === "failure" ? "Your card was declined." : null,
    order_id: ids.order,
    parent_id: row.parentIndex === null ? null : ids.transaction(row.parentIndex),
    payment_id: `#${ids.orderNumber}.${index + 1}`,
    processed_at: at,
    receipt: {},
    source_name: plan.source ?? "web",
    status: row.status,
    test: plan.isTest ?? false,
    user_id: null,
  };
}

function refundLines(context: OrderContext): Record<string, unknown>[] {
  const { refund, priced, ids, currencies } = context;
  return (refund?.units ?? []).flatMap((unit, index) => {
    const line = priced.lines[unit.lineIndex];
    if (line === undefined) return [];
    return [
      {
        id: ids.refundLine(index),
        line_item_id: ids.line(unit.lineIndex),
        location_id: unit.restockType === "no_restock" ? null : WORKSHOP_LOCATION_ID,
        quantity: unit.quantity,
        restock_type: unit.restockType,
        // REST writes these two as numbers.
        subtotal: Number(amountText(unit.subtotal.shop)),
        subtotal_set: moneySet(unit.subtotal, currencies),
        total_tax: Number(amountText(unit.tax.shop)),
        total_tax_set: moneySet(unit.tax, currencies),
        line_item: renderLine(context, line, unit.lineIndex),
      },
    ];
  });
}

function refundShippingLines(context: OrderContext): Record<string, unknown>[] {
  const { refund, ids, currencies } = context;
  return (refund?.shipping ?? []).map(({ shippingIndex, subtotal, tax }, index) => ({
    id: ids.refundShippingLine(index),
    shipping_line: { id: ids.shippingLine(shippingIndex) },
    subtotal_amount_set: moneySet(subtotal, currencies),
    tax_amount_set: moneySet(tax, currencies),
  }));
}

/** Refunded shipping also stands among the adjustments, as one negative row of kind `shipping_refund`. */
function shippingAdjustments(context: OrderContext): Record<string, unknown>[] {
  const { refund, ids, currencies } = context;
  if (refund === null || refund.shipping.length === 0) return [];
  const amount = lessMoney(NOTHING, refund.shippingTotal);
  const taxAmount = lessMoney(NOTHING, sumMoney(refund.shipping.map(({ tax }) => tax)));
  return [
    {
      id: ids.adjustment(0),
      ...withSet("amount", amount, currencies),
      kind: "shipping_refund",
      order_id: ids.order,
      reason: "Shipping refund",
      refund_id: ids.refund,
      ...withSet("tax_amount", taxAmount, currencies),
    },
  ];
}
