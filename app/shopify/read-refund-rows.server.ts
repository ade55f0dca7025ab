import { z } from "zod";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminOperation } from "#app/shopify/admin-client.server.ts";
import { REFUND_PAGE_QUERY } from "#app/shopify/queries/refund-pages.graphql.ts";
import { askAlong, brokenPages, type OrderReading } from "#app/shopify/read-order-pages.server.ts";
import type { Page } from "#app/shopify/wire/money-wire.ts";
import { refundPageWire, type ShopifyRefund } from "#app/shopify/wire/refund-wire.ts";

const answerWire = z.looseObject({ refund: refundPageWire.nullable() });
const refundPage: AdminOperation<z.infer<typeof answerWire>> = {
  name: "RefundPage",
  document: REFUND_PAGE_QUERY,
  answer: answerWire,
};

/** Reads the rest of the rows of an order's refunds into them; hardly any refund has more than its first page. */
export async function completeRefunds(reading: OrderReading): Promise<Result<null>> {
  for (const refund of reading.order.refunds) {
    const completed = await completeRefund(reading, refund);
    if (!completed.ok) return completed;
  }
  return ok(null);
}

async function completeRefund(reading: OrderReading, refund: ShopifyRefund): Promise<Result<null>> {
  while (hasMore(refund)) {
    const variables = { id: refund.id, ...positionsIn(refund) };
    const answer = await askAlong(reading, refundPage, variables, (page) => page.refund?.order.updatedAt);
    if (!answer.ok) return answer;
    const next = answer.value.refund;
    const isFurther = [
      append(refund.refundLineItems, next?.refundLineItems),
      append(refund.refundShippingLines, next?.refundShippingLines),
      append(refund.orderAdjustments, next?.orderAdjustments),
      append(refund.transactions, next?.transactions),
    ];
    if (isFurther.includes(false)) return brokenPages(reading, refundPage);
  }
  return ok(null);
}

function hasMore(refund: ShopifyRefund): boolean {
  const { refundLineItems, refundShippingLines, orderAdjustments, transactions } = refund;
  const lists = [refundLineItems, refundShippingLines, orderAdjustments, transactions];
  return lists.some((list) => list.pageInfo.hasNextPage);
}

function positionsIn(refund: ShopifyRefund): Record<string, unknown> {
  return {
    lines: refund.refundLineItems.pageInfo.endCursor,
    hasLines: refund.refundLineItems.pageInfo.hasNextPage,
    shipping: refund.refundShippingLines.pageInfo.endCursor,
    hasShipping: refund.refundShippingLines.pageInfo.hasNextPage,
    adjustments: refund.orderAdjustments.pageInfo.endCursor,
    hasAdjustments: refund.orderAdjustments.pageInfo.hasNextPage,
    transactions: refund.transactions.pageInfo.endCursor,
    hasTransactions: refund.transactions.pageInfo.hasNextPage,
  };
}

/** Adds a further page to a list that has one; false when the page leads nowhere. */
function append<N>(list: Page<N>, next: Page<N> | undefined): boolean {
  if (!list.pageInfo.hasNextPage) return true;
  if (!next || next.nodes.length === 0 || next.pageInfo.endCursor === list.pageInfo.endCursor) return false;
  list.nodes.push(...next.nodes);
  list.pageInfo = next.pageInfo;
  return true;
}
