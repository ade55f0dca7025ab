import { expect, test } from "vitest";
import { makeProduct } from "./fixtures/make-product.ts";
import { type OpenShop, openShop } from "./fixtures/open-shop.ts";

const BY_INPUT = `mutation Make($input: CollectionInput!) { collectionCreate(input: $input) { collection { id handle productsCount { count } } userErrors { field message } } }`;
const ADD = `mutation Add($id: ID!, $ids: [ID!]!) { collectionAddProducts(id: $id, productIds: $ids) { collection { id } userErrors { field message } } }`;
const ADD_BY_JOB = `mutation Add($id: ID!, $ids: [ID!]!) { collectionAddProductsV2(id: $id, productIds: $ids) { job { id done } userErrors { field code } } }`;
const REMOVE = `mutation Remove($id: ID!, $ids: [ID!]!) { collectionRemoveProducts(id: $id, productIds: $ids) { job { done } userErrors { field message } } }`;

async function membersOf(shop: OpenShop, id: string): Promise<string[]> {
  const { collection } = await shop.run(
    "query C($id: ID!) { collection(id: $id) { products(first: 10) { nodes { title } } } }",
    { id },
  );
  return collection.products.nodes.map((node: { title: string }) => node.title);
}

test("products are put into a collection and taken out of it, each time with one collections/update", async () => {
  const shop = await openShop();
  const lamp = await makeProduct(shop, { title: "Lamp" });
  const rug = await makeProduct(shop, { title: "Rug" });
  const { collection } = (await shop.run(BY_INPUT, { input: { title: "Home & Living" } })).collectionCreate;
  expect(collection.handle).toBe("home-living");
  await shop.topics();
  await shop.run(ADD, { id: collection.id, ids: [lamp.id, rug.id] });
  expect(await membersOf(shop, collection.id)).toEqual(["Lamp", "Rug"]);
  expect(await shop.topics()).toEqual(["collections/update"]);
  expect(shop.bodyOf("collections/update")).toMatchObject({ title: "Home & Living", handle: "home-living" });
  const twice = await shop.run(ADD, { id: collection.id, ids: [lamp.id] });
  expect(twice.collectionAddProducts.collection).toBeNull();
  const removed = (await shop.run(REMOVE, { id: collection.id, ids: [lamp.id, "gid://shopify/Product/404"] }))
    .collectionRemoveProducts;
  expect(removed).toEqual({ job: { done: false }, userErrors: [] });
  expect(await membersOf(shop, collection.id)).toEqual(["Rug"]);
  const { product } = await shop.run(
    "query P($id: ID!) { product(id: $id) { collections(first: 5) { nodes { id } } } }",
    { id: rug.id },
  );
  expect(product.collections.nodes).toEqual([{ id: collection.id }]);
  const job = (await shop.run(ADD_BY_JOB, { id: collection.id, ids: [lamp.id, rug.id] }))
    .collectionAddProductsV2.job;
  expect(job.done).toBe(false);
  expect((await shop.run("query J($id: ID!) { job(id: $id) { done } }", { id: job.id })).job.done).toBe(true);
  expect(await membersOf(shop, collection.id)).toEqual(["Rug", "Lamp"]);
});

test("a collection with rules holds what they select, and nothing can be put into it by hand", async () => {
  const shop = await openShop();
  const lamp = await makeProduct(shop, { title: "Lamp", fields: { productType: "Light" } });
  await makeProduct(shop, { title: "Rug", fields: { productType: "Textile" } });
  const rules = [{ column: "TYPE", relation: "EQUALS", condition: "light" }];
  const input = { title: "Lights", ruleSet: { appliedDisjunctively: false, rules } };
  const { collection } = (await shop.run(BY_INPUT, { input })).collectionCreate;
  expect(collection.productsCount.count).toBe(1);
  expect(await membersOf(shop, collection.id)).toEqual(["Lamp"]);
  const refused = await shop.run(ADD_BY_JOB, { id: collection.id, ids: [lamp.id] });
  expect(refused.collectionAddProductsV2).toEqual({
    job: null,
    userErrors: [{ field: ["id"], code: "CANT_ADD_TO_SMART_COLLECTION" }],
  });
  const { smart, custom } = await shop.run(
    '{ smart: collections(first: 5, query: "collection_type:smart") { nodes { title } } custom: collections(first: 5, query: "collection_type:custom") { nodes { id } } }',
  );
  expect([smart.nodes, custom.nodes]).toEqual([[{ title: "Lights" }], []]);
});

test("a collection is made of a source with chosen products; conditions of a source are refused as not imitated", async () => {
  const shop = await openShop();
  const lamp = await makeProduct(shop, { title: "Lamp" });
  const make = `mutation Make($collection: CollectionCreateInput!) { collectionCreate(collection: $collection) { collection { id } userErrors { field message } } }`;
  const source = (inclusion: unknown) => ({
    title: "Lights",
    sources: [{ source: { title: "Chosen", inclusion } }],
  });
  const made = await shop.run(make, { collection: source({ selections: [{ productId: lamp.id }] }) });
  expect(await membersOf(shop, made.collectionCreate.collection.id)).toEqual(["Lamp"]);
  const conditions = [{ productVendor: { matchType: "ANY", relation: "EQUALS", values: ["Pine"] } }];
  const { json } = await shop.graphql(make, { collection: source({ conditions }) });
  expect(json.errors[0].extensions.code).toBe("NOT_EMULATED");
});

test.each([
  [{ title: " " }, ["title"], "Title can't be blank"],
  [{ title: "A", products: ["gid://shopify/Product/404"] }, ["products", "0"], "Product does not exist"],
  [
    { title: "A", ruleSet: { appliedDisjunctively: false, rules: [] } },
    ["ruleSet", "rules"],
    "Rules cannot be an empty set",
  ],
  [{ id: "gid://shopify/Collection/1", title: "A" }, ["id"], "id cannot be specified on collection creation"],
])("the collection %j is refused at %j", async (input, field, message) => {
  const shop = await openShop();
  expect((await shop.run(BY_INPUT, { input })).collectionCreate).toEqual({
    collection: null,
    userErrors: [{ field, message }],
  });
});
