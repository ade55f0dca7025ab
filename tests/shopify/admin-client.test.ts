import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { type AdminOperation, createAdminClient } from "#app/shopify/admin-client.server.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { readShopFacts } from "#app/shopify/shop-facts.server.ts";
import { aStoredLine, aStoredOrder } from "#tests/shopify/a-stored-order.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

async function startInstalledShop(app: object = { configPath: "shopify.app.toml" }) {
  const shop = await startShop({ app });
  onTestFinished(() => shop.emulator.close());
  await shop.install();
  const fault = (changes: object) =>
    shop.control("POST", "faults", { method: "POST", path: "graphql.json", times: 1, ...changes });
  return { ...shop, fault };
}

test("a shop's facts are read with the shop's token", async () => {
  const { client, shop } = await startInstalledShop();
  expect(await readShopFacts(client, shop)).toMatchObject({
    ok: true,
    value: { domain: shop, currency: "USD", timeZone: "America/Los_Angeles", plan: "Basic" },
  });
});

test("a drained cost bucket is waited for until it holds the query again", async () => {
  const { client, shop, clock, control } = await startInstalledShop();
  const source = createSaleSource(client);
  await control("POST", "orders", { orders: [aStoredOrder(1001, [aStoredLine(1)])] });
  await control("POST", "settings", { maximumAvailable: 450, restoreRate: 10 });
  for (let at = 0; at < 15; at += 1) {
    expect(await source.readSale(shop, "gid://shopify/Order/1001", "shop")).toMatchObject({ ok: true });
  }
  expect(clock.slept.length).toBeGreaterThan(0);
  expect(client.requestCount()).toBe(15 + clock.slept.length);
});

test("a throttled answer is waited for by its own numbers", async () => {
  const { client, shop, clock, fault } = await startInstalledShop();
  const cost = {
    requestedQueryCost: 102,
    actualQueryCost: null,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 2, restoreRate: 100 },
  };
  const errors = [{ message: "Throttled", extensions: { code: "THROTTLED" } }];
  await fault({ status: 200, body: { errors, extensions: { cost } } });
  expect((await readShopFacts(client, shop)).ok).toBe(true);
  expect(clock.slept).toEqual([1_000]);
});

test("a 429 is waited for in seconds", async () => {
  const { client, shop, clock, fault } = await startInstalledShop();
  await fault({ status: 429, headers: { "retry-after": "2.0" }, body: { errors: "Throttled" } });
  expect((await readShopFacts(client, shop)).ok).toBe(true);
  expect(clock.slept).toEqual([2_000]);
});

test("a wait that is long goes back to the queue", async () => {
  const { client, shop, clock, fault } = await startInstalledShop();
  await fault({ status: 429, headers: { "retry-after": "120" } });
  expect(await readShopFacts(client, shop)).toMatchObject({
    fault: { kind: "throttled", retryAfterMs: 120_000, evidence: { httpStatus: 429 } },
  });
  expect(clock.slept).toEqual([]);
});

test.each([
  ["a 503", { status: 503, body: "<html>busy</html>" }],
  ["a cut connection", { dropConnection: true }],
  ["a lost reply", { dropReplyAfterCommit: true }],
])("%s is tried again, three times at most", async (_case, trouble) => {
  const { client, shop, clock, fault, control } = await startInstalledShop();
  await fault({ ...trouble, times: 3 });
  expect((await readShopFacts(client, shop)).ok).toBe(true);
  expect(clock.slept).toEqual([500, 1_000, 2_000]);
  await control("DELETE", "faults");
  await fault({ ...trouble, times: 4 });
  expect(await readShopFacts(client, shop)).toMatchObject({ ok: false, fault: { kind: "unreachable" } });
  expect(client.requestCount()).toBe(8);
});

test.each([
  [402, "permission"],
  [403, "permission"],
  [404, "missing"],
  [423, "permission"],
  [418, "rejected"],
])("a %i is a fault %s and is not repeated", async (status, kind) => {
  const { client, shop, fault } = await startInstalledShop();
  await fault({ status, body: { errors: "no" }, headers: { "x-request-id": "req-1" } });
  expect(await readShopFacts(client, shop)).toMatchObject({
    fault: { kind, subject: `shop ${shop}`, evidence: { httpStatus: status, requestRef: "req-1" } },
  });
  expect(client.requestCount()).toBe(1);
});

test.each([
  ["ACCESS_DENIED", "permission"],
  ["MAX_COST_EXCEEDED", "rejected"],
  ["SHOP_INACTIVE", "permission"],
])("the code %s is a fault %s with Shopify's words", async (code, kind) => {
  const { client, shop, fault } = await startInstalledShop();
  await fault({ status: 200, body: { data: null, errors: [{ message: "No.", extensions: { code } }] } });
  expect(await readShopFacts(client, shop)).toMatchObject({
    fault: { kind, evidence: { httpStatus: 200, remoteCode: code, remoteText: "No." } },
  });
});

