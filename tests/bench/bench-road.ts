import { createHmac, randomUUID } from "node:crypto";
import { getJson, postJson } from "#tests/demo/http.ts";
import { anOrder } from "#tests/road/an-order.ts";
import { type Road, startRoad } from "#tests/road/start-road.ts";
import { type BenchRow, callsPerSecond } from "./measure.ts";

const orderCount = 60;
const webhookCount = 600;
const width = 30;

type QuickBooksStats = { requests: number; batches: number };
type ShopifyStats = { requests: { total: number } };

/** The whole road: what one order costs in calls, and how quickly webhooks are stored against an empty page. */
export async function benchRoad(): Promise<BenchRow[]> {
  const road = await startRoad();
  try {
    return [...(await benchOrders(road)), ...(await benchWebhooks(road))];
  } finally {
    await road.stop();
  }
}

/** Under the real limits of a company: an answer of 429 would cost a minute and show at once. */
async function benchOrders(road: Road): Promise<BenchRow[]> {
  await postJson(`${road.quickbooks.baseUrl}/__emulator/settings`, { rateLimits: true });
  await road.place(anOrder());
  await road.settle(1);
  const before = await readStats(road);
  const started = performance.now();
  await road.place(...Array.from({ length: orderCount }, () => anOrder()));
  await road.settle(orderCount + 1);
  const seconds = (performance.now() - started) / 1000;
  const after = await readStats(road);
  return [
    { name: "orders from webhook to settled", value: orderCount / seconds, unit: "orders/s" },
    {
      name: "calls to QuickBooks for an order",
      value: (after.quickbooks - before.quickbooks) / orderCount,
      unit: "calls",
    },
    {
      name: "of them batches",
      value: (after.batches - before.batches) / orderCount,
      unit: "calls",
    },
    {
      name: "calls to Shopify for an order",
      value: (after.shopify - before.shopify) / orderCount,
      unit: "calls",
    },
  ];
}

async function readStats(road: Road): Promise<{ quickbooks: number; batches: number; shopify: number }> {
  const quickbooks = await getJson<QuickBooksStats>(`${road.quickbooks.baseUrl}/__emulator/stats`);
  const shopify = await getJson<ShopifyStats>(`${road.shopify.baseUrl}/__emulator/stats`);
  const { requests, batches } = quickbooks;
  return { quickbooks: requests, batches, shopify: shopify.requests.total };
}

/** Deliveries of a topic that needs no work afterwards, so that only taking them in is measured. */
async function benchWebhooks(road: Road): Promise<BenchRow[]> {
  const pages = await callsPerSecond(webhookCount, width, async () => {
    const response = await fetch(`${road.appUrl}/healthz`);
    await response.arrayBuffer();
  });
  const webhooks = await callsPerSecond(webhookCount, width, async (index) => {
    const body = JSON.stringify({ id: index, padding: "x".repeat(8_000) });
    const response = await fetch(`${road.appUrl}/webhooks/shopify`, {
      method: "POST",
      body,
      headers: sign(road, body),
    });
    if (response.status !== 200) throw new Error(`A webhook was answered ${response.status}.`);
  });
  return [
    { name: "webhooks stored durably", value: webhooks, unit: "deliveries/s" },
    {
      name: "storing a webhook against a health check",
      value: webhooks / pages,
      unit: "x",
      baseline: "GET /healthz",
    },
  ];
}

function sign(road: Road, body: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-shopify-hmac-sha256": createHmac("sha256", road.shopifySecret).update(body).digest("base64"),
    "x-shopify-topic": "products/update",
    "x-shopify-shop-domain": road.shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
  };
}
