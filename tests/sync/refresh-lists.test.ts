import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aListPull } from "#tests/sync/a-list-pull.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const customer = (DisplayName: string) => ({ entity: "Customer", body: { DisplayName } });
const FIRST = [
  "Customer",
  "Vendor",
  "Item",
  "Account",
  "Class",
  "Department",
  "Term",
  "PaymentMethod",
  "CustomerType",
];

test("a first pull reads every list once and considers nobody while nothing is imported", async () => {
  await using shop = await aListPull(database, { objects: [customer("Ann Lee")] });
  const requests = await shop.requestsOf(async () => {
    expect(await shop.pull("connected")).toMatchObject({ kind: "done", note: "pulled" });
  });
  expect(requests).toEqual(FIRST);
  expect(await shop.find("Customer", "1")).toMatchObject({ name: "Ann Lee" });
  expect(await shop.wishes()).toEqual([]);
  expect(await shop.pulls.load(shop.shop, shop.realmId)).toMatchObject({
    pulledAt: expect.any(Date),
    trouble: null,
  });
});

test("Z-08, Z-13, B-04, B-05, B-06: with imports on, a first pull considers every entry of those lists, once", async () => {
  const imports = { customers: true, services: true };
  await using shop = await aListPull(
    database,
    { objects: [customer("Ann Lee"), customer("Bo Ek")] },
    imports,
  );
  await shop.pull("connected");
  const all = ["booksCustomer 1: 1", "booksCustomer 2: 1", "booksItem 1: 1", "booksItem 2: 1"];
  expect(await shop.wishes()).toEqual(all);
  expect(await shop.requestsOf(() => shop.pull())).toEqual(["cdc"]);
  expect(await shop.wishes()).toEqual(all);
});

test("Z-08, Z-21, Z-23: what was added or changed in QuickBooks comes with one request, and only that is considered", async () => {
  await using shop = await aListPull(
    database,
    { objects: [customer("Ann Lee"), customer("Bo Ek")] },
    { customers: true },
  );
  await shop.pull();
  shop.clock.advance(hourMs / 2);
  const cy = await shop.write("Customer", { DisplayName: "Cy Young" });
  await shop.write("Customer", { Id: "2", SyncToken: "0", sparse: true, DisplayName: "Bo Eken" });
  const requests = await shop.requestsOf(() => shop.pull());
  expect(requests).toEqual(["cdc"]);
  expect(await shop.find("Customer", "2")).toMatchObject({ name: "Bo Eken" });
  expect(await shop.find("Customer", cy.Id)).toMatchObject({ name: "Cy Young" });
  expect(await shop.wishes()).toEqual([
    "booksCustomer 1: 1",
    "booksCustomer 2: 2",
    `booksCustomer ${cy.Id}: 1`,
  ]);
});

test("an entry that is linked to the shop is considered when it changes, its import being off", async () => {
  await using shop = await aListPull(database, { objects: [customer("Ann Lee"), customer("Bo Ek")] });
  await shop.link("customer", "Customer", "1");
  await shop.pull();
  expect(await shop.wishes()).toEqual([]);
  shop.clock.advance(hourMs / 2);
  for (const Id of ["1", "2"])
    await shop.write("Customer", { Id, SyncToken: "0", sparse: true, Notes: "Rings" });
  await shop.pull();
  expect(await shop.wishes()).toEqual(["booksCustomer 1: 1"]);
});

test("what we wrote ourselves and put into the copy does not come back as a change", async () => {
  await using shop = await aListPull(database, { objects: [customer("Ann Lee")] }, { customers: true });
  await shop.pull();
  shop.clock.advance(hourMs / 2);
  const { Id } = await shop.write("Customer", { DisplayName: "Cy Young" });
  const { books } = await openBooks(shop);
  const answer = await books.lists.readEntries("Customer", [Id]);
  await shop.mirror.put(shop.shop, shop.realmId, answer.ok ? answer.value : []);
  await shop.tell({ type: "Customer", id: Id, operation: "created", at: shop.clock.now() });
  expect(await shop.requestsOf(() => shop.pull("webhook"))).toEqual([]);
  expect(await shop.requestsOf(() => shop.pull())).toEqual(["cdc"]);
  expect(await shop.wishes()).toEqual(["booksCustomer 1: 1"]);
});

async function openBooks({ ports, shop }: Awaited<ReturnType<typeof aListPull>>) {
  const opened = await ports.books.openBooks(shop);
  if (!opened.ok) throw new Error(opened.fault.kind);
  return opened.value;
}

