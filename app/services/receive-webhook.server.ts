import { jobDefinitions } from "#app/services/job-definitions.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { parseWebhookBody } from "#app/shopify/webhooks/parse-webhook-body.ts";
import { type DeliveryTarget, deliveryTarget } from "#app/shopify/webhooks/topics.ts";
import { verifyWebhook, type WebhookDelivery } from "#app/shopify/webhooks/verify-webhook.ts";
import { considerRecordName } from "#app/sync/jobs/consider-record/definition.ts";

/** An order of ten thousand lines is about ten megabytes; its delivery must not be refused for its size. */
const maxBodyBytes = 64 * 1024 * 1024;

/**
 * Verifies a delivery and stores it durably, nothing more: 200 within milliseconds, the work follows from the queue.
 * 401 for a wrong signature (nothing is stored), 400 for what is no delivery, 413 for a body beyond reason.
 */
export async function receiveWebhook(adapters: Adapters, request: Request): Promise<Response> {
  const rawBody = Buffer.from(await request.arrayBuffer());
  if (rawBody.length > maxBodyBytes) return answer(413);
  const verdict = verifyWebhook({
    headers: request.headers,
    rawBody,
    secrets: adapters.env.SHOPIFY_API_SECRET,
  });
  if (!verdict.ok) {
    adapters.log.warn("webhook refused", { status: verdict.status, reason: verdict.reason });
    return answer(verdict.status);
  }
  const { delivery } = verdict;
  const body = parseWebhookBody(rawBody);
  if (body === undefined) {
    adapters.log.warn("webhook is no JSON", {
      shop: delivery.shop,
      topic: delivery.topic,
      webhookId: delivery.webhookId,
    });
    return answer(400);
  }
  return store(adapters, delivery, rawBody, deliveryTarget(delivery.topic, body));
}

async function store(
  adapters: Adapters,
  delivery: WebhookDelivery,
  body: Buffer,
  target: DeliveryTarget | null,
): Promise<Response> {
  const { stores } = adapters;
  const { shop, topic, webhookId } = delivery;
  if (isCompliance(target)) await stores.compliance.receive({ shop, topic, webhookId, body });
  if (target === null) adapters.log.warn("webhook without a known subject", { shop, topic, webhookId });
  const { triggeredAt, eventId, apiVersion } = delivery;
  await stores.inbox.receive({
    shop,
    topic,
    webhookId,
    eventId,
    apiVersion,
    triggeredAt: triggeredAt === null ? null : new Date(triggeredAt),
    body,
    target: recordOf(target),
    job: jobOf(delivery, target),
  });
  if (target?.kind === "bulkOperation") await wakeRun(adapters, shop, target.id);
  return answer(200);
}

/** Whoever waits for the list looks now instead of at its next look. */
async function wakeRun({ stores }: Adapters, shop: string, operationId: string): Promise<void> {
  const run = await stores.runs.findByOperation(shop, operationId);
  if (run) await stores.runs.wake(shop, run.id);
}

function jobOf({ shop, topic, triggeredAt }: WebhookDelivery, target: DeliveryTarget | null) {
  // Which customer another one went into is told once, by its webhook alone.
  if (target?.kind === "customersMerge") {
    const { id: keptId, goneId = "" } = target;
    return { name: jobDefinitions.customersMerge.name, data: { shop, keptId, goneId } };
  }
  const record = recordOf(target);
  if (record) return { name: considerRecordName, data: { shop, ...record } };
  if (isCompliance(target)) return { name: jobDefinitions.compliance.name, data: {} };
  if (target?.kind === "appUninstalled" || target?.kind === "scopesUpdate") {
    return { name: jobDefinitions.shopEvent.name, data: { shop, topic, triggeredAt } };
  }
  return null;
}

const considered = ["order", "draftOrder", "customer", "product"] as const;

/** The record that a delivery asks to be considered. */
function recordOf(target: DeliveryTarget | null): { kind: (typeof considered)[number]; id: string } | null {
  const kind = considered.find((one) => one === target?.kind);
  return target && kind ? { kind, id: target.id } : null;
}

function isCompliance(target: DeliveryTarget | null): boolean {
  return (
    target?.kind === "customersDataRequest" ||
    target?.kind === "customersRedact" ||
    target?.kind === "shopRedact"
  );
}

function answer(status: number): Response {
  return new Response(null, { status });
}
