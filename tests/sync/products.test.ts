import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aCatalogue } from "./a-catalogue.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const mug = { title: "Enamel Mug", variants: [{ sku: "MUG", price: "12.50", cost: "5.25" }] };

test("M-41 M-42 M-43: pushed by hand, every variant is an item with its fields, and the product says Synchronized", async () => {
  await using catalogue = await aCatalogue(database);
  const [id = ""] = await catalogue.type({
    title: "Enamel Mug",
    variants: [
      { title: "Blue", sku: "MUG-B", price: "12.50", cost: "5.25" },
      { title: "Red", sku: "MUG-R", price: "13.00", taxable: false },
    ],
  });
  const first = await catalogue.trafficOf(async () => {
    const [record] = await catalogue.push(id);
    expect(record).toMatchObject({
      name: "Enamel Mug",
      status: "Synchronized",
      reason: null,
      documentNumber: "2 items",
    });
  });
  // Two items and two accounts, found missing by one look at the SKUs and one at the accounts for each.
  expect(first).toMatchObject({ reads: 3, writes: 4, shopReads: 1, shopWrites: ["ProjectStatuses"] });
  const made = (await catalogue.items()).filter(({ Sku }) => String(Sku).startsWith("MUG"));
  expect(made).toMatchObject([
    {
      Name: "Enamel Mug - Blue",
      Sku: "MUG-B",
      Type: "NonInventory",
      UnitPrice: 12.5,
      PurchaseCost: 5.25,
      Taxable: true,
    },
    { Name: "Enamel Mug - Red", Sku: "MUG-R", Type: "NonInventory", UnitPrice: 13, Taxable: false },
  ]);
  expect(made[0]?.ExpenseAccountRef).toMatchObject({ name: "Shopify Cost of Goods" });
  const again = await catalogue.trafficOf(() => catalogue.consider("product", id));
  expect(again).toMatchObject({ reads: 0, writes: 0, shopWrites: [] });
});

test("M-30: by setting a product goes out when an order needs it, as soon as it changes, or by hand alone", async () => {
  await using catalogue = await aCatalogue(database);
  const [id = "", draft = ""] = await catalogue.type(mug, { ...mug, title: "Draft", status: "DRAFT" });
  const waiting = await catalogue.trafficOf(async () => {
    expect((await catalogue.consider("product", id))[0]).toMatchObject({
      status: "Unsynchronized",
      reason: { code: "WAIT-FIRST-ORDER" },
    });
  });
  expect(waiting).toMatchObject({ reads: 0, writes: 0 });
  await catalogue.saveSettings({ products: { push: "off" } });
  expect((await catalogue.consider("product", id))[0]?.reason?.code).toBe("WAIT-MANUAL-PUSH");
  await catalogue.saveSettings({ products: { push: "automatic" } });
  const [sold, unsold] = await catalogue.consider("product", id, draft);
  expect([sold?.status, unsold?.status]).toEqual(["Synchronized", "Unsynchronized"]);
  expect((await catalogue.push(draft))[0]?.status).toBe("Synchronized");
});

test("B-12 B-13 B-14 B-45: the type of an item goes by tag, then product type, then the general setting", async () => {
  await using catalogue = await aCatalogue(database, {
    settings: {
      newItemType: "Service",
      products: {
        typeByTag: { kit: "NonInventory" },
        typeByProductType: { Goods: "Inventory" },
        inventoryStartDate: "2026-01-01",
      },
      accounts: { costOfGoods: "80", inventoryAsset: "81" },
    },
  });
  await catalogue.push(
    ...(await catalogue.type(
      { title: "Repair", variants: [{ sku: "A" }] },
      { title: "Kit", tags: ["Kit"], variants: [{ sku: "B" }] },
      {
        title: "Lamp",
        productType: "goods",
        variants: [{ sku: "C", tracked: true, quantity: 7, cost: "4.00" }],
      },
      { title: "Course", productType: "goods", variants: [{ sku: "D", tracked: false }] },
    )),
  );
  const items = (await catalogue.items()).filter(({ Sku }) => Sku);
  expect(Object.fromEntries(items.map(({ Name, Type }) => [Name, Type]))).toEqual({
    Repair: "Service",
    Kit: "NonInventory",
    Lamp: "Inventory",
    Course: "NonInventory",
  });
});

test("B-43 B-44 W-11 W-12: an inventory item starts with the asset account, the store's quantity and the start date, only when it is made", async () => {
  await using catalogue = await aCatalogue(database, {
    settings: {
      newItemType: "Inventory",
      accounts: { costOfGoods: "80", inventoryAsset: "81" },
      products: { inventoryStartDate: "2026-01-01", defaultQuantity: 3 },
    },
  });
  const [id = ""] = await catalogue.type({
    title: "Lamp",
    variants: [{ sku: "LAMP", tracked: true, quantity: 7, cost: "4.00" }],
  });
  await catalogue.push(id);
  const lamp = () => catalogue.items().then((items) => items.find(({ Sku }) => Sku === "LAMP"));
  expect(await lamp()).toMatchObject({
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 7,
    InvStartDate: "2026-01-01",
    AssetAccountRef: { value: "81" },
    ExpenseAccountRef: { value: "80" },
  });
  const product = await catalogue.readProduct(id);
  await catalogue.asMerchant(
    `mutation Set($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "1") { userErrors { message } } }`,
    { input: { name: "available", reason: "correction", quantities: [] } },
  );
  await catalogue.retypeVariant(id, product?.variants[0]?.id ?? "", { price: "21.00" });
  await catalogue.push(id);
  expect(await lamp()).toMatchObject({ QtyOnHand: 7, UnitPrice: 21 });
  await catalogue.saveSettings({
    newItemType: "Inventory",
    accounts: { costOfGoods: "80", inventoryAsset: "81" },
    products: { inventoryStartDate: "2026-01-01", defaultQuantity: 3, initialQuantity: "default" },
  });
  const [other = ""] = await catalogue.type({
    title: "Vase",
    variants: [{ sku: "VASE", tracked: true, quantity: 9 }],
  });
  await catalogue.push(other);
  expect((await catalogue.items()).find(({ Sku }) => Sku === "VASE")).toMatchObject({ QtyOnHand: 3 });
});

