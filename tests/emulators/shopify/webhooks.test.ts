import { createHmac } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { type EmulatorClient, openEmulator } from "./fixtures/emulator-client.ts";
import { DANA, LAMP, lampOrder } from "./fixtures/lamp-order.ts";
import { listenToWebhooks, type WebhookListener } from "./fixtures/webhook-listener.ts";

const TOPICS = ["orders/create", "orders/updated", "orders/paid", "orders/cancelled", "refunds/create"];

async function openShop(): Promise<{ shop: EmulatorClient; app: WebhookListener }> {
  const app = await listenToWebhooks();
  const webhooks = [
    { topics: TOPICS, uri: "/webhooks/orders", name: "orders" },
    {
      topics: ["products/create", "customers/create", "app/uninstalled", "shop/redact"],
      uri: `${app.url}/webhooks/other`,
    },
  ];
  const shop = await openEmulator({ app: { appUrl: app.url, webhooks } });
  onTestFinished(async () => {
    await shop.emulator.close();
    await app.close();
  });
  return { shop, app };
}

/** Settles when the emulator has recorded the end of every delivery that is due. */
async function untilStatus(shop: EmulatorClient, wanted: string, count: number): Promise<void> {
  await expect
    .poll(async () => (await shop.control("GET", `deliveries?status=${wanted}`)).json.deliveries.length)
    .toBe(count);
}

const topicsHeard = (app: WebhookListener) => app.heard.map((webhook) => webhook.headers["x-shopify-topic"]);

test("a new order goes out signed over its raw body with every header of Shopify's", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "orders", {
    orders: [lampOrder({ number: 1001, note: "Grüße ✓" })],
    webhooks: true,
  });
  await app.waitFor(1);
  const [webhook] = app.heard;
  const digest = createHmac("sha256", shop.emulator.apiSecret)
    .update(webhook?.body ?? "")
    .digest("base64");
  expect(webhook?.path).toBe("/webhooks/orders");
  expect(webhook?.headers).toMatchObject({
    "x-shopify-hmac-sha256": digest,
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": "plumbline-demo.myshopify.com",
    "x-shopify-api-version": "2026-10",
    "x-shopify-name": "orders",
  });
  expect(webhook?.headers["x-shopify-webhook-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(webhook?.headers["x-shopify-event-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(webhook?.headers["x-shopify-triggered-at"]).toMatch(/^\d{4}-/);
  expect(JSON.parse(webhook?.body ?? "")).toMatchObject({
    id: 1001,
    admin_graphql_api_id: "gid://shopify/Order/1001",
    name: "#1001",
    financial_status: "partially_refunded",
    total_price: "101.92",
    note: "Grüße ✓",
  });
});

test("an id beyond 2^53 keeps every digit in the body", async () => {
  const { shop, app } = await openShop();
  const id = "gid://shopify/Order/9007199254740993123";
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001, id })], webhooks: true });
  await app.waitFor(1);
  expect(app.heard[0]?.body).toContain('"id":9007199254740993123,');
});

test("what changed in an order decides the topics of its update", async () => {
  const { shop, app } = await openShop();
  const unpaid = lampOrder({ number: 1001, displayFinancialStatus: "PENDING", refunds: [] });
  await shop.control("POST", "orders", { orders: [unpaid], webhooks: true });
  await shop.control("POST", "order-updates", {
    orders: [
      lampOrder({ number: 1001, displayFinancialStatus: "PAID", cancelledAt: "2026-11-21T10:00:00Z" }),
    ],
  });
  await app.waitFor(5);
  expect(topicsHeard(app).sort()).toEqual([...TOPICS].sort());
  const refund = app.heard.find((webhook) => webhook.headers["x-shopify-topic"] === "refunds/create");
  expect(JSON.parse(refund?.body ?? "")).toMatchObject({ id: 10011, order_id: 1001 });
});

