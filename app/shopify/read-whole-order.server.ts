import type { z } from "zod";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { ORDER_QUERY } from "#app/shopify/queries/order.graphql.ts";
import {
  ORDER_DISCOUNTS_PAGE_QUERY,
  ORDER_LINES_PAGE_QUERY,
  ORDER_SHIPPING_PAGE_QUERY,
} from "#app/shopify/queries/order-pages.graphql.ts";
import { readLedger } from "#app/shopify/read-ledger.server.ts";
import { completeList, type OrderReading, pageOperation } from "#app/shopify/read-order-pages.server.ts";
import { completeRefunds } from "#app/shopify/read-refund-rows.server.ts";
import { lineWire, shippingLineWire } from "#app/shopify/wire/line-wire.ts";
import { discountWire, pageWire } from "#app/shopify/wire/money-wire.ts";
import { orderAnswerWire, type WholeShopifyOrder } from "#app/shopify/wire/order-wire.ts";

const orderOperation: AdminOperation<z.infer<typeof orderAnswerWire>> = {
  name: "Order",
  document: ORDER_QUERY,
  answer: orderAnswerWire,
  mayBeDenied: [
    // Protected customer data that a shop or Shopify's review may withhold: the order is booked without it.
    "order.customer",
    "order.email",
    "order.phone",
    "order.billingAddress",
    "order.shippingAddress",
    // Places of sale and dispatch hang on the optional scope read_locations, terms on read_payment_terms.
    "order.retailLocation",
    "order.fulfillments.*.location",
    "order.paymentTerms",
  ],
};

const linesPage = pageOperation("OrderLinesPage", ORDER_LINES_PAGE_QUERY, pageWire(lineWire));
const shippingPage = pageOperation(
  "OrderShippingPage",
  ORDER_SHIPPING_PAGE_QUERY,
  pageWire(shippingLineWire),
);
const discountsPage = pageOperation("OrderDiscountsPage", ORDER_DISCOUNTS_PAGE_QUERY, pageWire(discountWire));

/**
 * Reads one order with every list to its end, in Shopify's order; `value: null` when Shopify has it no more.
 *
 * A fault `stale` when the order changed between two of its pages: what was read fits no moment of the order.
 */
export async function readWholeOrder(
  client: AdminClient,
  shop: string,
  orderId: string,
): Promise<Result<WholeShopifyOrder | null>> {
  const first = await client.run(shop, orderOperation, { id: orderId }, `order ${orderId}`);
  if (!first.ok) return first;
  const { order, shop: facts } = first.value;
  if (order === null) return ok(null);
  const completed = await completeOrder({ client, shop, order });
  return completed.ok ? ok({ order, timeZone: facts.ianaTimezone }) : completed;
}

/** Reads the remaining pages of an order's lists into it. */
async function completeOrder(reading: OrderReading): Promise<Result<null>> {
  const { lineItems, shippingLines, discountApplications } = reading.order;
  const steps = [
    () => completeList(reading, linesPage, lineItems, (page) => page.nodes),
    () => completeList(reading, shippingPage, shippingLines, (page) => page.nodes),
    () => completeList(reading, discountsPage, discountApplications, (page) => page.nodes),
    () => readLedger(reading),
    () => completeRefunds(reading),
  ];
  for (const complete of steps) {
    const result = await complete();
    if (!result.ok) return result;
  }
  return ok(null);
}
