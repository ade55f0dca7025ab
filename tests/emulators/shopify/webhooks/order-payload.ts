import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { restNumber } from "./rest-json.ts";

type Fields = Record<string, unknown>;

/** An order in REST shape, built from the stored order: what webhooks about orders carry. */
export function orderPayload(order: StoredRecord): Fields {
  const customer = asObject(order.customer);
  return {
    id: idNumber(order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    order_number: order.number ?? null,
    confirmation_number: order.confirmationNumber ?? null,
    test: order.test ?? false,
    created_at: order.createdAt,
    processed_at: order.processedAt ?? order.createdAt,
    updated_at: order.updatedAt,
    closed_at: order.closedAt ?? null,
    cancelled_at: order.cancelledAt ?? null,
    cancel_reason: lower(order.cancelReason),
    currency: order.currencyCode,
    presentment_currency: order.presentmentCurrencyCode ?? order.currencyCode,
    taxes_included: order.taxesIncluded ?? false,
    tax_exempt: order.taxExempt ?? false,
    financial_status: lower(order.displayFinancialStatus),
    fulfillment_status: order.displayFulfillmentStatus === "FULFILLED" ? "fulfilled" : null,
    email: order.email ?? null,
    phone: order.phone ?? null,
    note: order.note ?? null,
    po_number: order.poNumber ?? null,
    source_name: order.sourceName ?? null,
    tags: asList(order.tags).join(", "),
    payment_gateway_names: asList(order.paymentGatewayNames),
    ...moneyFields("subtotal_price", order.subtotalPriceSet),
    ...moneyFields("total_tax", order.totalTaxSet),
    ...moneyFields("total_discounts", order.totalDiscountsSet),
    ...moneyFields("total_price", order.totalPriceSet),
    ...moneyFields("current_total_price", order.currentTotalPriceSet ?? order.totalPriceSet),
    total_shipping_price_set: moneySet(order.totalShippingPriceSet),
    customer:
      customer === undefined
        ? null
        : { id: idNumber(customer.id), admin_graphql_api_id: customer.id, email: customer.email ?? null },
    billing_address: address(order.billingAddress),
    shipping_address: address(order.shippingAddress),
    tax_lines: asList(order.taxLines).map(taxLine),
    line_items: asList(order.lineItems).map(lineItem),
    shipping_lines: asList(order.shippingLines).map(shippingLine),
    refunds: asList(order.refunds).map((refund) => refundFields(asObject(refund) ?? {}, order)),
  };
}

/** One refund in REST shape. */
export function refundFields(refund: Fields, order: StoredRecord): Fields {
  return {
    id: idNumber(refund.id),
    admin_graphql_api_id: refund.id,
    order_id: idNumber(order.id),
    created_at: refund.createdAt ?? null,
    processed_at: refund.processedAt ?? refund.createdAt ?? null,
    note: refund.note ?? null,
    refund_line_items: asList(refund.refundLineItems).map((value) => {
      const line = asObject(value) ?? {};
      return {
        id: idNumber(line.id),
        line_item_id: idNumber(asObject(line.lineItem)?.id),
        quantity: line.quantity,
        restock_type: lower(line.restockType),
        subtotal: Number(shopAmount(line.subtotalSet)),
        total_tax: Number(shopAmount(line.totalTaxSet)),
      };
    }),
    transactions: asList(refund.transactions).map((row) => transaction(row, order)),
  };
}

function transaction(value: unknown, order: StoredRecord): Fields {
  const reference = asObject(value) ?? {};
  const row =
    asList(order.transactions)
      .map(asObject)
      .find((candidate) => candidate?.id === reference.id) ?? reference;
  return {
    id: idNumber(row.id),
    admin_graphql_api_id: row.id,
    order_id: idNumber(order.id),
    kind: lower(row.kind),
    status: lower(row.status),
    gateway: row.gateway ?? null,
    amount: shopAmount(row.amountSet),
    currency: order.currencyCode,
    created_at: row.createdAt ?? null,
    processed_at: row.processedAt ?? null,
    parent_id: idNumber(asObject(row.parentTransaction)?.id),
    test: row.test ?? false,
  };
}

function lineItem(value: unknown): Fields {
  const line = asObject(value) ?? {};
  return {
    id: idNumber(line.id),
    admin_graphql_api_id: line.id,
    product_id: idNumber(asObject(line.product)?.id),
    variant_id: idNumber(asObject(line.variant)?.id),
    title: line.title,
    name: line.name ?? line.title,
    variant_title: line.variantTitle ?? null,
    sku: line.sku ?? null,
    vendor: line.vendor ?? null,
    quantity: line.quantity,
    current_quantity: line.currentQuantity ?? line.quantity,
    ...moneyFields("price", line.originalUnitPriceSet),
    taxable: line.taxable ?? false,
    gift_card: line.isGiftCard ?? false,
    requires_shipping: line.requiresShipping ?? false,
    tax_lines: asList(line.taxLines).map(taxLine),
  };
}

function shippingLine(value: unknown): Fields {
  const line = asObject(value) ?? {};
  return {
    id: idNumber(line.id),
    title: line.title,
    code: line.code ?? null,
    ...moneyFields("price", line.originalPriceSet),
    ...moneyFields("discounted_price", line.discountedPriceSet),
    tax_lines: asList(line.taxLines).map(taxLine),
  };
}

function taxLine(value: unknown): Fields {
  const line = asObject(value) ?? {};
  return {
    title: line.title,
    rate: line.rate ?? null,
    channel_liable: line.channelLiable ?? null,
    ...moneyFields("price", line.priceSet),
  };
}

function address(value: unknown): Fields | null {
  const stored = asObject(value);
  if (stored === undefined) return null;
  return {
    name: stored.name ?? null,
    company: stored.company ?? null,
    address1: stored.address1 ?? null,
    address2: stored.address2 ?? null,
    city: stored.city ?? null,
    province_code: stored.provinceCode ?? null,
    zip: stored.zip ?? null,
    country_code: stored.countryCodeV2 ?? null,
    phone: stored.phone ?? null,
  };
}

function moneyFields(name: string, bag: unknown): Fields {
  return { [name]: shopAmount(bag), [`${name}_set`]: moneySet(bag) };
}

function moneySet(bag: unknown): Fields | null {
  const stored = asObject(bag);
  if (stored === undefined) return null;
  const side = (money: unknown) => ({
    amount: asObject(money)?.amount,
    currency_code: asObject(money)?.currencyCode,
  });
  return { shop_money: side(stored.shopMoney), presentment_money: side(stored.presentmentMoney) };
}

function shopAmount(bag: unknown): unknown {
  return asObject(asObject(bag)?.shopMoney)?.amount ?? "0.00";
}

function idNumber(id: unknown): unknown {
  return restNumber(parseGid(id)?.number);
}

function lower(value: unknown): string | null {
  return typeof value === "string" ? value.toLowerCase() : null;
}
