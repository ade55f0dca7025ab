import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportAll, type Refusal, readBulk, readLines, runBulk, whenOver } from "./fixtures/bulk-shop.ts";
import { makeCustomer } from "./fixtures/make-customer.ts";
import { makeProduct } from "./fixtures/make-product.ts";
import { type OpenShop, openShop } from "./fixtures/open-shop.ts";

const PRODUCTS = `{ products { edges { node { id title
  variants { edges { node { id sku inventoryItem { id tracked inventoryLevels { edges { node { id quantities(names: ["available"]) { quantity } } } } } } } }
  metafields { edges { node { key value } } } } } } }`;

async function refusalsOf(shop: OpenShop, query: string): Promise<Refusal[]> {
  const { bulkOperation, userErrors } = await runBulk(shop, query);
  expect(bulkOperation).toBeNull();
  return userErrors;
}

test("a bulk query is created, runs in the background and ends with a file whose children name their parent", async () => {
  const shop = await openShop();
  const lamp = await makeProduct(shop, { title: "Lamp", sku: "LAMP-1", tracked: true });
  const desk = await makeProduct(shop, { title: "Desk", sku: "DESK-1" });
  await shop.topics();
  const { bulkOperation, userErrors } = await runBulk(shop, PRODUCTS);
  expect(userErrors).toEqual([]);
  expect(bulkOperation).toMatchObject({
    type: "QUERY",
    status: "CREATED",
    objectCount: "0",
    url: null,
    query: PRODUCTS,
  });
  const operation = await whenOver(shop, String(bulkOperation?.id));
  expect(operation).toMatchObject({ status: "COMPLETED", errorCode: null, rootObjectCount: "2" });
  const response = await fetch(String(operation.url));
  expect(response.headers.get("content-type")).toBe("application/jsonl");
  expect(Number(response.headers.get("content-length"))).toBe(Number(operation.fileSize));
  const text = await response.text();
  expect(text).toContain("gid:\\/\\/shopify\\/Product\\/");
  const lines = await readLines(operation.url);
  expect(lines).toHaveLength(Number(operation.objectCount));
  expect(lines.filter((line) => line.__parentId === undefined)).toEqual([
    { id: lamp.id, title: "Lamp" },
    { id: desk.id, title: "Desk" },
  ]);
  expect(lines).toContainEqual({
    id: lamp.variantId,
    sku: "LAMP-1",
    inventoryItem: { id: lamp.itemId, tracked: true },
    __parentId: lamp.id,
  });
  expect(lines).toContainEqual({
    id: expect.stringContaining("gid://shopify/InventoryLevel/"),
    quantities: [{ quantity: 0 }],
    __parentId: lamp.variantId,
  });
  expect(await shop.topics()).toEqual(["bulk_operations/finish"]);
  expect(shop.bodyOf("bulk_operations/finish")).toEqual({
    admin_graphql_api_id: operation.id,
    completed_at: operation.completedAt,
    created_at: expect.any(String),
    error_code: null,
    status: "completed",
    type: "query",
  });
});

test("grouped, children stand below their parent; else they follow the roots", async () => {
  const shop = await openShop();
  for (const title of ["Lamp", "Desk", "Rug"]) await makeProduct(shop, { title });
  const query = "{ products { edges { node { id title variants { edges { node { id } } } } } } }";
  const isRoot = (line: { __parentId?: string }) => line.__parentId === undefined;
  const grouped = await exportAll(shop, query, true);
  expect(grouped.lines.map(isRoot)).toEqual([true, false, true, false, true, false]);
  const loose = await exportAll(shop, query);
  expect(loose.lines.map(isRoot)).toEqual([true, true, true, false, false, false]);
});

