import { expect, test } from "vitest";
import { lampOrder } from "./fixtures/lamp-order.ts";
import { CREATE_CUSTOMER, KINGSTON, makeCustomer } from "./fixtures/make-customer.ts";
import { openShop } from "./fixtures/open-shop.ts";

const MERGE = `mutation Merge($one: ID!, $two: ID!, $overrides: CustomerMergeOverrideFields) {
  customerMerge(customerOneId: $one, customerTwoId: $two, overrideFields: $overrides) {
    job { id done } resultingCustomerId userErrors { field message code } } }`;

test("a merge keeps one customer with the orders, addresses, tags and metafields of both; the other id stops resolving", async () => {
  const shop = await openShop();
  const metafield = (key: string, value: string) => ({
    namespace: "custom",
    key,
    type: "single_line_text_field",
    value,
  });
  const one = await makeCustomer(shop, {
    firstName: "Dana",
    email: "old@example.com",
    note: "old note",
    tags: ["a"],
    addresses: [KINGSTON],
    metafields: [metafield("code", "old"), metafield("only", "here")],
  });
  const two = await makeCustomer(shop, {
    firstName: "D.",
    email: "new@example.com",
    note: "new note",
    tags: ["b"],
    metafields: [metafield("code", "new")],
  });
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001, customer: { id: one.id } })] });
  await shop.topics();
  const { customerMerge } = await shop.run(MERGE, { one: one.id, two: two.id });
  expect(customerMerge).toMatchObject({ resultingCustomerId: two.id, job: { done: false }, userErrors: [] });
  expect(await shop.topics()).toEqual(["customers/merge", "customers/update"]);
  expect(shop.bodyOf("customers/merge")).toMatchObject({
    admin_graphql_api_customer_kept_id: two.id,
    admin_graphql_api_customer_deleted_id: one.id,
    status: "completed",
  });
  const data = await shop.run(
    `query After($one: ID!, $two: ID!, $job: ID!) { gone: customer(id: $one) { id } nodes(ids: [$one]) { id }
      kept: customer(id: $two) { firstName email note tags orders(first: 5) { nodes { name } } addressesV2(first: 5) { nodes { address1 } }
        code: metafield(namespace: "custom", key: "code") { value } only: metafield(namespace: "custom", key: "only") { value } }
      order(id: "gid://shopify/Order/1001") { customer { id } } job(id: $job) { done }
      customerMergeJobStatus(jobId: $job) { status resultingCustomerId } }`,
    { one: one.id, two: two.id, job: customerMerge.job.id },
  );
  expect(data).toEqual({
    gone: null,
    nodes: [null],
    kept: {
      firstName: "D.",
      email: "new@example.com",
      note: "new note old note",
      tags: ["a", "b"],
      orders: { nodes: [{ name: "#1001" }] },
      addressesV2: { nodes: [{ address1: "12 Quay St" }] },
      code: { value: "new" },
      only: { value: "here" },
    },
    order: { customer: { id: two.id } },
    job: { done: true },
    customerMergeJobStatus: { status: "COMPLETED", resultingCustomerId: two.id },
  });
  const freed = await makeCustomer(shop, { firstName: "New owner", email: "old@example.com" });
  expect(freed.id).not.toBe(one.id);
});

test("which customer a merge keeps follows the documented order, and its refusals name the customer", async () => {
  const shop = await openShop();
  const withEmail = await makeCustomer(shop, { firstName: "A", email: "a@example.com" });
  const without = await makeCustomer(shop, { firstName: "B" });
  const preview = `query Preview($one: ID!, $two: ID!, $overrides: CustomerMergeOverrideFields) {
    customerMergePreview(customerOneId: $one, customerTwoId: $two, overrideFields: $overrides) { resultingCustomerId customerMergeErrors { message errorFields } } }`;
  const kept = async (one: string, two: string, overrides = {}) =>
    (await shop.run(preview, { one, two, overrides })).customerMergePreview.resultingCustomerId;
  expect(await kept(withEmail.id, without.id)).toBe(withEmail.id);
  const other = await makeCustomer(shop, { firstName: "C", email: "c@example.com" });
  expect(await kept(other.id, withEmail.id)).toBe(withEmail.id);
  expect(await kept(withEmail.id, other.id, { customerIdOfEmailToKeep: withEmail.id })).toBe(withEmail.id);
  const self = await shop.run(MERGE, { one: other.id, two: other.id });
  expect(self.customerMerge.userErrors[0]).toMatchObject({ field: null, code: "INVALID_CUSTOMER_ID" });
  const unknown = await shop.run(MERGE, { one: other.id, two: "gid://shopify/Customer/404" });
  expect(unknown.customerMerge.userErrors).toEqual([
    { field: ["customerTwoId"], message: "Customer does not exist with ID 404", code: "INVALID_CUSTOMER_ID" },
  ]);
  const contact = {
    id: "gid://shopify/CompanyContact/1",
    customer: { id: other.id },
    company: { id: "gid://shopify/Company/1" },
  };
  await shop.control("POST", "records", { records: [contact] });
  const blocked = await shop.run(MERGE, { one: other.id, two: withEmail.id });
  expect(blocked.customerMerge.userErrors[0]).toMatchObject({
    field: ["customerOneId"],
    code: "INVALID_CUSTOMER",
  });
});

test("writing customers needs the write scope, merging them a scope of its own", async () => {
  const shop = await openShop();
  await shop.control("POST", "settings", { scopes: ["read_customers"] });
  const { json } = await shop.graphql(CREATE_CUSTOMER, { input: { firstName: "A" } });
  expect(json.errors[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  expect(json.data.customerCreate).toBeNull();
  await shop.control("POST", "settings", { scopes: ["write_customers"] });
  const merge = await shop.graphql(MERGE, {
    one: "gid://shopify/Customer/1",
    two: "gid://shopify/Customer/2",
  });
  expect(merge.json.errors[0].extensions.requiredAccess).toContain("write_customer_merge");
});
