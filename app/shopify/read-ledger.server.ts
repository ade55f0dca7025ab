import { z } from "zod";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminOperation } from "#app/shopify/admin-client.server.ts";
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

/** Reads the rest of an order's agreements, and the rest of the sales of each, into the order. */
export async function completeLedger(reading: OrderReading): Promise<Result<null>> {
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
