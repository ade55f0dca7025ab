import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type EmulatorClient, openEmulator } from "./fixtures/emulator-client.ts";
import { lampOrder } from "./fixtures/lamp-order.ts";

const ORDER = "gid://shopify/Order/1001";

const SET = `mutation Set($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { key namespace value compareDigest } userErrors { code field message elementIndex } } }`;

const READ = `query Read($id: ID!) { order(id: $id) { metafield(key: "qbo_status") { value compareDigest type } tags updatedAt } }`;

const CONFIG = `
[access_scopes]
scopes = "read_all_orders,write_orders"
[order.metafields.app.qbo_status]
type = "single_line_text_field"
name = "QuickBooks status"
validations.choices = ["queued", "synced"]
capabilities.admin_filterable = true
`;

async function openShop(): Promise<EmulatorClient> {
  const configPath = join(mkdtempSync(join(tmpdir(), "app-config-")), "shopify.app.toml");
  writeFileSync(configPath, CONFIG);
  const client = await openEmulator({ seed: 1, app: { configPath } });
  onTestFinished(() => client.emulator.close());
  await client.control("POST", "orders", { orders: [lampOrder({ number: 1001 })] });
  return client;
}

test("a metafield takes its type from the app's definition and reads back with a digest", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql(SET, {
    metafields: [{ ownerId: ORDER, key: "qbo_status", value: "queued" }],
  });
  expect(json.data.metafieldsSet.userErrors).toEqual([]);
  expect(json.data.metafieldsSet.metafields[0].namespace).toMatch(/^app--\d+$/);
  const { metafield } = (await shop.graphql(READ, { id: ORDER })).json.data.order;
  expect(metafield).toEqual({
    value: "queued",
    type: "single_line_text_field",
    compareDigest: json.data.metafieldsSet.metafields[0].compareDigest,
  });
});

test("a stale digest refuses the whole call and changes nothing", async () => {
  const shop = await openShop();
  const first = await shop.graphql(SET, {
    metafields: [{ ownerId: ORDER, key: "qbo_status", value: "queued", compareDigest: null }],
  });
  expect(first.json.data.metafieldsSet.userErrors).toEqual([]);
  const again = await shop.graphql(SET, {
    metafields: [
      { ownerId: ORDER, key: "note", type: "single_line_text_field", value: "hello" },
      { ownerId: ORDER, key: "qbo_status", value: "synced", compareDigest: null },
    ],
  });
  expect(again.json.data.metafieldsSet.metafields).toBeNull();
  expect(again.json.data.metafieldsSet.userErrors[0]).toMatchObject({
    code: "STALE_OBJECT",
    elementIndex: 1,
  });
  const { json } = await shop.control("GET", "orders/1001");
  expect(
    json.metafields.map((metafield: { key: string; value: string }) => [metafield.key, metafield.value]),
  ).toEqual([["qbo_status", "queued"]]);
  const [{ compareDigest }] = json.metafields;
  const third = await shop.graphql(SET, {
    metafields: [{ ownerId: ORDER, key: "qbo_status", value: "synced", compareDigest }],
  });
  expect(third.json.data.metafieldsSet.userErrors).toEqual([]);
});

test.each([
  ["a value outside the choices", { ownerId: ORDER, key: "qbo_status", value: "maybe" }, "INCLUSION"],
  [
    "a type that the definition does not have",
    { ownerId: ORDER, key: "qbo_status", value: "synced", type: "url" },
    "INVALID_TYPE",
  ],
  ["an unknown owner", { ownerId: "gid://shopify/Order/7", key: "qbo_status", value: "synced" }, "INVALID"],
  ["a key without type or definition", { ownerId: ORDER, key: "other", value: "x" }, "BLANK"],
  [
    "text over several lines",
    { ownerId: ORDER, key: "n", type: "single_line_text_field", value: "a\nb" },
    "INVALID_VALUE",
  ],
])("metafieldsSet refuses %s", async (_name, metafield, code) => {
  const shop = await openShop();
  const { json } = await shop.graphql(SET, { metafields: [metafield] });
  expect(json.data.metafieldsSet.userErrors[0].code).toBe(code);
});

test("metafieldsSet takes 25 metafields and refuses 26", async () => {
  const shop = await openShop();
  const metafields = Array.from({ length: 26 }, (_, index) => ({
    ownerId: ORDER,
    key: `k${index}`,
    type: "single_line_text_field",
    value: "v",
  }));
  const refused = await shop.graphql(SET, { metafields });
  expect(refused.json.data.metafieldsSet.userErrors[0].code).toBe("LESS_THAN_OR_EQUAL_TO");
  const taken = await shop.graphql(SET, { metafields: metafields.slice(1) });
  expect(taken.json.data.metafieldsSet.metafields).toHaveLength(25);
});

test("the definitions of the app's configuration can be read", async () => {
  const shop = await openShop();
  const { json } = await shop.graphql(
    "{ metafieldDefinitions(first: 5, ownerType: ORDER) { nodes { key type { name } access { admin } capabilities { adminFilterable { enabled } } } } }",
  );
  expect(json.errors).toBeUndefined();
  expect(json.data.metafieldDefinitions.nodes).toEqual([
    {
      key: "qbo_status",
      type: { name: "single_line_text_field" },
      access: { admin: "MERCHANT_READ" },
      capabilities: { adminFilterable: { enabled: true } },
    },
  ]);
});

test("tags are added without case twins and removed, and the order's update time moves only on a change", async () => {
  const shop = await openShop();
  const add = (tags: string[]) =>
    shop.graphql(
      "mutation Add($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { message } } }",
      { id: ORDER, tags },
    );
  await add(["Wholesale"]);
  const before = (await shop.graphql(READ, { id: ORDER })).json.data.order;
  expect(before).toMatchObject({ tags: ["wholesale"], updatedAt: "2026-11-21T09:00:00Z" });
  await add(["QBO: Synced"]);
  const after = (await shop.graphql(READ, { id: ORDER })).json.data.order;
  expect(after.tags).toEqual(["QBO: Synced", "wholesale"]);
  expect(after.updatedAt).not.toBe(before.updatedAt);
  await shop.graphql(
    `mutation { tagsRemove(id: "${ORDER}", tags: ["qbo: synced"]) { userErrors { message } } }`,
  );
  expect((await shop.graphql(READ, { id: ORDER })).json.data.order.tags).toEqual(["wholesale"]);
});
