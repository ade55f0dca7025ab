import { expect, test } from "vitest";
import { type Made, makeProduct } from "./fixtures/make-product.ts";
import { type OpenShop, openShop } from "./fixtures/open-shop.ts";

const SET = `mutation Set($input: ProductSetInput!, $identifier: ProductSetIdentifiers) {
  productSet(input: $input, identifier: $identifier) { product { id updatedAt totalInventory options { name values }
    variants(first: 20) { nodes { id sku price inventoryQuantity } } } userErrors { field message code } } }`;
const COLOURS = [{ name: "Color", values: [{ name: "Red" }, { name: "Blue" }] }];

test("productSet brings a product to what the input says, and a second time changes nothing", async () => {
  const shop = await openShop();
  const { location } = await shop.run("{ location { id } }");
  const variant = (colour: string, price: string, quantity: number) => ({
    optionValues: [{ optionName: "Color", name: colour }],
    price,
    sku: `S-${colour}`,
    inventoryItem: { tracked: true },
    inventoryQuantities: [{ locationId: location.id, name: "available", quantity }],
  });
  const input = {
    title: "Shade",
    handle: "shade",
    productOptions: COLOURS,
    variants: [variant("Red", "5", 3), variant("Blue", "6", 4)],
  };
  const identifier = { handle: "shade" };
  const first = (await shop.run(SET, { input, identifier })).productSet;
  expect(first.userErrors).toEqual([]);
  expect(first.product.totalInventory).toBe(7);
  await shop.topics();
  const again = (await shop.run(SET, { input, identifier })).productSet;
  expect(again.product).toEqual(first.product);
  expect(await shop.topics()).toEqual([]);
  const fewer = {
    ...input,
    productOptions: [{ name: "Color", values: [{ name: "Blue" }] }],
    variants: [variant("Blue", "7", 9)],
  };
  const changed = (await shop.run(SET, { input: fewer, identifier })).productSet.product;
  expect(changed.variants.nodes).toMatchObject([
    { id: first.product.variants.nodes[1].id, sku: "S-Blue", price: "7.00", inventoryQuantity: 9 },
  ]);
});

test.each([
  [{ input: { id: "gid://shopify/Product/404", title: "A" } }, "PRODUCT_DOES_NOT_EXIST"],
  [
    { input: { id: "gid://shopify/Product/404", title: "A", handle: "a" }, identifier: { handle: "a" } },
    "ID_NOT_ALLOWED",
  ],
  [{ input: { title: "A" }, identifier: { id: "gid://shopify/Product/404" } }, "NOT_FOUND"],
  [{ input: { title: "A" }, identifier: { handle: "a" } }, "MISSING_FIELD_REQUIRED"],
  [{ input: { title: "A", productOptions: COLOURS } }, "VARIANTS_INPUT_MISSING"],
  [
    {
      input: {
        title: "A",
        productOptions: COLOURS,
        variants: [
          { optionValues: [{ optionName: "Color", name: "Red" }] },
          { optionValues: [{ optionName: "Color", name: "Red" }] },
        ],
      },
    },
    "INVALID_VARIANT",
  ],
])("productSet of %j is refused with %s", async (variables, code) => {
  const shop = await openShop();
  const { productSet } = await shop.run(SET, variables);
  expect(productSet.product).toBeNull();
  expect(productSet.userErrors[0].code).toBe(code);
});

test("a deleted product is gone with its variants, stock and places in collections", async () => {
  const shop = await openShop();
  const made = await makeProduct(shop, { title: "Lamp", sku: "L-1" });
  const collection = (
    await shop.run(
      "mutation Make($input: CollectionInput!) { collectionCreate(input: $input) { collection { id } } }",
      {
        input: { title: "Lights", products: [made.id] },
      },
    )
  ).collectionCreate.collection;
  await shop.topics();
  const remove =
    "mutation Delete($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { field message } } }";
  expect((await shop.run(remove, { id: made.id })).productDelete.deletedProductId).toBe(made.id);
  expect(await shop.topics()).toEqual(["inventory_items/delete", "products/delete"]);
  expect(shop.bodyOf("products/delete")).toEqual({ id: Number(made.id.split("/").at(-1)) });
  const ids = [made.id, made.variantId, made.itemId];
  const after = await shop.run(
    "query After($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } collection(id: $id) { productsCount { count } } }",
    { ids, id: collection.id },
  );
  expect(after).toEqual({ nodes: [null, null, null], collection: { productsCount: { count: 0 } } });
  const again = await shop.run(remove, { id: made.id });
  expect(again.productDelete.userErrors).toEqual([{ field: ["id"], message: "Product does not exist" }]);
});

async function found(shop: OpenShop, list: string, query: string): Promise<string[]> {
  const data = await shop.run(
    `query Find($query: String) { ${list}(first: 20, query: $query) { nodes { id } } }`,
    { query },
  );
  return data[list].nodes.map((node: { id: string }) => node.id);
}

test("products and variants are found by what the search syntax documents", async () => {
  const shop = await openShop();
  const lamp: Made = await makeProduct(shop, {
    title: "Brass lamp",
    sku: "LAMP-1",
    price: "50.00",
    tracked: true,
    fields: { productType: "Light", vendor: "Harbor", tags: ["sale"] },
  });
  const rug: Made = await makeProduct(shop, {
    title: "Wool rug",
    sku: "RUG-1",
    price: "200.00",
    fields: { productType: "Textile", vendor: "Pine", status: "DRAFT" },
  });
  const number = (id: string) => id.split("/").at(-1);
  const products: [query: string, expected: Made[]][] = [
    ["sku:LAMP-1", [lamp]],
    ["sku:*-1", [lamp, rug]],
    ["product_type:Light,Textile", [lamp, rug]],
    ["vendor:Harbor", [lamp]],
    ["status:active", [lamp]],
    ["status:DRAFT OR tag:sale", [lamp, rug]],
    ["price:>=100", [rug]],
    ["tracks_inventory:true", [lamp]],
    ["inventory_total:0", [lamp, rug]],
    ["handle:wool-rug", [rug]],
    [`id:>${number(lamp.id)}`, [rug]],
    [`variant_id:${number(rug.variantId)}`, [rug]],
    ["has_only_default_variant:true -tag:sale", [rug]],
    ["brass", [lamp]],
  ];
  for (const [query, expected] of products) {
    expect(await found(shop, "products", query), query).toEqual(expected.map(({ id }) => id));
  }
  const variants: [query: string, expected: Made[]][] = [
    ["sku:RUG-1", [rug]],
    ["vendor:Pine product_type:Textile", [rug]],
    ["product_status:ACTIVE", [lamp]],
    ["tag:sale", [lamp]],
    [`product_id:${number(rug.id)}`, [rug]],
    ["taxable:true inventory_quantity:<1", [lamp, rug]],
  ];
  for (const [query, expected] of variants) {
    expect(await found(shop, "productVariants", query), query).toEqual(
      expected.map(({ variantId }) => variantId),
    );
  }
  expect(await found(shop, "inventoryItems", "sku:LAMP-1")).toEqual([lamp.itemId]);
});
