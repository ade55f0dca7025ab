import { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { ORDER_QUERY } from "#app/shopify/queries/order.graphql.ts";
import {
  ORDER_AGREEMENTS_PAGE_QUERY,
  ORDER_DISCOUNTS_PAGE_QUERY,
  ORDER_LINES_PAGE_QUERY,
  ORDER_SHIPPING_PAGE_QUERY,
} from "#app/shopify/queries/order-pages.graphql.ts";
import { readTipSales } from "#app/shopify/read-tip-sales.server.ts";
import { lineWire, shippingLineWire } from "#app/shopify/wire/line-wire.ts";
import { discountWire, pageWire } from "#app/shopify/wire/money-wire.ts";
import {
  agreementWire,
  orderAnswerWire,
  type ShopifyOrder,
  type WholeShopifyOrder,
} from "#app/shopify/wire/order-wire.ts";

const orderOperation: AdminOperation<z.infer<typeof orderAnswerWire>> = {
  name: "Order",
  document: ORDER_QUERY,
  answer: orderAnswerWire,
  // Protected customer data that a shop or Shopify's review may withhold: the order is booked without it.
  mayBeDenied: [
    "order.customer",
    "order.email",
    "order.phone",
    "order.billingAddress",
    "order.shippingAddress",
  ],
};

type Page<N> = { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: N[] };
type PageAnswer<N> = { order: { updatedAt: string; page: Page<N> } | null };

function pageOperation<N extends z.ZodType>(
  name: string,
  document: string,
  node: N,
): AdminOperation<PageAnswer<z.output<N>>> {
  const order = z.looseObject({ updatedAt: z.string(), page: pageWire(node) });
  return { name, document, answer: z.looseObject({ order: order.nullable() }) };
}

const linesPage = pageOperation("OrderLinesPage", ORDER_LINES_PAGE_QUERY, lineWire);
const shippingPage = pageOperation("OrderShippingPage", ORDER_SHIPPING_PAGE_QUERY, shippingLineWire);
const discountsPage = pageOperation("OrderDiscountsPage", ORDER_DISCOUNTS_PAGE_QUERY, discountWire);
const agreementsPage = pageOperation("OrderAgreementsPage", ORDER_AGREEMENTS_PAGE_QUERY, agreementWire);

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
  const completed = await completeLists(client, shop, order);
  if (!completed.ok) return completed;
  const tipSales = await readTipSales(client, shop, order);
  if (!tipSales.ok) return tipSales;
  return ok({ order, timeZone: facts.ianaTimezone, tipSales: tipSales.value });
}

/** Reads the remaining pages of `order`'s lists into it. */
async function completeLists(client: AdminClient, shop: string, order: ShopifyOrder): Promise<Result<null>> {
  const reader = { client, shop, order };
  const results = [
    await completeList(reader, linesPage, order.lineItems),
    await completeList(reader, shippingPage, order.shippingLines),
    await completeList(reader, discountsPage, order.discountApplications),
    await completeList(reader, agreementsPage, order.agreements),
  ];
  return results.find((result) => !result.ok) ?? ok(null);
}

async function completeList<N>(
  { client, shop, order }: { client: AdminClient; shop: string; order: ShopifyOrder },
  operation: AdminOperation<PageAnswer<N>>,
  list: Page<N>,
): Promise<Result<null>> {
  const subject = `order ${order.name}`;
  let { hasNextPage, endCursor } = list.pageInfo;
  while (hasNextPage) {
    const answer = await client.run(shop, operation, { id: order.id, after: endCursor }, subject);
    if (!answer.ok) return answer;
    const next = answer.value.order;
    if (next?.updatedAt !== order.updatedAt)
      return failed({ kind: "stale", subject, evidence: { system: "shopify" } });
    if (next.page.nodes.length === 0 || next.page.pageInfo.endCursor === endCursor) {
      return failed({ kind: "malformed", subject, what: `the pages of ${operation.name}` });
    }
    list.nodes.push(...next.page.nodes);
    ({ hasNextPage, endCursor } = next.page.pageInfo);
  }
  return ok(null);
}