test.each([
  ["no JSON", "<html>maintenance</html>"],
  ["no answer", "[]"],
  ["an answer without what was asked", JSON.stringify({ data: { shop: { id: 5 } } })],
])("a 200 with %s is a malformed answer", async (_case, body) => {
  const { client, shop, fault } = await startInstalledShop();
  await fault({ status: 200, body });
  expect(await readShopFacts(client, shop)).toMatchObject({ fault: { kind: "malformed" } });
});

test("a field that Shopify does not know is rejected with its words", async () => {
  const { client, shop } = await startInstalledShop();
  const operation: AdminOperation<unknown> = {
    name: "Wrong",
    document: "{ shop { wrong } }",
    answer: z.unknown(),
  };
  expect(await client.run(shop, operation, {}, "a test")).toMatchObject({
    fault: { kind: "rejected", evidence: { remoteText: expect.stringContaining("wrong") } },
  });
});

test("an order is read without the customer that a shop withholds", async () => {
  const scopes =
    "read_orders,read_all_orders,read_products,read_payment_terms,read_companies,read_locations".split(",");
  const { client, shop, log, control } = await startInstalledShop({ scopes });
  await control("POST", "customers", {
    customers: [{ __typename: "Customer", id: "gid://shopify/Customer/1", displayName: "Ann Lee" }],
  });
  const order = aStoredOrder(1001, [aStoredLine(1)], { customer: { id: "gid://shopify/Customer/1" } });
  await control("POST", "orders", { orders: [order] });
  const sale = await createSaleSource(client).readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(sale.ok && sale.value?.buyer).toMatchObject({ customerId: null, email: "ann@example.com" });
  expect(log.lines).toContainEqual({
    event: "shopify.fieldsDenied",
    facts: { shop, operation: "Order", paths: ["order.customer"] },
  });
});

test("an order is read without the terms and places that no scope opens", async () => {
  const scopes = ["write_orders", "read_all_orders", "write_products", "write_customers"];
  const { client, shop, log, control } = await startInstalledShop({ scopes });
  const fulfillments = [1, 2].map((number) => ({
    id: `gid://shopify/Fulfillment/${number}`,
    status: "SUCCESS",
    createdAt: "2026-11-21T09:00:00Z",
    location: { id: "gid://shopify/Location/1" },
    trackingInfo: [{ company: "UPS", number: `1Z${number}` }],
  }));
  await control("POST", "orders", { orders: [aStoredOrder(1001, [aStoredLine(1)], { fulfillments })] });
  const sale = await createSaleSource(client).readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(sale.ok && sale.value).toMatchObject({
    terms: null,
    retailLocation: null,
    fulfillments: [
      { locationId: null, trackingNumber: "1Z1" },
      { locationId: null, trackingCompany: "UPS" },
    ],
  });
  expect(log.lines.map((line) => line.facts?.paths)).toContainEqual([
    "order.retailLocation",
    "order.paymentTerms",
    "order.fulfillments.0.location",
    "order.fulfillments.1.location",
  ]);
});

test("an order that is withheld is a fault, not a cheaper order", async () => {
  const { client, shop, control } = await startInstalledShop({ scopes: ["read_products"] });
  await control("POST", "orders", { orders: [aStoredOrder(1001, [aStoredLine(1)])] });
  const sale = await createSaleSource(client).readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(sale).toMatchObject({ ok: false, fault: { kind: "permission" } });
});

test("a shop without a session is to open the app again", async () => {
  const { client } = await startInstalledShop();
  expect(await readShopFacts(client, "other.myshopify.com")).toMatchObject({
    fault: { kind: "reauthorize", system: "shopify" },
  });
});

test("no fault carries a token", async () => {
  const { shop, tokens, clock, log, storage } = await startInstalledShop();
  const unreachable = createAdminClient({ tokens, clock, log, apiOrigin: "http://127.0.0.1:9" });
  const session = await storage.loadSession(`offline_${shop}`);
  const told = JSON.stringify([await readShopFacts(unreachable, shop), log.lines]);
  expect(told).toContain("unreachable");
  expect(told).not.toContain(session?.accessToken);
});

test("many requests at once wait in line for a drained bucket: all are answered, with few refusals", async () => {
  const { client, shop, control } = await startInstalledShop();
  const source = createSaleSource(client);
  await control("POST", "orders", { orders: [aStoredOrder(1001, [aStoredLine(1)])] });
  await control("POST", "settings", { maximumAvailable: 600, restoreRate: 20 });
  const read = () => source.readSale(shop, "gid://shopify/Order/1001", "shop");
  const sales = await Promise.all(Array.from({ length: 30 }, read));
  expect(sales.filter((sale) => !sale.ok)).toEqual([]);
  // Everybody asking on its own, they were refused more than a hundred times, and some gave up.
  expect(client.requestCount()).toBeLessThan(95);
});
