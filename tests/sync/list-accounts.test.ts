import { afterAll, beforeAll, expect, test } from "vitest";
import { listAccounts } from "#app/services/list-accounts.server.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aListPull } from "#tests/sync/a-list-pull.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

type Shop = Awaited<ReturnType<typeof aListPull>>;
const list = async ({ ports, shop, realmId }: Shop) => {
  const connections = { find: async () => ({ status: "connected", realmId }) };
  // Listing reaches for these alone.
  const adapters = { ports, stores: { connections } } as unknown as Parameters<typeof listAccounts>[0];
  return must(await listAccounts(adapters, shop));
};

test("B-36: accounts to choose from are the same from the copy as from QuickBooks, and cost no request", async () => {
  await using shop = await aListPull(database);
  const parent = await shop.write("Account", { Name: "Online", AccountType: "Income" });
  await shop.write("Account", {
    Name: "Shopify",
    AccountType: "Income",
    SubAccount: true,
    ParentRef: { value: parent.Id },
  });
  let asked: Awaited<ReturnType<typeof list>> = [];
  expect(
    await shop.requestsOf(async () => {
      asked = await list(shop);
    }),
  ).toEqual(["Account"]);
  await shop.pull();
  let copied: typeof asked = [];
  expect(
    await shop.requestsOf(async () => {
      copied = await list(shop);
    }),
  ).toEqual([]);
  const byId = (accounts: typeof asked) =>
    accounts.toSorted((left, right) => Number(left.id) - Number(right.id));
  expect(byId(copied)).toEqual(byId(asked));
  expect(copied.map(({ name }) => name)).toContain("Online:Shopify");
});