test("filters, sort keys and aliases hold, paging counts for nothing; an empty result has no address", async () => {
  const shop = await openShop();
  for (const name of ["Ada", "Bob", "Cyd"]) {
    await makeCustomer(shop, {
      firstName: name,
      email: `${name}@example.com`,
      tags: name === "Bob" ? [] : ["vip"],
    });
  }
  const vips = await exportAll(
    shop,
    '{ vips: customers(first: 1, query: "tag:vip", sortKey: ID, reverse: true) { edges { node { id firstName addressesV2 { edges { node { city } } } } } } }',
  );
  expect(vips.lines.map((line) => line.firstName)).toEqual(["Cyd", "Ada"]);
  const none = await exportAll(shop, '{ customers(query: "tag:nobody") { edges { node { id } } } }');
  expect(none.operation).toMatchObject({
    status: "COMPLETED",
    objectCount: "0",
    url: null,
    fileSize: null,
    partialDataUrl: null,
  });
});

test("connections of a root field that is no connection are its lines", async () => {
  const shop = await openShop();
  const lamp = await makeProduct(shop, { title: "Lamp" });
  const { lines } = await exportAll(
    shop,
    `{ product(id: "${lamp.id}") { id variants { edges { node { id } } } } }`,
  );
  expect(lines).toContainEqual({ id: lamp.variantId, __parentId: lamp.id });
});

test("queries that break the rules of bulk operations are refused", async () => {
  const shop = await openShop();
  const messages = async (query: string) => (await refusalsOf(shop, query)).map(({ message }) => message);
  expect(await refusalsOf(shop, "{ shop { id } }")).toEqual([
    { field: ["query"], message: "Bulk queries must contain at least one connection.", code: "INVALID" },
  ]);
  expect(await messages("")).toEqual(["Invalid bulk query: syntax error, unexpected end of file"]);
  expect(await messages("{ products { nodes { id title } } }")).toEqual([
    "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'products'.",
  ]);
  expect(await messages('{ node(id: "gid://shopify/Product/0") { id } }')).toEqual([
    "Bulk queries cannot contain a top level `node` field.",
    "Bulk queries must contain at least one connection.",
  ]);
  expect(
    await messages(
      "{ collections { edges { node { id products { edges { node { id variants { edges { node { id metafields { edges { node { id } } } } } } } } } } } } }",
    ),
  ).toEqual(["Bulk queries cannot contain connections with a nesting depth greater than 2."]);
  const list = "edges { node { id } }";
  expect(
    await messages(
      `{ products { edges { node { id variants { ${list} } metafields { ${list} } collections { ${list} } media { ${list} } events { ${list} } } } } }`,
    ),
  ).toEqual(["Bulk queries cannot contain more than 5 connections."]);
  expect(
    await messages("{ products { edges { node { title variants { edges { node { id } } } } } } }"),
  ).toEqual([
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': products.",
  ]);
  expect(
    await messages("{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }"),
  ).toEqual(["Queries that contain a connection field within a list field are not currently supported."]);
  expect(await messages('mutation { productCreate(product: { title: "x" }) { product { id } } }')).toEqual([
    "Invalid operation type. Only `query` operations are supported.",
  ]);
  const long = `#${"a".repeat(65_536 - 45)}\n{ products { edges { node { id } } } }`;
  expect(await messages(long.padEnd(65_536, " "))).toEqual([
    "Query is too large (65536 bytes; maximum is 65535 bytes)",
  ]);
});

test("five queries run at once, a sixth is refused with the ids of those; held ones can be cancelled", async () => {
  const shop = await openShop();
  await makeProduct(shop, { title: "Lamp" });
  await shop.control("POST", "settings", { bulkHold: true });
  const query = "{ products { edges { node { id } } } }";
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.push(String((await runBulk(shop, query)).bulkOperation?.id));
  expect(await refusalsOf(shop, query)).toEqual([
    {
      field: null,
      message: `A bulk query operation for this app and shop is already in progress: ${ids.join(", ")}.`,
      code: "OPERATION_IN_PROGRESS",
    },
  ]);
  const cancel =
    "mutation Cancel($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }";
  const cancelled = (await shop.run(cancel, { id: ids[0] })).bulkOperationCancel;
  expect(cancelled).toEqual({ bulkOperation: { status: "CANCELING" }, userErrors: [] });
  expect((await whenOver(shop, String(ids[0]))).status).toBe("CANCELED");
  await shop.control("POST", "settings", { bulkHold: false });
  for (const id of ids.slice(1)) expect((await whenOver(shop, id)).status).toBe("COMPLETED");
  expect(await readBulk(shop, String(ids[0]))).toMatchObject({ status: "CANCELED", url: null });
  expect((await shop.run(cancel, { id: ids[1] })).bulkOperationCancel.userErrors).toEqual([
    { field: null, message: "A bulk operation cannot be canceled when it is completed" },
  ]);
  expect((await shop.run(cancel, { id: "gid://shopify/BulkOperation/0" })).bulkOperationCancel).toEqual({
    bulkOperation: null,
    userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }],
  });
  const { bulkOperations, currentBulkOperation } = await shop.run(
    '{ bulkOperations(first: 10, query: "status:completed") { nodes { id } } currentBulkOperation { id } }',
  );
  expect(bulkOperations.nodes.map((node: { id: string }) => node.id)).toEqual(ids.slice(1).reverse());
  expect(currentBulkOperation).toEqual({ id: ids[4] });
});

