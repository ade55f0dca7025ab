import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type EmulatorClient, openEmulator } from "./fixtures/emulator-client.ts";
import { DANA, LAMP, lampOrder } from "./fixtures/lamp-order.ts";
import type { ShopifyEmulatorOptions } from "./start.ts";

const ORDER_QUERY = readFileSync(join(import.meta.dirname, "fixtures/order-accounting.graphql"), "utf8");
const NOW = () => new Date("2026-11-22T12:00:00Z");

async function openShop(options: ShopifyEmulatorOptions = {}): Promise<EmulatorClient> {
  const client = await openEmulator({ clock: NOW, seed: 1, ...options });
  onTestFinished(() => client.emulator.close());
  await client.control("POST", "customers", { customers: [DANA] });
  await client.control("POST", "products", { products: [LAMP] });
  await client.control("POST", "orders", { orders: [lampOrder({ number: 1001 })] });
  return client;
}

test("the whole accounting query is answered from a stored order", async () => {
  const shop = await openShop();
  const { status, json } = await shop.graphql(ORDER_QUERY, { id: "gid://shopify/Order/1001" });
  expect(status).toBe(200);
  expect(json.errors).toBeUndefined();
  const { order } = json.data;
  expect(json.data.shop).toMatchObject({ currencyCode: "USD", ianaTimezone: "America/Los_Angeles" });
  expect(order.customer).toMatchObject({
    displayName: "Dana Reyes",
    defaultEmailAddress: { emailAddress: "dana@example.com" },
  });
  expect(order.purchasingEntity.__typename).toBe("Customer");
  expect(order.lineItems.nodes[0].variant).toEqual({
    id: "gid://shopify/ProductVariant/8011",
    sku: "LAMP-1",
    inventoryItem: { id: "gid://shopify/InventoryItem/80111" },
  });
  expect(order.lineItems.nodes[0].discountAllocations[0].discountApplication.index).toBe(0);
  expect(order.discountApplications.nodes[0].code).toBe("TENOFF");
  expect(order.refunds[0].refundLineItems.nodes[0].lineItem.id).toBe("gid://shopify/LineItem/10011");
  expect(order.refunds[0].transactions.nodes[0]).toMatchObject({ kind: "REFUND", status: "SUCCESS" });
  expect(order.refunds[0].transactions.nodes[0].amountSet.shopMoney.amount).toBe("46.80");
  expect(order.agreements.nodes[0].sales.nodes[1].shippingLine.id).toBe("gid://shopify/ShippingLine/10011");
  expect(order.netPaymentSet.shopMoney).toEqual({ amount: "55.12", currencyCode: "USD" });
  expect(order.totalTipReceivedSet.presentmentMoney).toEqual({ amount: "0.0", currencyCode: "USD" });
  expect(order.risk).toEqual({ recommendation: "NONE", assessments: [] });
  expect(order.qboStatus).toBeNull();
});

test("the accounting query asks for the 334 points that the fitted formula gives", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql(ORDER_QUERY, { id: "gid://shopify/Order/1001" });
  expect(json.extensions.cost.requestedQueryCost).toBe(334);
  expect(json.extensions.cost.actualQueryCost).toBeLessThanOrEqual(334);
  expect(json.extensions.cost.throttleStatus.maximumAvailable).toBe(2000);
});

test("a stored amount that may be null stays null and a missing order is null without an error", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql(
    '{ order(id: "gid://shopify/Order/404") { id } nodes(ids: ["gid://shopify/Order/404"]) { id } }',
  );
  expect(json.errors).toBeUndefined();
  expect(json.data).toEqual({ order: null, nodes: [null] });
});

test("an operation that Shopify's schema does not know is refused without being run", async () => {
  const shop = await openShop();
  const { status, json } = await shop.graphql('{ order(id: "gid://shopify/Order/1001") { totalAmount } }');
  expect(status).toBe(200);
  expect(json.data).toBeUndefined();
  expect(json.errors[0].message).toContain('Cannot query field "totalAmount" on type "Order"');
});

test("a mutation that the emulator does not imitate is refused in plain words", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql(
    'mutation { orderClose(input: { id: "gid://shopify/Order/1001" }) { order { id } } }',
  );
  expect(json.errors[0].extensions.code).toBe("NOT_EMULATED");
});

test("a wrong token is answered with 401 and a request without a query with 400", async () => {
  const shop = await openShop();
  const path = "/admin/api/2026-10/graphql.json";
  const refused = await shop.call(
    "POST",
    path,
    { query: "{ shop { id } }" },
    { "x-shopify-access-token": "shpat_x" },
  );
  expect(refused.status).toBe(401);
  expect(refused.json.errors).toBe(
    "[API] Invalid API key or access token (unrecognized login or wrong password)",
  );
  shop.setToken((await shop.exchange()).json.access_token);
  const { json } = await shop.graphql("{ shop { name } }");
  expect(json.data.shop.name).toBe("Harbor & Pine");
});

test("a field without its access scope is null with ACCESS_DENIED, the rest is answered", async () => {
  const shop = await openShop();
  await shop.control("POST", "settings", { scopes: ["write_orders"] });
  const { json } = await shop.graphql('{ order(id: "gid://shopify/Order/1001") { name customer { id } } }');
  expect(json.errors[0]).toMatchObject({
    path: ["order", "customer"],
    extensions: { code: "ACCESS_DENIED" },
  });
  expect(json.errors[0].message).toBe(
    "Access denied for customer field. Required access: `read_customers` access scope.",
  );
  expect(json.data.order).toEqual({ name: "#1001", customer: null });
});

