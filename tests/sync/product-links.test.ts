import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aCatalogue } from "./a-catalogue.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const mug = { title: "Enamel Mug", variants: [{ sku: "MUG", price: "12.50", cost: "5.25" }] };
const income = { IncomeAccountRef: { value: "79" } };

test("problem 10: items are linked by SKU, then by name; several are a choice that carries its candidates", async () => {
  await using catalogue = await aCatalogue(database);
  await catalogue.write("Item", { Name: "Old name", Sku: "BY-SKU", Type: "NonInventory", ...income });
  await catalogue.write("Item", { Name: "By Name", Type: "Service", ...income });
  const twins = await Promise.all(
    ["Twin one", "Twin two"].map((Name) =>
      catalogue.write("Item", { Name, Sku: "TWIN", Type: "NonInventory", ...income }),
    ),
  );
  const before = (await catalogue.items()).length;
  const [bySku = "", byName = "", twin = ""] = await catalogue.type(
    { title: "New name", variants: [{ sku: "BY-SKU" }] },
    { title: "by  name", variants: [{}] },
    { title: "Twin", variants: [{ sku: "TWIN" }] },
  );
  const [first, second, third] = await catalogue.push(bySku, byName, twin);
  expect([first?.documentNumber, second?.documentNumber]).toEqual(["Old name", "By Name"]);
  expect(third).toMatchObject({
    status: "Held",
    reason: {
      code: "MATCH-AMBIGUOUS",
      choice: { kind: "item", candidateIds: expect.arrayContaining(twins.map(({ Id }) => Id)) },
    },
  });
  expect((await catalogue.items()).length).toBe(before);
  // What stood there is filled where it was blank, and otherwise left as it is.
  expect((await catalogue.items()).find(({ Sku }) => Sku === "BY-SKU")).toMatchObject({
    Name: "Old name",
    UnitPrice: 20,
    Description: "New name",
  });
  expect(await catalogue.trafficOf(() => catalogue.consider("product", bySku, byName))).toMatchObject({
    reads: 0,
    writes: 0,
  });
});

test("problem 13: an inactive twin is passed over; where all are inactive a person is led to make one active again", async () => {
  await using catalogue = await aCatalogue(database);
  const make = (Name: string, Sku: string) =>
    catalogue.write("Item", { Name, Sku, Type: "NonInventory", ...income });
  const rest = async ({ Id, SyncToken }: { Id: string; SyncToken: string }) =>
    catalogue.write("Item", { Id, SyncToken, sparse: true, Active: false });
  await rest(await make("Mug old", "MUG"));
  await make("Mug new", "MUG");
  const alone = await rest(await make("Cup", "CUP"));
  const [mugId = "", cupId = ""] = await catalogue.type(mug, { title: "Cup", variants: [{ sku: "CUP" }] });
  const [first, second] = await catalogue.push(mugId, cupId);
  expect(first?.documentNumber).toBe("Mug new");
  expect(second).toMatchObject({
    status: "Failed",
    reason: { code: "QBO-INACTIVE", action: { href: `/app/links/reactivate?kind=item&id=${alone.Id}` } },
  });
});

test("I-14 for products: what changes in Shopify is sent on, and nothing else of the item is touched", async () => {
  await using catalogue = await aCatalogue(database);
  const [id = ""] = await catalogue.type(mug);
  await catalogue.push(id);
  const [item] = (await catalogue.items()).filter(({ Sku }) => Sku === "MUG");
  await catalogue.write("Item", {
    Id: item?.Id,
    SyncToken: item?.SyncToken,
    sparse: true,
    PurchaseDesc: "By the dozen",
  });
  await catalogue.retype(id, { title: "Steel Mug" });
  // The token that we know is old: the item is read again and changed once more.
  const traffic = await catalogue.trafficOf(() => catalogue.consider("product", id));
  expect(traffic).toMatchObject({ reads: 1, writes: 2 });
  expect((await catalogue.items()).find(({ Sku }) => Sku === "MUG")).toMatchObject({
    Name: "Steel Mug",
    Description: "Steel Mug",
    PurchaseDesc: "By the dozen",
    UnitPrice: 12.5,
  });
});