test("Z-24: deactivated and reactivated entries are considered", async () => {
  await using shop = await aListPull(database, { objects: [customer("Ann Lee")] }, { customers: true });
  await shop.pull();
  shop.clock.advance(hourMs / 2);
  await shop.write("Customer", { Id: "1", SyncToken: "0", sparse: true, Active: false });
  await shop.pull();
  expect(await shop.find("Customer", "1")).toMatchObject({ isActive: false, isDeleted: false });
  shop.clock.advance(hourMs / 2);
  await shop.write("Customer", {
    Id: "1",
    SyncToken: "1",
    sparse: true,
    Active: true,
    DisplayName: "Ann Lee",
  });
  await shop.pull();
  expect(await shop.find("Customer", "1")).toMatchObject({ isActive: true, name: "Ann Lee" });
  expect(await shop.wishes()).toEqual(["booksCustomer 1: 3"]);
});

test.each(["deleted", "inactive"])(
  "Z-08: a merge that leaves the name %s is followed to the entry that stays, whichever news comes first",
  async (mergedName) => {
    const objects = ["Ann Lee", "Ann Li", "Bo Ek", "Bo Eck"].map(customer);
    await using shop = await aListPull(database, { objects }, { customers: true });
    await shop.control("settings", { mergedName });
    await shop.pull();
    shop.clock.advance(hourMs / 2);
    const merged = (id: string, deletedId: string) =>
      ({ type: "Customer", id, deletedId, operation: "merged", at: shop.clock.now() }) as const;
    await shop.control("merge", { entity: "Customer", id: "1", deletedId: "2" });
    await shop.tell(merged("1", "2"));
    await shop.pull("webhook");
    expect(await shop.find("Customer", "2")).toMatchObject({ mergedInto: "1", isActive: false });

    await shop.control("merge", { entity: "Customer", id: "3", deletedId: "4" });
    await shop.pull();
    expect(await shop.find("Customer", "4")).toMatchObject({ isActive: false, mergedInto: null });
    await shop.tell(merged("3", "4"));
    await shop.pull("webhook");
    shop.clock.advance(hourMs / 2);
    await shop.pull();
    expect(await shop.find("Customer", "2")).toMatchObject({ mergedInto: "1", isActive: false });
    expect(await shop.find("Customer", "4")).toMatchObject({ mergedInto: "3", isActive: false });
    const wishes = await shop.wishes();
    expect(wishes.map((wish) => wish.split(":")[0])).toEqual(
      ["1", "2", "3", "4"].map((id) => `booksCustomer ${id}`),
    );
    for (const id of [2, 4]) expect(wishes).not.toContain(`booksCustomer ${id}: 1`);
  },
);

test("Z-21: after 31 days without a pull the lists are read whole: what changed, came and went meanwhile is found", async () => {
  const objects = ["Ann Lee", "Ann Li", "Bo Ek"].map(customer);
  await using shop = await aListPull(database, { objects }, { customers: true });
  await shop.pull();
  shop.clock.advance(dayMs);
  await shop.control("merge", { entity: "Customer", id: "1", deletedId: "2" });
  const [bo] = [await shop.find("Customer", "3")];
  await shop.write("Customer", { Id: "3", SyncToken: bo?.syncToken, sparse: true, DisplayName: "Bo Eken" });
  await shop.write("Customer", { DisplayName: "Cy Young" });
  shop.clock.advance(30 * dayMs);
  const requests = await shop.requestsOf(() => shop.pull());
  expect(await shop.find("Customer", "2")).toMatchObject({ isDeleted: true, name: "Ann Li" });
  expect(await shop.find("Customer", "3")).toMatchObject({ name: "Bo Eken" });
  expect(await shop.wishes()).toEqual([
    "booksCustomer 1: 2",
    "booksCustomer 2: 2",
    "booksCustomer 3: 2",
    "booksCustomer 4: 1",
  ]);
  // CustomerType by its age, every other list because its changes are forgotten, and the missing customer by its id.
  expect(requests.toSorted()).toEqual([...FIRST, "Customer by id"].toSorted());
  expect(await shop.requestsOf(() => shop.pull())).toEqual(["cdc"]);
});

test("a thousand changes and more come page by page, and what went meanwhile among them is found", async () => {
  await using shop = await aListPull(database, {
    objects: ["Mill", "Mills"].map((name) => ({ entity: "Vendor", body: { DisplayName: name } })),
  });
  await shop.pull();
  shop.clock.advance(hourMs / 2);
  await Promise.all(
    Array.from({ length: 1_010 }, (_, index) => shop.write("Vendor", { DisplayName: `Vendor ${index}` })),
  );
  const ofVendors = async () =>
    (await shop.requestsOf(() => shop.pull())).filter((each) => /Vendor/.test(each));
  expect(await ofVendors()).toEqual(["Vendor", "Vendor", "count Vendor"]);
  expect((await shop.mirror.list(shop.shop, shop.realmId, "Vendor", { limit: 1 })).total).toBe(1_012);
  await shop.control("merge", { entity: "Vendor", id: "1", deletedId: "2" });
  expect(await ofVendors()).toEqual(["Vendor", "Vendor", "count Vendor", "Vendor", "Vendor", "Vendor by id"]);
  expect(await shop.find("Vendor", "2")).toMatchObject({ isDeleted: true });
});

