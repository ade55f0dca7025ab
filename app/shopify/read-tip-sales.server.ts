import { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { ORDER_TIP_SALES_QUERY } from "#app/shopify/queries/order-pages.graphql.ts";
import { moneyBagWire, pageWire } from "#app/shopify/wire/money-wire.ts";
import type { ShopifyOrder, ShopifyTipSale } from "#app/shopify/wire/order-wire.ts";

const saleWire = z.looseObject({
  lineType: z.string(),
  totalTaxAmount: moneyBagWire,
  lineItem: z.looseObject({ id: z.string() }).nullish(),
});
const agreementsWire = pageWire(z.looseObject({ sales: pageWire(saleWire) }));
const tipSalesWire = z.looseObject({
  order: z.looseObject({ updatedAt: z.string(), agreements: agreementsWire }).nullable(),
});
const tipSalesOperation: AdminOperation<z.infer<typeof tipSalesWire>> = {
  name: "OrderTipSales",
  document: ORDER_TIP_SALES_QUERY,
  answer: tipSalesWire,
};

/**
 * The tips among the sales of an order's agreements; empty, and without a request, for an order that has no tip.
 * A fault `stale` when the order changed since it was read.
 */
export async function readTipSales(
  client: AdminClient,
  shop: string,
  order: ShopifyOrder,
): Promise<Result<ShopifyTipSale[]>> {
  if (!hasTip(order)) return ok([]);
  const subject = `order ${order.name}`;
  const tips: ShopifyTipSale[] = [];
  let position: { agreement: string | null; sale: string | null } | null = { agreement: null, sale: null };
  while (position) {
    const answer = await client.run(shop, tipSalesOperation, { id: order.id, ...position }, subject);
    if (!answer.ok) return answer;
    const read = answer.value.order;
    if (read?.updatedAt !== order.updatedAt)
      return failed({ kind: "stale", subject, evidence: { system: "shopify" } });
    const sales = read.agreements.nodes[0]?.sales;
    tips.push(...(sales?.nodes ?? []).filter((sale) => sale.lineType === "TIP").map(toTipSale));
    position = nextPosition(position, read.agreements.pageInfo, sales?.pageInfo);
  }
  return ok(tips);
}

type PageInfo = { hasNextPage: boolean; endCursor: string | null };
type Position = { agreement: string | null; sale: string | null };

/** The rest of this agreement's sales first, then the next agreement; null at the end of the last. */
function nextPosition(at: Position, agreements: PageInfo, sales: PageInfo | undefined): Position | null {
  if (sales?.hasNextPage && sales.endCursor !== null && sales.endCursor !== at.sale) {
    return { agreement: at.agreement, sale: sales.endCursor };
  }
  if (agreements.hasNextPage && agreements.endCursor !== null && agreements.endCursor !== at.agreement) {
    return { agreement: agreements.endCursor, sale: null };
  }
  return null;
}

const hasAmount = (bag: z.infer<typeof moneyBagWire>): boolean => /[1-9]/.test(bag.shopMoney.amount);

const hasTip = (order: ShopifyOrder): boolean =>
  hasAmount(order.totalTipReceivedSet) && order.agreements.nodes.length > 0;

function toTipSale(sale: z.infer<typeof saleWire>): ShopifyTipSale {
  return { lineItemId: sale.lineItem?.id ?? null, hasTax: hasAmount(sale.totalTaxAmount) };
}
