import { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { mapDraft } from "#app/shopify/mapping/map-draft.ts";
import { mapSale } from "#app/shopify/mapping/map-sale.ts";
import { UPDATED_ORDERS_QUERY } from "#app/shopify/queries/updated-orders.graphql.ts";
import { readWholeDraft } from "#app/shopify/read-whole-draft.server.ts";
import { readWholeOrder } from "#app/shopify/read-whole-order.server.ts";
import { pageWire } from "#app/shopify/wire/money-wire.ts";
import type { SaleSource } from "#app/sync/ports.ts";

const updatedOrdersWire = z.looseObject({ orders: pageWire(z.looseObject({ id: z.string() })) });
const updatedOrdersOperation: AdminOperation<z.infer<typeof updatedOrdersWire>> = {
  name: "UpdatedOrders",
  document: UPDATED_ORDERS_QUERY,
  answer: updatedOrdersWire,
};

/** Shopify's search runs behind its records; orders that were indexed late lie before the last answer's end. */
const SEARCH_LAG_MS = 10 * 60_000;
/** How often an order is read again because it changed while its pages were read. */
const MAX_READS = 3;

/** Sales out of a shop's Admin API. Sweeps look ten minutes further back than asked, for Shopify's search lags. */
export function createSaleSource(client: AdminClient): SaleSource {
  return {
    async readSale(shop, orderId, money) {
      if (!/^gid:\/\/shopify\/Order\/\d+$/.test(orderId)) {
        return failed({ kind: "malformed", subject: "an order", what: "the order's id" });
      }
      const whole = await readSteady(() => readWholeOrder(client, shop, orderId));
      if (!whole.ok) return whole;
      return whole.value === null ? ok(null) : mapSale(whole.value, money);
    },

    async readDraft(shop, draftOrderId, money) {
      if (!/^gid:\/\/shopify\/DraftOrder\/\d+$/.test(draftOrderId)) {
        return failed({ kind: "malformed", subject: "a draft order", what: "the draft's id" });
      }
      const whole = await readSteady(() => readWholeDraft(client, shop, draftOrderId));
      if (!whole.ok) return whole;
      return whole.value === null ? ok(null) : mapDraft(whole.value, money);
    },

    async listUpdatedOrders(shop, since, cursor) {
      const from = new Date(since.getTime() - SEARCH_LAG_MS).toISOString();
      const variables = { search: `updated_at:>='${from}'`, after: cursor };
      const page = await client.run(shop, updatedOrdersOperation, variables, `updated orders of ${shop}`);
      if (!page.ok) return page;
      const { nodes, pageInfo } = page.value.orders;
      const next = pageInfo.hasNextPage && pageInfo.endCursor !== cursor ? pageInfo.endCursor : null;
      return ok({ orderIds: nodes.map((order) => order.id), cursor: next });
    },
  };
}

/** Reads again what changed while its pages were read. */
async function readSteady<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
  let result = await read();
  for (let reads = 1; reads < MAX_READS && !result.ok && result.fault.kind === "stale"; reads += 1) {
    result = await read();
  }
  return result;
}
