import type { Emulator } from "../core/emulator.ts";
import { asText } from "../core/plain-object.ts";
import type { EmulatorRequest } from "../http/exchange.ts";
import type { WebhookOptions } from "../webhooks/webhook-sender.ts";

type Body = Record<string, unknown>;

/** The log of deliveries, newest last, without bodies unless `?bodies=1`; `?status=` and `?topic=` narrow it. */
export function listDeliveries(request: EmulatorRequest, emulator: Emulator): unknown {
  const [status, topic] = [request.query.get("status"), request.query.get("topic")];
  const wanted = emulator.store
    .deliveries()
    .filter(
      (delivery) =>
        (status === null || delivery.status === status) && (topic === null || delivery.topic === topic),
    );
  const deliveries = wanted.map(({ body, ...delivery }) =>
    request.query.get("bodies") === "1" ? { ...delivery, body } : delivery,
  );
  return { pending: emulator.webhooks.pendingCount(), deliveries };
}

/** Tries the deliveries named in `webhookIds` at once, or every pending one. */
export function redeliver(body: Body, emulator: Emulator): unknown {
  const ids = body.webhookIds;
  if (ids !== undefined && !Array.isArray(ids)) throw new TypeError('"webhookIds" is not a list.');
  return { started: emulator.webhooks.redeliver(ids?.map(String)) };
}

/**
 * Sends any topic: `body` as JSON or `rawBody` as it stands. Options: `duplicate` (extra deliveries under one webhook id),
 * `badSignature`, `delayMs`, `test`, `eventId`, `triggeredAt`, `url` (instead of the subscriptions).
 */
export function sendWebhook(body: Body, emulator: Emulator): unknown {
  const topic = asText(body.topic);
  if (topic === undefined) throw new TypeError('The body needs a "topic".');
  const text = asText(body.rawBody) ?? JSON.stringify(body.body ?? {});
  const webhookIds = emulator.webhooks.send(topic, text, readOptions(body));
  return { webhookIds };
}

function readOptions(body: Body): WebhookOptions {
  const options: WebhookOptions = {};
  if (body.duplicate !== undefined) options.duplicates = count(body, "duplicate");
  if (body.delayMs !== undefined) options.delayMs = count(body, "delayMs");
  if (body.badSignature === true) options.hasBadSignature = true;
  if (body.test === true) options.isTest = true;
  const [eventId, triggeredAt, url] = [asText(body.eventId), asText(body.triggeredAt), asText(body.url)];
  return {
    ...options,
    ...(eventId === undefined ? {} : { eventId }),
    ...(triggeredAt === undefined ? {} : { triggeredAt }),
    ...(url === undefined ? {} : { url }),
  };
}

function count(body: Body, name: string): number {
  const value = body[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
    throw new TypeError(`"${name}" is not a count.`);
  return value;
}
