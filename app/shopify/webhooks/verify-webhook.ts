import { createHmac, timingSafeEqual } from "node:crypto";
import { isShopDomain } from "#app/shopify/shop-domain.ts";
import { normaliseTopic } from "#app/shopify/webhooks/topics.ts";

/** One webhook delivery as its headers describe it. `webhookId` stays the same when Shopify sends it again. */
export type WebhookDelivery = {
  shop: string;
  /** In the form `orders/create`. */
  topic: string;
  webhookId: string;
  /** The same for one event over several subscriptions; null when Shopify did not send it. */
  eventId: string | null;
  apiVersion: string;
  /** ISO 8601, as sent; null when absent or unreadable. */
  triggeredAt: string | null;
  isTest: boolean;
};

export type WebhookVerdict =
  | { ok: true; delivery: WebhookDelivery }
  | { ok: false; status: 400 | 401; reason: string };

const SIGNATURE = "x-shopify-hmac-sha256";
const REQUIRED = [
  "x-shopify-topic",
  "x-shopify-shop-domain",
  "x-shopify-api-version",
  "x-shopify-webhook-id",
];

/**
 * Checks that a delivery comes from Shopify: base64 HMAC-SHA256 over the raw bytes with one of `secrets` (after a
 * rotation the old secret signs for about an hour more), compared in constant time.
 *
 * 401 for a wrong signature, as the compliance topics demand; 400 for headers or a body that are missing or malformed.
 */
export function verifyWebhook(request: {
  headers: Headers;
  rawBody: Uint8Array;
  secrets: readonly string[];
}): WebhookVerdict {
  const { headers, rawBody, secrets } = request;
  const signature = headers.get(SIGNATURE);
  const missing = [SIGNATURE, ...REQUIRED].filter((name) => !headers.get(name)?.trim());
  if (signature === null || missing.length > 0) return refuse(400, `missing ${missing.join(", ")}`);
  if (rawBody.length === 0) return refuse(400, "empty body");
  if (!isSignedByAny(rawBody, signature.trim(), secrets)) return refuse(401, "signature does not match");
  const delivery = readDelivery(headers);
  return isShopDomain(delivery.shop) ? { ok: true, delivery } : refuse(400, "no shop domain");
}

function isSignedByAny(rawBody: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const sent = Buffer.from(signature, "base64");
  // Every secret is tried, so that the time taken does not tell which one signed.
  const matches = secrets
    .filter((secret) => secret !== "")
    .map((secret) => createHmac("sha256", secret).update(rawBody).digest())
    .filter((expected) => sent.length === expected.length && timingSafeEqual(sent, expected));
  return matches.length > 0;
}

function readDelivery(headers: Headers): WebhookDelivery {
  const read = (name: string) => headers.get(`x-shopify-${name}`)?.trim() ?? "";
  const triggeredAt = read("triggered-at");
  return {
    shop: read("shop-domain").toLowerCase(),
    topic: normaliseTopic(read("topic")),
    webhookId: read("webhook-id"),
    eventId: read("event-id") || null,
    apiVersion: read("api-version"),
    triggeredAt: Number.isNaN(Date.parse(triggeredAt)) ? null : triggeredAt,
    isTest: read("test").toLowerCase() === "true",
  };
}

const refuse = (status: 400 | 401, reason: string): WebhookVerdict => ({ ok: false, status, reason });