test("without protected-data approval the personal fields of a customer are null", async () => {
  const shop = await openShop();
  await shop.control("POST", "settings", { redactCustomerData: true });
  const { json } = await shop.graphql(ORDER_QUERY, { id: "gid://shopify/Order/1001" });
  expect(json.errors).toBeUndefined();
  expect(json.data.order).toMatchObject({ email: null, billingAddress: null });
  expect(json.data.order.customer).toMatchObject({
    id: "gid://shopify/Customer/501",
    lastName: null,
    displayName: "",
  });
});

test("without read_all_orders an order older than 60 days is hidden", async () => {
  const shop = await openShop();
  await shop.control("POST", "orders", {
    orders: [lampOrder({ number: 900, createdAt: "2026-09-01T00:00:00Z" })],
  });
  const query = "{ orders(first: 10) { nodes { name } } }";
  expect((await shop.graphql(query)).json.data.orders.nodes).toHaveLength(2);
  await shop.control("POST", "settings", { scopes: ["read_orders"] });
  expect((await shop.graphql(query)).json.data.orders.nodes).toEqual([{ name: "#1001" }]);
});

test("paging forward by cursor reaches every order once, in the order of the sort key", async () => {
  const shop = await openShop();
  const numbers = [1002, 1003, 1004, 1005];
  const orders = numbers.map((number) =>
    lampOrder({ number, updatedAt: `2026-11-21T10:0${9 - (number % 10)}:00Z` }),
  );
  await shop.control("POST", "orders", { orders });
  const query = `query Page($after: String) { orders(first: 2, after: $after, sortKey: UPDATED_AT) {
    nodes { name } pageInfo { hasNextPage endCursor } } }`;
  const names: string[] = [];
  for (let after: string | null = null, isLast = false; !isLast; ) {
    const answer = await shop.graphql(query, { after });
    const page: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
      answer.json.data.orders;
    names.push(...page.nodes.map((node) => node.name));
    after = page.pageInfo.endCursor;
    isLast = !page.pageInfo.hasNextPage;
  }
  expect(names).toEqual(["#1001", "#1005", "#1004", "#1003", "#1002"]);
});

test("a page larger than 250 or without a size is an error", async () => {
  const shop = await openShop();
  expect((await shop.graphql("{ orders(first: 251) { nodes { id } } }")).json.errors[0].message).toContain(
    "250",
  );
  expect((await shop.graphql("{ orders { nodes { id } } }")).json.errors[0].message).toBe(
    "you must provide one of first or last",
  );
});

test.each([
  ["updated_at:>='2026-11-21T08:00:00Z'", ["#1001"]],
  ["updated_at:<2026-11-21", ["#1002"]],
  ["financial_status:paid", ["#1002"]],
  ["tag:wholesale -tag:vip", ["#1001"]],
  ["tag:vip OR name:1001", ["#1001", "#1002"]],
  ["(test:true OR tag:vip) status:open", ["#1002"]],
  ["status:cancelled", []],
  ["id:>1001", ["#1002"]],
  ["metafields.$app.qbo_status:synced", ["#1001"]],
])("the search %s finds %j", async (query, expected) => {
  const shop = await openShop();
  const paid = {
    displayFinancialStatus: "PAID",
    updatedAt: "2026-11-20T18:00:00Z",
    tags: ["vip", "wholesale"],
  };
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1002, ...paid })] });
  await shop.graphql(
    'mutation { metafieldsSet(metafields: [{ ownerId: "gid://shopify/Order/1001", key: "qbo_status", type: "single_line_text_field", value: "synced" }]) { userErrors { message } } }',
  );
  const { json } = await shop.graphql(
    "query Find($query: String) { orders(first: 5, query: $query, sortKey: ID) { nodes { name } } }",
    { query },
  );
  expect(json.data.orders.nodes.map((node: { name: string }) => node.name)).toEqual(expected);
});

test("an unknown search filter is ignored with a warning", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql('{ orders(first: 1, query: "colour:red") { nodes { name } } }');
  expect(json.data.orders.nodes).toHaveLength(1);
  expect(json.extensions.search[0].warnings[0]).toMatchObject({ field: "colour", code: "invalid_field" });
});

test("an emptied bucket answers THROTTLED with status 200 until it has refilled", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const shop = await openShop({ clock: () => now });
  const query = ORDER_QUERY;
  for (let round = 0; round < 5; round += 1) {
    await shop.control("POST", "settings", { maximumAvailable: 400, restoreRate: 10 });
    await shop.graphql(query, { id: "gid://shopify/Order/1001" });
  }
  const { status, json } = await shop.graphql(query, { id: "gid://shopify/Order/1001" });
  expect(status).toBe(200);
  expect(json.errors[0].extensions.code).toBe("THROTTLED");
  const { requestedQueryCost, throttleStatus } = json.extensions.cost;
  const waitSeconds = Math.ceil(
    (requestedQueryCost - throttleStatus.currentlyAvailable) / throttleStatus.restoreRate,
  );
  now = new Date(now.getTime() + waitSeconds * 1000);
  expect((await shop.graphql(query, { id: "gid://shopify/Order/1001" })).json.errors).toBeUndefined();
});

test("a query that asks for more than 1,000 points is refused whatever the bucket holds", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql(
    "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { id } variant { id inventoryItem { id unitCost { amount } } } taxLines { title } duties { id } discountAllocations { discountApplication { index } } lineItemGroup { id } } } } } }",
  );
  expect(json.errors[0].extensions).toMatchObject({ code: "MAX_COST_EXCEEDED", maxCost: 1000 });
});
