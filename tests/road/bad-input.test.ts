import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad } from "./start-road.ts";

let road: Road;
beforeAll(async () => {
  road = await startRoad();
});
afterAll(() => road?.stop());

async function countRows(): Promise<{ deliveries: number; records: number }> {
  const { rows } = await road
    .pool()
    .query(
      "select (select count(*)::int from delivery) as deliveries, (select count(*)::int from record) as records",
    );
  return rows[0];
}

function post(body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${road.appUrl}/webhooks/shopify`, { method: "POST", body, headers });
}

function signedHeaders(
  body: string,
  secret: string,
  overrides: Record<string, string> = {},
): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": road.shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": crypto.randomUUID(),
    ...overrides,
  };
}

test("a webhook with a wrong signature is answered 401 and leaves nothing behind", async () => {
  const before = await countRows();
  const body = JSON.stringify({ id: 1, admin_graphql_api_id: "gid://shopify/Order/1" });
  expect((await post(body, signedHeaders(body, "another secret"))).status).toBe(401);
  expect(await countRows()).toEqual(before);
});

test("a compliance webhook with a wrong signature is answered 401 as well", async () => {
  const body = JSON.stringify({ shop_domain: road.shop });
  const headers = signedHeaders(body, "another secret", { "x-shopify-topic": "shop/redact" });
  expect((await post(body, headers)).status).toBe(401);
});

test("a signed body that is no JSON is answered 400 and changes nothing", async () => {
  const before = await countRows();
  const body = "{ this is not JSON";
  expect((await post(body, signedHeaders(body, road.shopifySecret))).status).toBe(400);
  expect(await countRows()).toEqual(before);
});

test("a webhook without its headers is answered 400, a GET 405", async () => {
  expect((await post("{}", {})).status).toBe(400);
  expect((await fetch(`${road.appUrl}/webhooks/shopify`)).status).toBe(405);
});

test("a delivery that arrives five times, and the event over a second subscription, books one invoice", async () => {
  const [order] = await road.place(anOrder());
  await road.settle(1);
  const id = String(order?.id).split("/").at(-1);
  const body = JSON.stringify({ id: Number(id), admin_graphql_api_id: order?.id });
  const headers = signedHeaders(body, road.shopifySecret, { "x-shopify-event-id": "event-1" });
  for (let time = 0; time < 5; time += 1) expect((await post(body, headers)).status).toBe(200);
  const again = signedHeaders(body, road.shopifySecret, { "x-shopify-event-id": "event-1" });
  expect((await post(body, again)).status).toBe(200);
  await road.settle(1);
  const { rows } = await road
    .pool()
    .query("select count(*)::int as count from delivery where event_id = 'event-1'");
  expect(rows[0].count).toBe(1);
  const { Invoice = [], Payment = [] } = await road.dump();
  expect(Invoice).toHaveLength(1);
  expect(Payment).toHaveLength(1);
});

test("an order of 2,000 lines becomes one invoice of 2,000 lines with its exact total", async () => {
  const lines = Array.from({ length: 2_000 }, (_, index) => ({
    id: 6_700_000_000_000 + index,
    product_id: 8_500,
    variant_id: 8_600 + (index % 7),
    title: `Bolt no ${index % 7}`,
    sku: `BOLT-${index % 7}`,
    quantity: 1,
    price: "0.01",
    tax_lines: [],
    discount_allocations: [],
  }));
  const order = anOrder({ line_items: lines, subtotal_price: "20.00", total_line_items_price: "20.00" });
  const [stored] = await road.place(order);
  const results = await road.settle(2);
  const result = results.get(String(stored?.id));
  expect(result).toMatchObject({ status: "Synchronized", proof: { expectedMinor: 2500, bookedMinor: 2500 } });
  const { Invoice = [] } = await road.dump();
  const invoice = Invoice.find((entry) => entry.DocNumber === `WEB-${order.name.slice(1)}`);
  const items = ((invoice?.Line ?? []) as { DetailType: string }[]).filter(
    (line) => line.DetailType === "SalesItemLineDetail",
  );
  expect(items).toHaveLength(2_001);
  expect(invoice?.TotalAmt).toBe(25);
});