test("orders, products and customers stored without webhooks are silent", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })] });
  await shop.control("POST", "products", { products: [LAMP], webhooks: true });
  await shop.control("POST", "customers", { customers: [DANA], webhooks: true });
  await app.waitFor(2);
  expect(topicsHeard(app).sort()).toEqual(["customers/create", "products/create"]);
});

test("a failing app is tried 8 times more over 4 hours with the same body and id, then given up", async () => {
  const { shop, app } = await openShop();
  app.answerWith(500);
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })], webhooks: true });
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await app.waitFor(attempt);
    await expect
      .poll(async () => (await shop.control("GET", "deliveries")).json.deliveries[0].attempts.length)
      .toBe(attempt);
    if (attempt < 9) await shop.control("POST", "clock", { advanceMs: 5_450_000 });
  }
  await untilStatus(shop, "failed", 1);
  expect(app.heard).toHaveLength(9);
  expect(new Set(app.heard.map((webhook) => webhook.body)).size).toBe(1);
  expect(new Set(app.heard.map((webhook) => webhook.headers["x-shopify-webhook-id"])).size).toBe(1);
  expect((await shop.control("GET", "deliveries")).json.pending).toBe(0);
});

test("an app that does not answer in time is tried again on demand", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "settings", { webhookTimeoutMs: 50 });
  app.answerWith(null);
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })], webhooks: true });
  await expect
    .poll(async () => (await shop.control("GET", "deliveries")).json.deliveries[0]?.attempts[0]?.error)
    .toBe("no answer within 50 ms");
  app.answerWith(200);
  await shop.control("POST", "settings", { webhookTimeoutMs: 5000 });
  expect((await shop.control("POST", "deliveries/redeliver", {})).json.started).toBe(1);
  await untilStatus(shop, "delivered", 1);
});

test("a duplicate repeats the webhook id and the event id", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "webhook", { topic: "shop/redact", body: { shop_id: 1 }, duplicate: 2 });
  await app.waitFor(3);
  expect(new Set(app.heard.map((webhook) => webhook.headers["x-shopify-webhook-id"])).size).toBe(1);
  expect(new Set(app.heard.map((webhook) => webhook.headers["x-shopify-event-id"])).size).toBe(1);
});

test("a webhook of the caller's making may carry any text and a bad signature", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "webhook", { topic: "orders/create", rawBody: "{not json", badSignature: true });
  await app.waitFor(1);
  expect(app.heard[0]?.body).toBe("{not json");
  const digest = createHmac("sha256", shop.emulator.apiSecret).update("{not json").digest("base64");
  expect(app.heard[0]?.headers["x-shopify-hmac-sha256"]).not.toBe(digest);
});

test("a tag written by the app comes back as orders/updated", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })] });
  await shop.graphql(
    'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["QBO: Synced"]) { userErrors { message } } }',
  );
  await app.waitFor(1);
  expect(topicsHeard(app)).toEqual(["orders/updated"]);
});

test("an uninstalled app hears app/uninstalled and nothing about orders after it", async () => {
  const { shop, app } = await openShop();
  await shop.control("POST", "uninstall");
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })], webhooks: true });
  await untilStatus(shop, "delivered", 1);
  expect(topicsHeard(app)).toEqual(["app/uninstalled"]);
});

test("a Flow action is called with a signed body and its answer is handed on", async () => {
  const { shop, app } = await openShop();
  const properties = { order_id: 1001 };
  const { json } = await shop.control("POST", "flow-action", {
    path: "/flow/send",
    handle: "send-order",
    properties,
  });
  expect(json.status).toBe(200);
  const digest = createHmac("sha256", shop.emulator.apiSecret)
    .update(app.heard[0]?.body ?? "")
    .digest("base64");
  expect(app.heard[0]?.headers["x-shopify-hmac-sha256"]).toBe(digest);
  expect(JSON.parse(app.heard[0]?.body ?? "")).toMatchObject({
    shopify_domain: "plumbline-demo.myshopify.com",
    handle: "send-order",
    action_run_id: json.actionRunId,
    properties,
  });
});
