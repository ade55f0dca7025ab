import { expect, test } from "vitest";
import { parseWebhookBody } from "#app/shopify/webhooks/parse-webhook-body.ts";
import { deliveryTarget, normaliseTopic } from "#app/shopify/webhooks/topics.ts";

const parse = (json: string) => parseWebhookBody(new TextEncoder().encode(json));

test("an order's delivery is about the order of its GID", () => {
  const body = parse('{"id":1001,"admin_graphql_api_id":"gid://shopify/Order/1001"}');
  expect(deliveryTarget("orders/updated", body)).toEqual({ kind: "order", id: "gid://shopify/Order/1001" });
});

test("a refund is about its order, not about itself", () => {
  const body = parse('{"id":7,"order_id":1001,"admin_graphql_api_id":"gid://shopify/Refund/7"}');
  expect(deliveryTarget("refunds/create", body)).toEqual({ kind: "order", id: "gid://shopify/Order/1001" });
});

test("an order edit is about the edited order", () => {
  const body = parse('{"order_edit":{"id":5,"order_id":1001}}');
  expect(deliveryTarget("orders/edited", body)).toEqual({ kind: "order", id: "gid://shopify/Order/1001" });
});

test("a draft order is a record of its own", () => {
  const target = { kind: "draftOrder", id: "gid://shopify/DraftOrder/71" };
  const body = parse('{"id":71,"admin_graphql_api_id":"gid://shopify/DraftOrder/71"}');
  expect(deliveryTarget("draft_orders/update", body)).toEqual(target);
  expect(deliveryTarget("draft_orders/delete", parse('{"id":71}'))).toEqual(target);
});

test("a deleted order is named by its number alone", () => {
  expect(deliveryTarget("orders/delete", parse('{"id":1001}'))).toEqual({
    kind: "order",
    id: "gid://shopify/Order/1001",
  });
});

test("an id beyond 2^53 keeps every digit", () => {
  expect(deliveryTarget("orders/delete", parse('{"id":90071992547409931}'))).toEqual({
    kind: "order",
    id: "gid://shopify/Order/90071992547409931",
  });
});

test("an id that lost digits before it came here names nothing", () => {
  expect(deliveryTarget("orders/delete", { id: 2 ** 60 })).toBeNull();
});

test("compliance topics name the customer or the shop", () => {
  const body = parse('{"shop_id":954889,"shop_domain":"demo.myshopify.com","customer":{"id":191167}}');
  expect(deliveryTarget("customers/redact", body)).toEqual({ kind: "customersRedact", id: "191167" });
  expect(deliveryTarget("customers/data_request", body)).toEqual({
    kind: "customersDataRequest",
    id: "191167",
  });
  expect(deliveryTarget("shop/redact", body)).toEqual({ kind: "shopRedact", id: "954889" });
});

test("a merge names the customer that stayed and the one that is gone; half of it names nothing", () => {
  const body = {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2",
    status: "completed",
  };
  const target = {
    kind: "customersMerge",
    id: "gid://shopify/Customer/1",
    goneId: "gid://shopify/Customer/2",
  };
  expect(deliveryTarget("customers/merge", body)).toEqual(target);
  expect(
    deliveryTarget("customers/merge", { ...body, admin_graphql_api_customer_deleted_id: null }),
  ).toBeNull();
});

test("a location of a company is about the company, which is the customer", () => {
  const body = {
    admin_graphql_api_id: "gid://shopify/CompanyLocation/7",
    company: { admin_graphql_api_id: "gid://shopify/Company/3" },
  };
  const target = { kind: "customer", id: "gid://shopify/Company/3" };
  expect(deliveryTarget("company_locations/update", body)).toEqual(target);
  expect(deliveryTarget("companies/update", body.company)).toEqual(target);
});

test.each([undefined, null, 5, "text", [], {}, { id: -1 }, { id: "x" }, { id: { id: 1 } }])(
  "a body %j names nothing",
  (body) => {
    expect(deliveryTarget("orders/create", body)).toBeNull();
  },
);

test("a topic that is not handled names nothing", () => {
  expect(deliveryTarget("themes/publish", { id: 1 })).toBeNull();
  expect(deliveryTarget("constructor", { id: 1 })).toBeNull();
});

test.each([
  ["ORDERS_CREATE", "orders/create"],
  ["ORDER_TRANSACTIONS_CREATE", "order_transactions/create"],
  ["orders/create", "orders/create"],
  ["Themes/Publish", "themes/publish"],
])("the topic %s is %s", (sent, topic) => {
  expect(normaliseTopic(sent)).toBe(topic);
});

test("a body that is no JSON is undefined", () => {
  expect(parse("{")).toBeUndefined();
  expect(parseWebhookBody(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
});
