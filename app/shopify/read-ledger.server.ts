import { z } from "zod";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminOperation } from "#app/shopify/admin-client.server.ts";
import { HISTORY_LENGTH } from "#app/shopify/queries/order.graphql.ts";
import {
  ORDER_AGREEMENTS_PAGE_QUERY,
  ORDER_SALES_PAGE_QUERY,
} from "#app/shopify/queries/order-pages.graphql.ts";
import {
  askAlong,
  brokenPages,
  completeList,
  type OrderReading,
  pageOperation,
} from "#app/shopify/read-order-pages.server.ts";
import { agreementsWire, type ShopifyAgreement, saleWire } from "#app/shopify/wire/ledger-wire.ts";
import { pageWire } from "#app/shopify/wire/money-wire.ts";
import type { ShopifyOrder } from "#app/shopify/wire/order-wire.ts";

const agreementsPage = pageOperation("OrderAgreementsPage", ORDER_AGREEMENTS_PAGE_QUERY, agreementsWire);

const salesPageWire = z.looseObject({
  order: z
    .looseObject({
      updatedAt: z.string(),
      agreements: z.looseObject({
        nodes: z.array(z.looseObject({ id: z.string(), sales: pageWire(saleWire) })),
      }),
    })
    .nullable(),
});
const salesPage: AdminOperation<z.infer<typeof salesPageWire>> = {
  name: "OrderSalesPage",
  document: ORDER_SALES_PAGE_QUERY,
  answer: salesPageWire,
};

/**
 * Reads an order's agreements, each with all its sales, into the order. An order to which nothing happened is left
 * without: its lists say all that its ledger would, and the ledger costs as much as the order itself.
 */
export async function readLedger(reading: OrderReading): Promise<Result<null>> {
  if (!hasHistory(reading.order)) return ok(null);
  const first = await askAlong(
    reading,
    agreementsPage,
    { id: reading.order.id, after: null },
    ({ order }) => order?.updatedAt,
  );
  if (!first.ok) return first;
  if (first.value.order) reading.order.agreements = first.value.order.page;
  return completeLedger(reading);
}

/** Edits, refunds and returns; and tips, whose line item only the ledger names. */
function hasHistory(order: ShopifyOrder): boolean {
  const { nodes } = order.history;
  const isPlain = nodes.length < HISTORY_LENGTH && nodes.every(({ reason }) => reason === "ORDER");
  const hasTip = /[1-9]/.test(order.totalTipReceivedSet.shopMoney.amount);
  return !isPlain || order.edited || order.refunds.length > 0 || hasTip;
}

/** Reads the rest of an order's agreements, and the rest of the sales of each, into the order. */
async function completeLedger(reading: OrderReading): Promise<Result<null>> {
  const { agreements } = reading.order;
  const listed = await completeList(reading, agreementsPage, agreements, (page) => page.edges);
  if (!listed.ok) return listed;
  let before: string | null = null;
  for (const { cursor, node } of agreements.edges) {
    const completed = await completeSales(reading, node, before);
    if (!completed.ok) return completed;
    before = cursor;
  }
  return ok(null);
}

/** `before`: the place of the agreement before this one; agreements can be reached by their place only. */
async function completeSales(
  reading: OrderReading,
  agreement: ShopifyAgreement,
  before: string | null,
): Promise<Result<null>> {
  let { hasNextPage, endCursor } = agreement.sales.pageInfo;
  while (hasNextPage) {
    const variables = { id: reading.order.id, agreement: before, after: endCursor };
    const answer = await askAlong(reading, salesPage, variables, ({ order }) => order?.updatedAt);
    if (!answer.ok) return answer;
    const found = answer.value.order?.agreements.nodes[0];
    if (found?.id !== agreement.id || found.sales.nodes.length === 0) return brokenPages(reading, salesPage);
    if (found.sales.pageInfo.endCursor === endCursor) return brokenPages(reading, salesPage);
    agreement.sales.nodes.push(...found.sales.nodes);
    ({ hasNextPage, endCursor } = found.sales.pageInfo);
  }
  return ok(null);
}