test("many webhooks cost one request, and none when all they tell is known", async () => {
  const objects = Array.from({ length: 40 }, (_, index) => customer(`Customer ${index}`));
  await using shop = await aListPull(database, { objects }, { customers: true });
  await shop.pull();
  shop.clock.advance(hourMs / 2);
  for (let id = 1; id <= 40; id += 1) {
    await shop.write("Customer", { Id: String(id), SyncToken: "0", sparse: true, Notes: "Rings twice" });
    await shop.tell({ type: "Customer", id: String(id), operation: "updated", at: shop.clock.now() });
  }
  expect(await shop.requestsOf(() => shop.pull("webhook"))).toEqual(["cdc"]);
  expect(await shop.requestsOf(() => shop.pull("webhook"))).toEqual([]);
  expect(await shop.tell({ type: "Customer", id: "40", operation: "updated", at: shop.clock.now() })).toBe(0);
  expect(new Set((await shop.wishes()).map((wish) => wish.split(" ")[2]))).toEqual(new Set(["2"]));
});

test("few entries that webhooks name are read by their ids, which waits for no list of changes", async () => {
  await using shop = await aListPull(database, { objects: [customer("Ann Lee"), customer("Bo Ek")] });
  await shop.pull();
  const soon = new Date(shop.clock.now().getTime() + 60_000);
  await shop.tell({ type: "Customer", id: "1", operation: "updated", at: soon });
  await shop.tell({ type: "Customer", id: "99", operation: "created", at: shop.clock.now() });
  expect(await shop.requestsOf(() => shop.pull("webhook"))).toEqual(["Customer by id"]);
});

test("an event whose entry is not among the changes yet is read by its id", async () => {
  const objects = Array.from({ length: 31 }, (_, index) => customer(`Customer ${index}`));
  await using shop = await aListPull(database, { objects });
  await shop.pull();
  shop.clock.advance(hourMs / 2);
  for (let id = 1; id <= 31; id += 1) {
    await shop.write("Customer", { Id: String(id), SyncToken: "0", sparse: true, Notes: "Rings twice" });
    const at = new Date(shop.clock.now().getTime() + (id === 31 ? 60_000 : 0));
    await shop.tell({ type: "Customer", id: String(id), operation: "updated", at });
  }
  expect(await shop.requestsOf(() => shop.pull("webhook"))).toEqual(["cdc", "Customer by id"]);
});

test("Z-22: tax lists come when they are wanted, once a day, and whenever a person asks", async () => {
  await using shop = await aListPull(database, {}, { salesTax: true });
  const untold = async (why: "schedule" | "person") =>
    (await shop.requestsOf(() => shop.pull(why))).filter((each) => each !== "cdc");
  expect(await untold("schedule")).toEqual([...FIRST, "TaxCode", "TaxRate", "TaxAgency"]);
  expect(await shop.find("TaxRate", "3")).toMatchObject({
    percent: "8",
    agencyName: "Board of Equalization",
  });
  shop.clock.advance(hourMs / 2);
  expect(await untold("schedule")).toEqual([]);
  expect(await untold("person")).toEqual(["CustomerType", "TaxCode", "TaxRate", "TaxAgency"]);
  shop.clock.advance(dayMs);
  expect(await untold("schedule")).toEqual(["CustomerType", "TaxCode", "TaxRate", "TaxAgency"]);
});

test("B-04: after an import is switched on, every entry of its list is considered, without reading it again", async () => {
  await using shop = await aListPull(database, { objects: [customer("Ann Lee")] });
  await shop.pull();
  await shop.saveImports({ customers: true, categories: true });
  const requests = await shop.requestsOf(() =>
    shop.pull("imports", { imported: ["customers", "categories"] }),
  );
  expect(requests).toEqual(["cdc"]);
  expect(await shop.wishes()).toEqual(["booksCustomer 1: 1"]);
});

test("a small list that the company refuses does not stop the others; a large one does, and says why", async () => {
  await using shop = await aListPull(database);
  const refuse = (entity: string) =>
    shop.session.injectFault({
      method: "GET",
      path: `/query?query=SELECT+*+FROM+${entity}+`,
      after: 0,
      times: 1,
      status: 400,
      body: {
        Fault: { Error: [{ Message: "Feature Not Supported", code: "5030" }], type: "ValidationFault" },
      },
    });
  await refuse("Class");
  expect(await shop.pull()).toMatchObject({ kind: "done" });
  expect(await shop.requestsOf(() => shop.pull())).toEqual(["cdc"]);
  shop.clock.advance(31 * dayMs);
  await refuse("Item");
  expect(await shop.pull()).toMatchObject({ kind: "skip", reason: "featureMissing" });
  expect(await shop.pulls.load(shop.shop, shop.realmId)).toMatchObject({
    trouble: { title: expect.any(String) },
  });
  expect(await shop.pull()).toMatchObject({ kind: "done" });
  expect(await shop.pulls.load(shop.shop, shop.realmId)).toMatchObject({ trouble: null });
});
