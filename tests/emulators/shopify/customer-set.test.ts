import { expect, test } from "vitest";
import { KINGSTON } from "./fixtures/make-customer.ts";
import { openShop } from "./fixtures/open-shop.ts";

const SET = `mutation Set($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
  customerSet(identifier: $identifier, input: $input) {
    customer { id firstName email phone addressesV2(first: 5) { nodes { city } } metafield(namespace: "$app", key: "qbo_customer") { value type } }
    userErrors { field message code }
  } }`;
const BY = `query By($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`;

const open = async () => openShop({ app: { configPath: "shopify.app.toml", appUrl: "http://127.0.0.1:9" } });
const customId = (value: string) => ({ customId: { namespace: "$app", key: "qbo_customer", value } });

test("an id of the app's own creates once, and finds and changes the same customer from then on", async () => {
  const shop = await open();
  const input = { firstName: "Ann", email: "ann@example.com", addresses: [KINGSTON] };
  const first = await shop.run(SET, { identifier: customId("9-58"), input });
  const again = await shop.run(SET, { identifier: customId("9-58"), input: { ...input, firstName: "Anna" } });
  expect(first.customerSet).toMatchObject({
    customer: {
      firstName: "Ann",
      addressesV2: { nodes: [{ city: "Kingston" }] },
      metafield: { value: "9-58", type: "id" },
    },
    userErrors: [],
  });
  expect(again.customerSet.customer).toMatchObject({ id: first.customerSet.customer.id, firstName: "Anna" });
  const found = await shop.run(BY, { identifier: customId("9-58") });
  expect(found.customerByIdentifier.id).toBe(first.customerSet.customer.id);
  expect((await shop.run(BY, { identifier: customId("9-59") })).customerByIdentifier).toBeNull();
});

test("what is wrong with an input is said with its path and code, and nothing is stored", async () => {
  const shop = await open();
  await shop.run(SET, { input: { firstName: "Ann", email: "ann@example.com" } });
  const taken = await shop.run(SET, { identifier: customId("9-1"), input: { email: "ANN@example.com" } });
  expect(taken.customerSet).toEqual({
    customer: null,
    userErrors: [{ field: ["input", "email"], message: "Email has already been taken", code: "TAKEN" }],
  });
  const wrong = await shop.run(SET, {
    identifier: customId("9-1"),
    input: { firstName: "Bob", phone: "abc" },
  });
  expect(wrong.customerSet.userErrors).toMatchObject([{ field: ["input", "phone"], code: "INVALID" }]);
  expect((await shop.run(BY, { identifier: customId("9-1") })).customerByIdentifier).toBeNull();
  const unknown = await shop.run(SET, { identifier: { id: "gid://shopify/Customer/1" }, input: {} });
  expect(unknown.customerSet.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
});

test("an identifier of address or number has to be the input's", async () => {
  const shop = await open();
  const input = { firstName: "Ann", email: "ann@example.com" };
  const created = await shop.run(SET, { identifier: { email: "Ann@Example.com" }, input });
  expect(created.customerSet.userErrors).toEqual([]);
  const other = await shop.run(SET, { identifier: { email: "bob@example.com" }, input });
  expect(other.customerSet.userErrors).toMatchObject([{ code: "INPUT_MISMATCH" }]);
});

test("an id of the app's own needs a metafield of type id that is defined for customers", async () => {
  const shop = await open();
  const identifier = { customId: { namespace: "$app", key: "qbo_doc", value: "1" } };
  const { json } = await shop.graphql(SET, { identifier, input: { firstName: "Ann" } });
  expect(json.errors).toMatchObject([{ message: expect.stringContaining("type 'id' is required") }]);
});
