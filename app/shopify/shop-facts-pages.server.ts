import { z } from "zod";
import { ok } from "#app/domain/faults/fault.ts";
import type { ShopOrderFacts } from "#app/domain/lists/adoption/adoption-facts.ts";
import type { ShopEntryFacts } from "#app/domain/lists/adoption/match-entries.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import { parseDecimal } from "#app/domain/money/parse-decimal.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import {
  CUSTOMER_FACTS_QUERY,
  ORDER_FACTS_QUERY,
  VARIANT_FACTS_QUERY,
} from "#app/shopify/queries/shop-facts-pages.graphql.ts";
import type { ShopFactsPages } from "#app/sync/ports.ts";

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const pageOf = <Node extends z.ZodType>(node: Node) => z.object({ pageInfo, nodes: z.array(node) });
const money = z.object({ amount: z.string(), currencyCode: z.string() });

const orderNode = z.object({
  id: z.string(),
  name: z.string(),
  processedAt: z.string(),
  test: z.boolean(),
  email: z.string().nullish(),
  totalPriceSet: z.object({ shopMoney: money, presentmentMoney: money }),
  customer: z.object({ displayName: z.string().nullish() }).nullish(),
  lineItems: z.object({
    nodes: z.array(z.object({ sku: z.string().nullish(), title: z.string(), quantity: z.number() })),
  }),
});
const ordersAnswer = z.object({ shop: z.object({ ianaTimezone: z.string() }), page: pageOf(orderNode) });
const customersAnswer = z.object({
  page: pageOf(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      defaultEmailAddress: z.object({ emailAddress: z.string().nullish() }).nullish(),
    }),
  ),
});
const variantsAnswer = z.object({
  page: pageOf(
    z.object({
      id: z.string(),
      sku: z.string().nullish(),
      title: z.string(),
      product: z.object({ id: z.string(), title: z.string(), hasOnlyDefaultVariant: z.boolean() }),
    }),
  ),
});

const readOrders: AdminOperation<z.infer<typeof ordersAnswer>> = {
  name: "OrderFacts",
  document: ORDER_FACTS_QUERY,
  answer: ordersAnswer,
  mayBeDenied: ["page.nodes.*.email", "page.nodes.*.customer"],
};
const readCustomers: AdminOperation<z.infer<typeof customersAnswer>> = {
  name: "CustomerFacts",
  document: CUSTOMER_FACTS_QUERY,
  answer: customersAnswer,
  mayBeDenied: ["page.nodes.*.defaultEmailAddress", "page.nodes.*.displayName"],
};
const readVariants: AdminOperation<z.infer<typeof variantsAnswer>> = {
  name: "VariantFacts",
  document: VARIANT_FACTS_QUERY,
  answer: variantsAnswer,
};

/** What of a shop is matched with the books, page by page, each in one question. Test orders are left out. */
export function createShopFactsPages(client: AdminClient): ShopFactsPages {
  return {
    async listOrders(shop, { from, to, money: side }, cursor) {
      // A day more on either side: days are the shop's, moments are not.
      const search = `processed_at:>='${edge(from, -1)}' processed_at:<'${edge(to, 2)}'`;
      const answer = await client.run(shop, readOrders, { search, after: cursor }, "orders of the shop");
      if (!answer.ok) return answer;
      const { page, shop: facts } = answer.value;
      const orders = page.nodes
        .flatMap((node) => orderFacts(node, facts.ianaTimezone, side) ?? [])
        .filter(({ date }) => date >= from && date <= to);
      return ok({ orders, cursor: nextOf(page.pageInfo) });
    },
    async listCustomers(shop, currency, cursor) {
      const answer = await client.run(shop, readCustomers, { after: cursor }, "customers of the shop");
      if (!answer.ok) return answer;
      const { nodes, pageInfo: info } = answer.value.page;
      const entries = nodes.map(
        ({ id, displayName, defaultEmailAddress }): ShopEntryFacts => ({
          key: `${id}|${currency}`,
          names: displayName ? [displayName] : [],
          mark: defaultEmailAddress?.emailAddress ?? null,
          recordId: id,
        }),
      );
      return ok({ entries, cursor: nextOf(info) });
    },
    async listVariants(shop, cursor) {
      const answer = await client.run(shop, readVariants, { after: cursor }, "products of the shop");
      if (!answer.ok) return answer;
      const { nodes, pageInfo: info } = answer.value.page;
      const entries = nodes.map(
        ({ id, sku, title, product }): ShopEntryFacts => ({
          key: id,
          names: product.hasOnlyDefaultVariant ? [product.title] : [`${product.title} - ${title}`],
          mark: sku || null,
          recordId: product.id,
        }),
      );
      return ok({ entries, cursor: nextOf(info) });
    },
  };
}

const nextOf = ({ hasNextPage, endCursor }: z.infer<typeof pageInfo>): string | null =>
  hasNextPage ? endCursor : null;

const dayMs = 24 * 3_600_000;
const edge = (day: string, shift: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + shift * dayMs).toISOString();

/** Null for test orders, and for those whose amount or day cannot be read: they have no document to be matched with. */
function orderFacts(
  node: z.infer<typeof orderNode>,
  timeZone: string,
  side: "shop" | "presentment",
): ShopOrderFacts | null {
  const total = side === "shop" ? node.totalPriceSet.shopMoney : node.totalPriceSet.presentmentMoney;
  const totalMinor = parseDecimal(total.amount, total.currencyCode);
  const date = dateInZone(node.processedAt, timeZone);
  if (node.test || totalMinor === null || date === null) return null;
  return {
    id: node.id,
    name: node.name,
    date,
    totalMinor,
    currency: total.currencyCode,
    email: node.email ?? null,
    customerName: node.customer?.displayName ?? null,
    lines: node.lineItems.nodes.map(({ sku, title, quantity }) => ({ sku: sku ?? null, title, quantity })),
  };
}
