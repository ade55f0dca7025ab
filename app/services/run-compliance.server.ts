import { z } from "zod";
import type { ComplianceRequest } from "#app/db/repositories/compliance.server.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { parseWebhookBody } from "#app/shopify/webhooks/parse-webhook-body.ts";
import type { Outcome } from "#app/sync/outcome.ts";

const batchSize = 50;

const idText = z.union([z.string(), z.number().int()]).transform(String);
const redactBody = z.looseObject({ orders_to_redact: z.array(idText).default([]) });

/**
 * Carries out Shopify's privacy requests. `shop/redact` erases everything of the shop; `customers/redact` forgets the
 * buyer's name and the stored deliveries of the named orders, while the books stay the merchant's. A data request is
 * logged for the operator, who answers the merchant within 30 days: this app keeps no more than the order list shows.
 */
export async function runCompliance(adapters: Adapters): Promise<Outcome> {
  for (const request of await adapters.stores.compliance.listOpen(batchSize)) {
    const note = await carryOut(adapters, request);
    await adapters.stores.compliance.complete(request.id, note);
    adapters.log.warn("privacy request", {
      shop: request.shop,
      topic: request.topic,
      request: request.id,
      note,
    });
  }
  return { kind: "done" };
}

async function carryOut(adapters: Adapters, request: ComplianceRequest): Promise<string> {
  switch (request.topic) {
    case "shop/redact":
      await adapters.stores.shops.erase(request.shop);
      return "everything of the shop was erased";
    case "customers/redact":
      return redactCustomer(adapters, request);
    default:
      return "kept of a customer: name, order numbers and amounts of the order list; the operator sends them to the merchant";
  }
}

async function redactCustomer({ database }: Adapters, request: ComplianceRequest): Promise<string> {
  const body = redactBody.safeParse(parseWebhookBody(request.body));
  const ids = body.success ? body.data.orders_to_redact.map((id) => `gid://shopify/Order/${id}`) : [];
  await database.pool.query(
    "update record set customer_name = null where shop = $1 and kind = 'order' and id = any($2)",
    [request.shop, ids],
  );
  // Stored deliveries hold what Shopify sent, names and addresses included; they are only needed until their job ran.
  const { rowCount } = await database.pool.query(
    "delete from delivery where shop = $1 and received_at < now() - interval '1 hour'",
    [request.shop],
  );
  return `${ids.length} orders and ${rowCount ?? 0} deliveries were redacted`;
}