test("a plan without inventory makes plain items, or holds the product with a clear reason, by setting", async () => {
  const settings = {
    newItemType: "Inventory",
    accounts: { costOfGoods: "80", inventoryAsset: "81" },
    products: { inventoryStartDate: "2026-01-01" },
  };
  await using catalogue = await aCatalogue(database, { settings, books: { plan: "Simple Start" } });
  const [id = "", other = ""] = await catalogue.type(
    { title: "Lamp", variants: [{ sku: "LAMP", tracked: true }] },
    { title: "Vase", variants: [{ sku: "VASE", tracked: true }] },
  );
  await catalogue.push(id);
  expect((await catalogue.items()).find(({ Sku }) => Sku === "LAMP")).toMatchObject({ Type: "NonInventory" });
  await catalogue.saveSettings({ ...settings, products: { ...settings.products, whenNoInventory: "hold" } });
  expect((await catalogue.push(other))[0]).toMatchObject({
    status: "Failed",
    reason: { code: "QBO-FEATURE-MISSING", cause: expect.stringContaining("inventory") },
  });
});

test("categories and vendors are made on request, level by level, and one name with a customer's gets a word behind it", async () => {
  await using catalogue = await aCatalogue(database, {
    settings: { products: { category: "productType", vendors: "create" } },
  });
  await catalogue.write("Customer", { DisplayName: "Acme" });
  await catalogue.write("Item", { Name: "Home", Type: "Category" });
  const [id = "", other = ""] = await catalogue.type(
    { ...mug, productType: "Home > Kitchen: new", vendor: "Acme" },
    { title: "Cup", productType: "home > kitchen: NEW", vendor: "ACME", variants: [{ sku: "CUP" }] },
  );
  expect((await catalogue.push(id, other)).map(({ status }) => status)).toEqual([
    "Synchronized",
    "Synchronized",
  ]);
  const { Item = [], Vendor = [] } = await catalogue.dump();
  const made = Item.filter(({ Sku }) => Sku === "MUG" || Sku === "CUP");
  expect(made.map(({ FullyQualifiedName }) => FullyQualifiedName).toSorted()).toEqual([
    "Home:Kitchen- new:Cup",
    "Home:Kitchen- new:Enamel Mug",
  ]);
  const vendors = Vendor.filter(({ DisplayName }) => String(DisplayName).startsWith("Acme"));
  expect(vendors.map(({ DisplayName }) => DisplayName)).toEqual(["Acme (vendor)"]);
  expect(new Set(made.map((item) => JSON.stringify(item.PrefVendorRef))).size).toBe(1);
  expect(await catalogue.trafficOf(() => catalogue.push(id, other))).toMatchObject({ writes: 0, reads: 0 });
});

test("an archived or deleted product leaves its items, or makes them inactive, never one with stock", async () => {
  const accounts = { costOfGoods: "80", inventoryAsset: "81" };
  const products = {
    inventoryStartDate: "2026-01-01",
    whenArchived: "deactivate",
    whenDeleted: "deactivate",
    typeByTag: { stock: "Inventory" },
  };
  await using catalogue = await aCatalogue(database);
  const [plain = "", stocked = "", gone = ""] = await catalogue.type(
    mug,
    { title: "Lamp", tags: ["stock"], variants: [{ sku: "LAMP", tracked: true, quantity: 5 }] },
    { title: "Vase", variants: [{ sku: "VASE" }] },
  );
  await catalogue.saveSettings({ accounts, products: { ...products, whenArchived: "leave" } });
  await catalogue.push(plain, stocked, gone);
  await catalogue.retype(plain, { status: "ARCHIVED" });
  await catalogue.retype(stocked, { status: "ARCHIVED" });
  expect(await catalogue.trafficOf(() => catalogue.consider("product", plain))).toMatchObject({ writes: 0 });
  await catalogue.saveSettings({ accounts, products });
  const [first, second] = await catalogue.consider("product", plain, stocked);
  expect(first?.status).toBe("Synchronized");
  expect(second).toMatchObject({ status: "Held", reason: { code: "ITEM-HAS-STOCK" } });
  await catalogue.asMerchant(
    "mutation Delete($input: ProductDeleteInput!) { productDelete(input: $input) { userErrors { message } } }",
    { input: { id: gone } },
  );
  expect((await catalogue.consider("product", gone))[0]).toMatchObject({
    status: "Excluded",
    reason: { code: "EXCLUDED-DELETED" },
  });
  const active = async () =>
    Object.fromEntries((await catalogue.items()).map(({ Sku, Active }) => [String(Sku), Active]));
  expect(await active()).toMatchObject({ MUG: false, LAMP: true, VASE: false });
  await catalogue.retype(plain, { status: "ACTIVE" });
  await catalogue.consider("product", plain);
  expect((await catalogue.items()).find(({ Sku }) => Sku === "MUG")).toMatchObject({
    Active: true,
    Name: "Enamel Mug",
  });
  expect(await catalogue.trafficOf(() => catalogue.consider("product", plain, gone))).toMatchObject({
    writes: 0,
  });
});
