import { expect, test } from "vitest";
import { makeProduct } from "./fixtures/make-product.ts";
import { openShop } from "./fixtures/open-shop.ts";

const PRODUCT = `id title handle status vendor productType tags updatedAt totalInventory tracksInventory hasOnlyDefaultVariant
  options { name values optionValues { name hasVariants } }
  variants(first: 20) { nodes { id title sku barcode price compareAtPrice taxable position inventoryQuantity selectedOptions { name value }
    inventoryItem { id tracked requiresShipping unitCost { amount currencyCode } } } }`;
const CREATE = `mutation Create($product: ProductCreateInput!) { productCreate(product: $product) { product { ${PRODUCT} } userErrors { field message } } }`;
const UPDATE = `mutation Update($product: ProductUpdateInput!) { productUpdate(product: $product) { product { ${PRODUCT} } userErrors { field message } } }`;
const BULK_CREATE = `mutation Add($id: ID!, $variants: [ProductVariantsBulkInput!]!, $strategy: ProductVariantsBulkCreateStrategy) {
  productVariantsBulkCreate(productId: $id, variants: $variants, strategy: $strategy) { product { ${PRODUCT} } productVariants { id title } userErrors { field message code } } }`;
const BULK_UPDATE = `mutation Change($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partly: Boolean) {
  productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partly) { product { ${PRODUCT} } productVariants { id sku price } userErrors { field message code } } }`;

const COLOURS = [{ name: "Color", values: [{ name: "Red" }, { name: "Blue" }] }];

test("a product begins with one variant, stocked at the primary location, and its item and level are announced with it", async () => {
  const shop = await openShop();
  const { product, userErrors } = (
    await shop.run(CREATE, { product: { title: "Brass Lamp", tags: ["b, A"] } })
  ).productCreate;
  expect(userErrors).toEqual([]);
  expect(product).toMatchObject({
    handle: "brass-lamp",
    status: "ACTIVE",
    vendor: "Harbor & Pine",
    productType: "",
    tags: ["A", "b"],
    hasOnlyDefaultVariant: true,
    tracksInventory: false,
    options: [{ name: "Title", values: ["Default Title"] }],
  });
  expect(product.variants.nodes).toMatchObject([
    {
      title: "Default Title",
      price: "0.00",
      sku: null,
      taxable: true,
      inventoryQuantity: 0,
      inventoryItem: { tracked: false },
    },
  ]);
  expect(await shop.topics()).toEqual([
    "inventory_items/create",
    "inventory_levels/connect",
    "products/create",
  ]);
  expect(shop.bodyOf("products/create")).toMatchObject({
    title: "Brass Lamp",
    tags: "A, b",
    variants: [{ price: "0.00", inventory_quantity: 0, option1: "Default Title" }],
  });
  const second = (await shop.run(CREATE, { product: { title: "Brass  lamp" } })).productCreate.product;
  expect(second.handle).toBe("brass-lamp-1");
});

test("options come with all their values and a variant of the first of each", async () => {
  const shop = await openShop();
  const productOptions = [...COLOURS, { name: "Size", values: [{ name: "S" }, { name: "L" }] }];
  const { product } = (await shop.run(CREATE, { product: { title: "Lamp", productOptions } })).productCreate;
  expect(product.options).toEqual([
    {
      name: "Color",
      values: ["Red"],
      optionValues: [
        { name: "Red", hasVariants: true },
        { name: "Blue", hasVariants: false },
      ],
    },
    {
      name: "Size",
      values: ["S"],
      optionValues: [
        { name: "S", hasVariants: true },
        { name: "L", hasVariants: false },
      ],
    },
  ]);
  expect(product.variants.nodes.map((variant: { title: string }) => variant.title)).toEqual(["Red / S"]);
});

test.each([
  [{ title: "" }, ["title"], "Title can't be blank"],
  [{ title: "x".repeat(256) }, ["title"], "Title is too long (maximum is 255 characters)"],
  [{ title: "A", vendor: "x".repeat(256) }, ["vendor"], "Vendor is too long (maximum is 255 characters)"],
  [
    { title: "A", handle: "Taken!" },
    ["input", "handle"],
    "Handle 'Taken!' already in use. Please provide a new handle.",
  ],
  [{ title: "A", tags: ["x".repeat(256)] }, ["tags"], "Product tags is invalid"],
  [
    { title: "A", productOptions: [{ name: "Color / Shade", values: [{ name: "Red" }] }] },
    ["options"],
    'Name cannot contain the character sequence " / "',
  ],
])("the product %j is refused at %j", async (product, field, message) => {
  const shop = await openShop();
  await shop.run(CREATE, { product: { title: "Taken" } });
  const { productCreate } = await shop.run(CREATE, { product });
  expect(productCreate).toEqual({ product: null, userErrors: [{ field, message }] });
});

test("an update of a product tells no one when it changes nothing", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const shop = await openShop({ clock: () => now });
  const made = await makeProduct(shop, { title: "Lamp", sku: "L-1" });
  await shop.topics();
  now = new Date("2026-11-22T12:00:05Z");
  const same = (await shop.run(UPDATE, { product: { id: made.id, title: "Lamp" } })).productUpdate.product;
  expect(same.updatedAt).toBe("2026-11-22T12:00:00Z");
  expect(await shop.topics()).toEqual([]);
  const product = { id: made.id, title: "Lantern", productType: "Light", vendor: "Pine", status: "ARCHIVED" };
  const changed = (await shop.run(UPDATE, { product })).productUpdate.product;
  expect(changed).toMatchObject({ ...product, handle: "lamp", updatedAt: "2026-11-22T12:00:05Z" });
  expect(await shop.topics()).toEqual(["products/update"]);
  const unknown = await shop.run(UPDATE, { product: { id: "gid://shopify/Product/404", title: "Ghost" } });
  expect(unknown.productUpdate.userErrors).toEqual([{ field: ["id"], message: "Product does not exist" }]);
});

