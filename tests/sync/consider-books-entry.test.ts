import { afterAll, beforeAll, expect, test } from "vitest";
import { handleConsiderRecord } from "#app/sync/jobs/consider-record/handler.server.ts";
import { considerBooksEntry } from "#app/sync/lists/consider-books-entry.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aListPull } from "#tests/sync/a-list-pull.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const seed = { objects: [{ entity: "Customer", body: { DisplayName: "Ann Lee" } }] };
type Shop = Awaited<ReturnType<typeof aListPull>>;
const load = ({ ports, shop }: Shop) => ports.records.load(shop, "booksCustomer", "1");
const wish = ({ ports, shop }: Shop) =>
  ports.records.request(shop, "booksCustomer", ["1"], { kind: "system", name: "test" });

test("Z-23, Z-24: an entry whose list is not imported is excluded and says which switch to turn", async () => {
  await using shop = await aListPull(database, seed);
  await shop.pull();
  await wish(shop);
  await handleConsiderRecord(shop.ports, { shop: shop.shop, kind: "booksCustomer", id: "1" });
  expect(await load(shop)).toMatchObject({
    name: "Ann Lee",
    status: "Excluded",
    reason: {
      code: "EXCLUDED-IMPORT-OFF",
      cause: expect.stringContaining("import of customers is switched off"),
      action: { href: "/app/settings#imports" },
    },
  });
});

test("an entry that is linked asks for the record it is linked to, whether its import is on or off", async () => {
  await using shop = await aListPull(database, seed);
  await shop.pull();
  await shop.link("customer", "Customer", "1");
  await wish(shop);
  await handleConsiderRecord(shop.ports, { shop: shop.shop, kind: "booksCustomer", id: "1" });
  expect(await load(shop)).toMatchObject({ status: "Synchronized", reason: null });
  expect(await shop.wishes()).toContain("customer gid://shopify/Customer/1: 1");
});

test("B-04: with the import on, an entry that is linked to nothing goes to the importer of its list", async () => {
  await using shop = await aListPull(database, seed, { customers: true });
  await shop.pull();
  const seen: string[] = [];
  const consider = considerBooksEntry("Customer", async (_, { entry }) => {
    seen.push(entry.name);
    return { sale: null, plan: null, result: { ok: true, value: [] } };
  });
  await consider(shop.ports, { shop: shop.shop, id: "1" });
  expect(seen).toEqual(["Ann Lee"]);
  expect(await load(shop)).toMatchObject({ status: "Synchronized", name: "Ann Lee" });
});
