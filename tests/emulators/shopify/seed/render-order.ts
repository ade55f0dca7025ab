import { NOTHING } from "./buyer-money.ts";
import { amountText, moneySet, withSet } from "./money-json.ts";
import type { OrderContext } from "./order-context.ts";
import { gid } from "./order-ids.ts";
import { shopIso } from "./order-moments.ts";
import { renderBuyer } from "./render-buyer.ts";
import { renderCurrentTotals, renderRefunds, renderTransactions } from "./render-cash.ts";
import { renderApplications, renderCodes } from "./render-discounts.ts";
import { renderLines, renderTaxLine } from "./render-lines.ts";
import { renderFulfillments, renderShippingLines } from "./render-shipping.ts";

/** An order as the REST Admin API and the order webhooks write it, with transactions embedded. */
export function renderOrder(context: OrderContext): Record<string, unknown> {
  return {
    ...renderIdentity(context),
    ...renderState(context),
    ...renderTotals(context),
    ...renderCurrentTotals(context),
    ...renderBuyer(context),
    discount_applications: renderApplications(context),
    discount_codes: renderCodes(context),
    fulfillments: renderFulfillments(context),
    line_items: renderLines(context),
    payment_terms: null,
    refunds: renderRefunds(context),
    shipping_lines: renderShippingLines(context),
    tax_lines: context.priced.taxLines.map((tax) => renderTaxLine(tax, context.currencies)),
    transactions: renderTransactions(context),
  };
}

function renderIdentity({ ids, plan, currencies }: OrderContext): Record<string, unknown> {
  const token = ids.order.toString(16).padStart(32, "0");
  return {
    id: ids.order,
    admin_graphql_api_id: gid("Order", ids.order),
    app_id: plan.source === "shopify_draft_order" ? 1_354_745 : 580_111,
    browser_ip: plan.source === "shopify_draft_order" ? null : "192.0.2.44",
    buyer_accepts_marketing: false,
    cart_token: null,
    checkout_id: null,
    checkout_token: null,
    client_details: null,
    company: null,
    confirmation_number: ids.order.toString(36).toUpperCase().slice(-9),
    currency: currencies.shop,
    customer_locale: plan.presentment === undefined ? "en" : "de",
    device_id: null,
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: "MTAxMDEwMTAx",
    merchant_of_record_app_id: null,
    name: `#${ids.orderNumber}`,
    note: plan.note ?? null,
    note_attributes: [],
    number: ids.orderNumber - 1000,
    order_number: ids.orderNumber,
    order_status_url: `https://harbor-and-pine.example/orders/${token}/authenticate`,
    po_number: plan.poNumber ?? null,
    presentment_currency: currencies.buyer,
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: plan.source ?? "web",
    source_url: null,
    tags: (plan.tags ?? []).join(", "),
    test: plan.isTest ?? false,
    token,
    user_id: null,
  };
}

function renderState({
  plan,
  cash,
  placedAt,
  fulfilledAt,
  refundedAt,
  updatedAt,
}: OrderContext): Record<string, unknown> {
  const isCancelled = plan.cancelReason !== undefined;
  const isSettled = fulfilledAt !== null && !["pending", "partially_paid"].includes(cash.financialStatus);
  const closedAt = isCancelled ? refundedAt : isSettled ? fulfilledAt : null;
  return {
    cancel_reason: plan.cancelReason ?? null,
    cancelled_at: isCancelled && refundedAt !== null ? shopIso(refundedAt) : null,
    closed_at: closedAt === null ? null : shopIso(closedAt),
    confirmed: true,
    created_at: shopIso(placedAt),
    duties_included: false,
    estimated_taxes: false,
    financial_status: cash.financialStatus,
    fulfillment_status: fulfilledAt === null ? null : "fulfilled",
    payment_gateway_names: cash.gatewayNames,
    processed_at: shopIso(placedAt),
    tax_exempt: false,
    taxes_included: false,
    updated_at: shopIso(updatedAt),
  };
}

function renderTotals({ priced, currencies }: OrderContext): Record<string, unknown> {
  return {
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    ...withSet("subtotal_price", priced.subtotal, currencies),
    total_cash_rounding_payment_adjustment_set: moneySet(NOTHING, currencies),
    total_cash_rounding_refund_adjustment_set: moneySet(NOTHING, currencies),
    ...withSet("total_discounts", priced.discounts, currencies),
    ...withSet("total_line_items_price", priced.goods, currencies),
    ...withSet("total_price", priced.total, currencies),
    total_shipping_price_set: moneySet(priced.shippingTotal, currencies),
    ...withSet("total_tax", priced.tax, currencies),
    total_tip_received: amountText(priced.tip.shop),
    total_weight: 0,
  };
}