test("two ways: a price of QuickBooks goes to the variant, and neither write comes back; both changed is asked", async () => {
  await using catalogue = await aCatalogue(database, {
    settings: { products: { policies: { price: "bothAsk", details: "bothQuickBooks" } } },
  });
  const [id = ""] = await catalogue.type(mug);
  await catalogue.push(id);
  const item = async () => (await catalogue.items()).find(({ Sku }) => Sku === "MUG");
  const change = async (members: object) => {
    const { Id, SyncToken } = (await item()) ?? { Id: "", SyncToken: "" };
    const changed = await catalogue.write("Item", { Id, SyncToken, sparse: true, ...members });
    await catalogue.learn(changed.Id);
  };
  await change({ UnitPrice: 14.999, Name: "Tin Mug" });
  const traffic = await catalogue.trafficOf(() => catalogue.consider("product", id));
  // The description is the title, and follows it.
  expect(traffic).toMatchObject({
    writes: 1,
    shopWrites: ["UpdateProduct", "UpdateVariants", "ProjectStatuses"],
  });
  const product = await catalogue.readProduct(id);
  expect(product).toMatchObject({ title: "Tin Mug", variants: [{ price: "15.00" }] });
  expect(await catalogue.trafficOf(() => catalogue.consider("product", id))).toMatchObject({
    reads: 0,
    writes: 0,
    shopWrites: [],
  });
  await change({ UnitPrice: 16 });
  await catalogue.retypeVariant(id, product?.variants[0]?.id ?? "", { price: "17.00" });
  const asked = await catalogue.trafficOf(async () => {
    expect((await catalogue.consider("product", id))[0]).toMatchObject({
      status: "Held",
      reason: {
        code: "LIST-CONFLICT",
        cause: expect.stringMatching(/«17» in Shopify and «16» in QuickBooks/),
      },
    });
  });
  expect(asked).toMatchObject({ writes: 0, shopWrites: ["ProjectStatuses"] });
});

test("problem 21: a bundle is linked to the bundle of QuickBooks with its SKU, and says what to do where there is none", async () => {
  const service = { Type: "Service", ...income };
  const lamp = { entity: "Item", body: { Name: "Lamp", ...service } };
  await using plain = await aCatalogue(database, { books: { objects: [lamp] } });
  const lampId = (await plain.items()).find(({ Name }) => Name === "Lamp")?.Id;
  const bundle = { title: "Reading set", variants: [{ sku: "SET", requiresComponents: true }] };
  const [alone = ""] = await plain.type(bundle);
  expect((await plain.push(alone))[0]).toMatchObject({
    status: "Held",
    reason: { code: "MAP-UNMAPPED", cause: expect.stringContaining("only people make bundles") },
  });
  expect((await plain.items()).filter(({ Sku }) => Sku === "SET")).toEqual([]);
  const ItemGroupLine = [{ Qty: 2, ItemRef: { value: lampId } }];
  const set = {
    entity: "Item",
    body: { Name: "Set", Sku: "SET", Type: "Group", ItemGroupDetail: { ItemGroupLine } },
  };
  await using catalogue = await aCatalogue(database, { books: { objects: [lamp, set] } });
  const [id = ""] = await catalogue.type(bundle);
  expect((await catalogue.push(id))[0]).toMatchObject({ status: "Synchronized", documentNumber: "Set" });
  await catalogue.retype(id, { title: "Evening set" });
  expect(await catalogue.trafficOf(() => catalogue.push(id))).toMatchObject({ writes: 0 });
});

test("problem 3: an item whose reply was lost is found again, not made twice", async () => {
  await using catalogue = await aCatalogue(database);
  const [withSku = "", without = ""] = await catalogue.type(mug, { title: "No SKU", variants: [{}] });
  for (const id of [withSku, without]) {
    await catalogue.session.injectFault({
      method: "POST",
      path: "/item",
      after: 0,
      times: 1,
      dropReplyAfterCommit: true,
    });
    expect((await catalogue.push(id))[0]?.status).not.toBe("Synchronized");
    await catalogue.retype(id, { tags: ["touched"] });
    expect((await catalogue.consider("product", id))[0]?.status).toBe("Synchronized");
  }
  const names = (await catalogue.items()).map(({ Name }) => Name).filter((name) => /Mug|No SKU/.test(name));
  expect(names.toSorted()).toEqual(["Enamel Mug", "No SKU"]);
});

test("problem 13: a merged item is followed, and a product whose item is gone is offered anew", async () => {
  await using catalogue = await aCatalogue(database);
  const [id = ""] = await catalogue.type(mug);
  await catalogue.push(id);
  const old = (await catalogue.items()).find(({ Sku }) => Sku === "MUG");
  const target = await catalogue.write("Item", { Name: "Mug of old", Type: "NonInventory", ...income });
  await catalogue.control("merge", { entity: "Item", id: target.Id, deletedId: old?.Id });
  await catalogue.learn(target.Id);
  await catalogue.learnMerge(old?.Id ?? "", target.Id);
  expect((await catalogue.consider("product", id))[0]).toMatchObject({
    status: "Synchronized",
    documentNumber: "Mug of old",
  });
  const links = await catalogue.ports.bindings.listByRecord(catalogue.shop, catalogue.realmId, id);
  expect(links.map(({ qboId }) => qboId)).toEqual([target.Id]);
});
