import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyWebhook } from "#app/shopify/webhooks/verify-webhook.ts";

const rawBody = new TextEncoder().encode('{"id":1001,"name":"#1001 – Zoë"}');

function signedHeaders(secret: string, changes: Record<string, string> = {}): Headers {
  return new Headers({
    "X-Shopify-Topic": "orders/create",
    "X-Shopify-Shop-Domain": "demo.myshopify.com",
    "X-Shopify-API-Version": "2026-10",
    "X-Shopify-Webhook-Id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "X-Shopify-Event-Id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
    "X-Shopify-Triggered-At": "2026-11-22T10:00:00.123456789Z",
    "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(rawBody).digest("base64"),
    ...changes,
  });
}

test("a delivery signed with the app's secret is accepted and described", () => {
  expect(verifyWebhook({ headers: signedHeaders("new"), rawBody, secrets: ["new"] })).toEqual({
    ok: true,
    delivery: {
      shop: "demo.myshopify.com",
      topic: "orders/create",
      webhookId: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
      eventId: "98880550-7158-44d4-b7cd-2c97c8a091b5",
      apiVersion: "2026-10",
      triggeredAt: "2026-11-22T10:00:00.123456789Z",
      isTest: false,
    },
  });
});

test("the secret before a rotation still signs", () => {
  expect(verifyWebhook({ headers: signedHeaders("old"), rawBody, secrets: ["new", "old"] }).ok).toBe(true);
});

test("one changed byte in the body is refused with 401", () => {
  const changed = rawBody.slice();
  changed[7] = 50;
  expect(verifyWebhook({ headers: signedHeaders("new"), rawBody: changed, secrets: ["new"] })).toMatchObject({
    ok: false,
    status: 401,
  });
});

test.each(["", "new "])("a secret %j that did not sign is refused with 401", (secret) => {
  expect(verifyWebhook({ headers: signedHeaders("new"), rawBody, secrets: [secret] })).toMatchObject({
    status: 401,
  });
});

test("a body signed with the empty secret is refused even when the configured secret is empty", () => {
  expect(verifyWebhook({ headers: signedHeaders(""), rawBody, secrets: [""] })).toMatchObject({
    status: 401,
  });
});

test.each(["not base64!", "AAAA", "🙂"])("a signature %j is refused with 401", (signature) => {
  const headers = signedHeaders("new");
  headers.set("x-shopify-hmac-sha256", encodeURIComponent(signature));
  expect(verifyWebhook({ headers, rawBody, secrets: ["new"] })).toMatchObject({ ok: false, status: 401 });
});

test.each([
  "x-shopify-hmac-sha256",
  "x-shopify-topic",
  "x-shopify-shop-domain",
  "x-shopify-api-version",
  "x-shopify-webhook-id",
])("a delivery without %s is refused with 400", (name) => {
  const headers = signedHeaders("new");
  headers.delete(name);
  expect(verifyWebhook({ headers, rawBody, secrets: ["new"] })).toEqual({
    ok: false,
    status: 400,
    reason: `missing ${name}`,
  });
});

test("an empty body is refused with 400", () => {
  const headers = signedHeaders("new");
  expect(verifyWebhook({ headers, rawBody: new Uint8Array(), secrets: ["new"] })).toMatchObject({
    status: 400,
  });
});

test.each(["evil.example", "demo.myshopify.com.evil.example", "../demo.myshopify.com"])(
  "a well signed delivery of the shop %s is refused with 400",
  (shop) => {
    const headers = signedHeaders("new", { "X-Shopify-Shop-Domain": shop });
    expect(verifyWebhook({ headers, rawBody, secrets: ["new"] })).toMatchObject({ ok: false, status: 400 });
  },
);

test("a topic in capitals, a missing event id and the test flag are understood", () => {
  const headers = signedHeaders("new", { "X-Shopify-Topic": "APP_SCOPES_UPDATE", "X-Shopify-Test": "true" });
  headers.delete("x-shopify-event-id");
  headers.delete("x-shopify-triggered-at");
  expect(verifyWebhook({ headers, rawBody, secrets: ["new"] })).toMatchObject({
    delivery: { topic: "app/scopes_update", eventId: null, triggeredAt: null, isTest: true },
  });
});