test("an operation can be made to fail after some objects; what it had is the partial result", async () => {
  const shop = await openShop();
  for (const title of ["Lamp", "Desk", "Rug"]) await makeProduct(shop, { title });
  const query = "{ products { edges { node { id title } } } }";
  await shop.control("POST", "settings", { bulkFailure: "TIMEOUT", bulkFailureAfter: 2 });
  await shop.topics();
  const { operation } = await exportAll(shop, query);
  expect(operation).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", objectCount: "2", url: null });
  expect((await readLines(operation.partialDataUrl)).map((line) => line.title)).toEqual(["Lamp", "Desk"]);
  await shop.topics();
  expect(shop.bodyOf("bulk_operations/finish")).toMatchObject({ status: "failed", error_code: "timeout" });
  await shop.control("POST", "settings", { bulkFailure: "ACCESS_DENIED" });
  expect((await exportAll(shop, query)).operation).toMatchObject({
    status: "FAILED",
    errorCode: "ACCESS_DENIED",
    partialDataUrl: null,
  });
});

test("without bulk access the mutations are denied; without the scope of a list the operation fails", async () => {
  const shop = await openShop();
  await shop.control("POST", "settings", { bulkAccess: "denied" });
  const { json } = await shop.graphql(
    'mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }", groupObjects: false) { userErrors { message } } }',
  );
  expect(json.errors).toMatchObject([
    {
      message: "Access denied for bulkOperationRunQuery field.",
      extensions: { code: "ACCESS_DENIED" },
    },
  ]);
  const narrow = await openShop({ app: { scopes: ["read_products"] } });
  const { operation } = await exportAll(narrow, "{ customers { edges { node { id } } } }");
  expect(operation).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED" });
});

test("a result is kept for seven days", async () => {
  const shop = await openShop();
  await makeProduct(shop, { title: "Lamp" });
  const { operation } = await exportAll(shop, "{ products { edges { node { id } } } }");
  expect((await fetch(String(operation.url))).status).toBe(200);
  await shop.control("POST", "clock", { advanceMs: 7 * 86_400_000 + 1000 });
  const refreshed = await shop.exchange();
  shop.setToken(refreshed.json.access_token);
  expect(await readBulk(shop, operation.id)).toMatchObject({ status: "EXPIRED", url: null });
  expect((await fetch(String(operation.url))).status).toBe(400);
});

test("an operation that was on its way when the emulator ended has failed after a restart, a finished result is still there", async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), "shop-bulk-")), "shop.jsonl");
  const first = await openShop({ dataFile });
  await makeProduct(first, { title: "Lamp" });
  const query = "{ products { edges { node { title } } } }";
  const { operation } = await exportAll(first, query);
  await first.control("POST", "settings", { bulkHold: true });
  const { bulkOperation } = await runBulk(first, query);
  await first.emulator.close();
  const second = await openShop({ dataFile });
  expect(await readBulk(second, String(bulkOperation?.id))).toMatchObject({
    status: "FAILED",
    errorCode: "INTERNAL_SERVER_ERROR",
  });
  expect(await readLines((await readBulk(second, operation.id)).url)).toEqual([{ title: "Lamp" }]);
});