test("variants made in bulk take the place of the one that the product came with", async () => {
  const shop = await openShop();
  const made = await makeProduct(shop, { title: "Lamp" });
  const location = await shop.run("{ location { id } }");
  const variants = ["Red", "Blue"].map((name, index) => ({
    optionValues: [{ optionName: "Title", name }],
    price: "27.5",
    barcode: `00${index}`,
    inventoryItem: { sku: `L-${name}`, tracked: true, cost: "12" },
    inventoryQuantities: [{ locationId: location.location.id, availableQuantity: 5 + index }],
  }));
  await shop.topics();
  const { product, productVariants, userErrors } = (await shop.run(BULK_CREATE, { id: made.id, variants }))
    .productVariantsBulkCreate;
  expect(userErrors).toEqual([]);
  expect(productVariants.map((variant: { title: string }) => variant.title)).toEqual(["Red", "Blue"]);
  expect(product).toMatchObject({
    totalInventory: 11,
    tracksInventory: true,
    options: [{ values: ["Red", "Blue"] }],
  });
  expect(product.variants.nodes[1]).toMatchObject({
    position: 2,
    sku: "L-Blue",
    price: "27.50",
    inventoryQuantity: 6,
    inventoryItem: { tracked: true, unitCost: { amount: "12.00", currencyCode: "USD" } },
  });
  expect(await shop.topics()).toEqual([
    "inventory_items/create",
    "inventory_items/create",
    "inventory_items/delete",
    "inventory_levels/connect",
    "inventory_levels/connect",
    "inventory_levels/disconnect",
    "products/update",
  ]);
});

test.each([
  [
    { optionValues: [{ optionName: "Material", name: "Cotton" }] },
    ["variants", "0", "optionValues", "0"],
    "INVALID_INPUT",
  ],
  [
    {
      optionValues: [
        { optionName: "Color", name: "Red" },
        { optionName: "Color", name: "Blue" },
      ],
    },
    ["variants", "0", "optionValues"],
    "INVALID_INPUT",
  ],
  [{}, ["variants", "0"], "NEED_TO_ADD_OPTION_VALUES"],
  [{ optionValues: [{ optionName: "Color", name: "Red" }] }, ["variants", "0"], "VARIANT_ALREADY_EXISTS"],
  [
    { optionValues: [{ optionName: "Color", name: "Blue" }], price: "-1" },
    ["variants", "0", "price"],
    "GREATER_THAN_OR_EQUAL_TO",
  ],
  [
    {
      optionValues: [{ optionName: "Color", name: "Blue" }],
      inventoryQuantities: [{ locationId: "gid://shopify/Location/404", availableQuantity: 1 }],
    },
    ["variants", "0", "inventoryQuantities"],
    "TRACKED_VARIANT_LOCATION_NOT_FOUND",
  ],
])("the new variant %j is refused at %j with %s, and none is made", async (variant, field, code) => {
  const shop = await openShop();
  const { product } = (await shop.run(CREATE, { product: { title: "Lamp", productOptions: COLOURS } }))
    .productCreate;
  const { productVariantsBulkCreate } = await shop.run(BULK_CREATE, { id: product.id, variants: [variant] });
  expect(productVariantsBulkCreate.userErrors).toMatchObject([{ field, code }]);
  const after = await shop.run("query After($id: ID!) { product(id: $id) { variantsCount { count } } }", {
    id: product.id,
  });
  expect(after.product.variantsCount.count).toBe(1);
});

test("variants are updated all or none, or as far as they are valid", async () => {
  const shop = await openShop();
  const made = await makeProduct(shop, { title: "Lamp", sku: "L-1" });
  const ghost = { id: "gid://shopify/ProductVariant/404", price: "1" };
  const change = { id: made.variantId, price: "9.99", inventoryItem: { sku: "L-2" } };
  const refused = await shop.run(BULK_UPDATE, { id: made.id, variants: [change, ghost] });
  expect(refused.productVariantsBulkUpdate).toMatchObject({
    productVariants: null,
    userErrors: [{ field: ["variants", "1", "id"], code: "PRODUCT_VARIANT_DOES_NOT_EXIST" }],
  });
  await shop.topics();
  const partly = await shop.run(BULK_UPDATE, { id: made.id, variants: [change, ghost], partly: true });
  expect(partly.productVariantsBulkUpdate.productVariants).toEqual([
    { id: made.variantId, sku: "L-2", price: "9.99" },
  ]);
  expect(partly.productVariantsBulkUpdate.userErrors).toHaveLength(1);
  expect(await shop.topics()).toEqual(["inventory_items/update", "products/update"]);
  const quantities = [{ availableQuantity: 4, locationId: "gid://shopify/Location/1" }];
  const stock = await shop.run(BULK_UPDATE, {
    id: made.id,
    variants: [{ id: made.variantId, inventoryQuantities: quantities }],
  });
  expect(stock.productVariantsBulkUpdate.userErrors[0].code).toBe(
    "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE",
  );
});
