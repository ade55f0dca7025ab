import { afterAll, beforeAll, expect, test } from "vitest";
import { postJson } from "#tests/demo/http.ts";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad, waitFor } from "./start-road.ts";

let road: Road;
beforeAll(async () => {
  road = await startRoad({ connect: false });
});
afterAll(() => road?.stop());

async function waitForReason(orderId: unknown, code: string) {
  await waitFor(async () => {
    const { rows } = await road
      .pool()
      .query("select reason->>'code' as code from record where id = $1", [orderId]);
    return rows[0]?.code === code;
  });
  const { rows } = await road
    .pool()
    .query("select status, reason->>'title' as title from record where id = $1", [orderId]);
  return rows[0];
}

async function count(sql: string): Promise<number> {
  const { rows } = await road.pool().query(`select count(*)::int as count from ${sql}`);
  return rows[0].count;
}

test("orders that arrive before QuickBooks is connected wait, and go out after connecting", async () => {
  const [order] = await road.place(anOrder());
  expect(await waitForReason(order?.id, "QBO-NOT-CONNECTED")).toMatchObject({ status: "Queued" });
  await road.connect();
  const results = await road.settle(1);
  expect(results.get(String(order?.id))).toMatchObject({ status: "Synchronized", reason: null });
});

test("a connection ended on Intuit's side keeps orders waiting with the reason; after reconnecting each goes out once", async () => {
  await postJson(`${road.quickbooks.baseUrl}/__emulator/disconnect`, {});
  const orders = await road.place(anOrder(), anOrder());
  for (const order of orders) {
    expect(await waitForReason(order.id, "AUTH-RECONNECT")).toMatchObject({
      status: "Queued",
      title: "QuickBooks asks to sign in again",
    });
  }
  await road.connect();
  const results = await road.settle(3);
  for (const order of orders) expect(results.get(String(order.id))).toMatchObject({ status: "Synchronized" });
  const { Invoice = [], Payment = [] } = await road.dump();
  expect(Invoice).toHaveLength(3);
  expect(Payment).toHaveLength(3);
});

test("a booked order that is cancelled while the connection is down is not taken for one that never was booked", async () => {
  const order = anOrder({ financial_status: "pending", transactions: [] });
  const [stored] = await road.place(order);
  await road.settle(4);
  await road.submit("/app/connection", { intent: "disconnect" });
  await road.change({ ...order, cancelled_at: "2026-11-21T10:00:00-08:00", cancel_reason: "customer" });
  expect(await waitForReason(stored?.id, "QBO-NOT-CONNECTED")).toMatchObject({ status: "Queued" });
  await road.connect();
});

test("an order whose webhook was lost is found by the sweep", async () => {
  const [order] = await road.placeUnheard(anOrder({ updated_at: new Date().toISOString() }));
  await road.sweep();
  const results = await road.settle(5);
  expect(results.get(String(order?.id))).toMatchObject({ status: "Synchronized" });
});

test("a removed app forgets its tokens, and processes nothing any more", async () => {
  await postJson(`${road.shopify.baseUrl}/__emulator/uninstall`, {});
  await waitFor(async () => (await count('"Session"')) === 0);
  await waitFor(async () => (await count("connection where status = 'connected'")) === 0);
  const invoices = (await road.dump()).Invoice?.length;
  const known = await count("record");
  await road.placeUnheard(anOrder({ updated_at: new Date().toISOString() }));
  await road.sweep();
  await waitFor(async () => (await count("pgboss.job where name = 'sweep' and state < 'completed'")) === 0);
  expect((await road.dump()).Invoice).toHaveLength(invoices ?? -1);
  expect(await count("record")).toBe(known);
});

test("shop/redact erases everything of the shop and keeps the proof that it was done", async () => {
  await postJson(`${road.shopify.baseUrl}/__emulator/webhook`, {
    topic: "shop/redact",
    body: { shop_id: 70_000_000_001, shop_domain: road.shop },
    url: `${road.appUrl}/webhooks/shopify`,
  });
  await waitFor(async () => (await count("record")) === 0);
  for (const table of ["binding", "intent", "delivery", "connection", '"Session"', "record_event", "shop"]) {
    expect([table, await count(table)]).toEqual([table, 0]);
  }
  // The note is written after everything is gone.
  await waitFor(async () => (await count("compliance_request where completed_at is not null")) === 1);
});
