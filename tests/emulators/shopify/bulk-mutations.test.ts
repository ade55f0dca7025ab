import { expect, test } from "vitest";
import { type Refusal, readLines, runBulkFile, uploadLines, whenOver } from "./fixtures/bulk-shop.ts";
import { makeCustomer } from "./fixtures/make-customer.ts";
import { makeProduct } from "./fixtures/make-product.ts";
import { type OpenShop, openShop } from "./fixtures/open-shop.ts";

const CREATE = `mutation Create($input: CustomerInput!) { customerCreate(input: $input) {
  customer { id email } userErrors { field message } } }`;

async function refusalsOf(
  shop: OpenShop,
  mutation: string,
  path: string,
  clientIdentifier?: string,
): Promise<Refusal[]> {
  const { bulkOperation, userErrors } = await runBulkFile(shop, mutation, path, clientIdentifier);
  expect(bulkOperation).toBeNull();
  return userErrors;
}

test("a mutation runs once for each line of an uploaded file; every line is answered, problems too", async () => {
  const shop = await openShop();
  await makeCustomer(shop, { email: "ada@example.com" });
  const path = await uploadLines(shop, [
    { input: { email: "bob@example.com" } },
    { input: { email: "ada@example.com" } },
    { input: {} },
    "no json",
    { wrong: true },
  ]);
  await shop.topics();
  const { bulkOperation, userErrors } = await runBulkFile(shop, CREATE, path, "import-of-friday");
  expect(userErrors).toEqual([]);
  expect(bulkOperation).toMatchObject({ type: "MUTATION", status: "CREATED" });
  const operation = await whenOver(shop, String(bulkOperation?.id));
  expect(operation).toMatchObject({ status: "COMPLETED", objectCount: "5", rootObjectCount: "5" });
  const lines = await readLines(operation.url);
  expect(lines.map((line) => line.__lineNumber)).toEqual([0, 1, 2, 3, 4]);
  expect(lines[0].data.customerCreate).toEqual({
    customer: { id: expect.any(String), email: "bob@example.com" },
    userErrors: [],
  });
  expect(lines[1].data.customerCreate).toEqual({
    customer: null,
    userErrors: [{ field: ["email"], message: "Email has already been taken" }],
  });
  expect(lines[2].data.customerCreate.userErrors).toHaveLength(1);
  expect(lines[3].errors).toHaveLength(1);
  expect(lines[4].errors).toHaveLength(1);
  expect(await shop.topics()).toEqual(["bulk_operations/finish", "customers/create"]);
  expect(shop.bodyOf("bulk_operations/finish")).toMatchObject({ type: "mutation", status: "completed" });
});

test("stock is set by file, each line under a key of its own", async () => {
  const shop = await openShop();
  const lamp = await makeProduct(shop, { title: "Lamp", tracked: true });
  const { locations } = await shop.run("{ locations(first: 1) { nodes { id } } }");
  const input = (quantity: number) => ({
    name: "available",
    reason: "correction",
    quantities: [
      { inventoryItemId: lamp.itemId, locationId: locations.nodes[0].id, quantity, changeFromQuantity: null },
    ],
  });
  const path = await uploadLines(shop, [
    { input: input(4), key: "line-one" },
    { input: input(9), key: "line-two" },
  ]);
  const mutation = `mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }`;
  const { bulkOperation } = await runBulkFile(shop, mutation, path);
  const operation = await whenOver(shop, String(bulkOperation?.id));
  expect((await readLines(operation.url)).map((line) => line.data.inventorySetQuantities.userErrors)).toEqual(
    [[], []],
  );
  const { productVariant } = await shop.run(
    `{ productVariant(id: "${lamp.variantId}") { inventoryQuantity } }`,
  );
  expect(productVariant.inventoryQuantity).toBe(9);
});

test("a file may also be put to its address as it is", async () => {
  const shop = await openShop();
  const input = [
    {
      resource: "BULK_MUTATION_VARIABLES",
      filename: "a b.jsonl",
      mimeType: "text/jsonl",
      httpMethod: "PUT",
    },
  ];
  const { stagedUploadsCreate } = await shop.run(
    "mutation Stage($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name } } userErrors { message } } }",
    { input },
  );
  const [target] = stagedUploadsCreate.stagedTargets;
  const body = JSON.stringify({ input: { email: "ada@example.com" } });
  expect((await fetch(target.url, { method: "PUT", body })).status).toBe(200);
  const key = decodeURIComponent(new URL(target.resourceUrl).pathname.replace("/staged-uploads/", ""));
  const { bulkOperation } = await runBulkFile(shop, CREATE, key);
  expect(await whenOver(shop, String(bulkOperation?.id))).toMatchObject({
    status: "COMPLETED",
    objectCount: "1",
  });
});

test("mutations and files that break the rules are refused", async () => {
  const shop = await openShop();
  const path = await uploadLines(shop, [{ input: { email: "ada@example.com" } }]);
  expect(await refusalsOf(shop, CREATE, "tmp/1/bulk/missing.jsonl")).toEqual([
    {
      field: null,
      message:
        "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
      code: "NO_SUCH_FILE",
    },
  ]);
  expect(await refusalsOf(shop, CREATE, await uploadLines(shop, []))).toEqual([
    { field: null, message: "The input file is empty.", code: "INVALID_STAGED_UPLOAD_FILE" },
  ]);
  expect(await refusalsOf(shop, CREATE, path, "abc")).toEqual([
    {
      field: ["clientIdentifier"],
      message: "is too short (minimum is 10 characters)",
      code: "INVALID_MUTATION",
    },
  ]);
  expect(await refusalsOf(shop, "{ products(first: 1) { edges { node { id } } } }", path)).toEqual([
    {
      field: null,
      message: "Invalid operation type. Only `mutation` operations are supported.",
      code: "INVALID_MUTATION",
    },
  ]);
  const two =
    'mutation { a: customerDelete(input: { id: "gid://shopify/Customer/1" }) { deletedCustomerId } b: customerDelete(input: { id: "gid://shopify/Customer/2" }) { deletedCustomerId } }';
  expect(await refusalsOf(shop, two, path)).toEqual([
    { field: ["mutation"], message: "You must specify a single top level mutation.", code: null },
  ]);
  const nested =
    "mutation Cancel($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { id } userErrors { message } } }";
  expect(await refusalsOf(shop, nested, path)).toEqual([
    { field: ["mutation"], message: "You must use an allowed mutation name.", code: null },
  ]);
  const list = "(first: 1) { edges { node { id } } }";
  const connections = `mutation New($input: CustomerInput!) { customerCreate(input: $input) { customer { orders${list} addressesV2${list} } } }`;
  expect(await refusalsOf(shop, connections, path)).toEqual([
    { field: ["mutation"], message: "Bulk mutations cannot contain more than 1 connection.", code: null },
  ]);
});

test("five files run beside five queries; a sixth waits", async () => {
  const shop = await openShop();
  await shop.control("POST", "settings", { bulkHold: true });
  const path = await uploadLines(shop, [{ input: { email: "ada@example.com" } }]);
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    ids.push(String((await runBulkFile(shop, CREATE, path)).bulkOperation?.id));
  }
  expect(await refusalsOf(shop, CREATE, path)).toEqual([
    {
      field: null,
      message: `A bulk mutation operation for this app and shop is already in progress: ${ids.join(", ")}.`,
      code: "OPERATION_IN_PROGRESS",
    },
  ]);
  const { currentBulkOperation } = await shop.run("{ currentBulkOperation(type: MUTATION) { id status } }");
  expect(currentBulkOperation).toEqual({ id: ids[4], status: "CREATED" });
});
