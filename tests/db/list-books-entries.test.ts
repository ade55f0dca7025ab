import { afterAll, beforeAll, expect, test } from "vitest";
import { listBooksEntries } from "#app/db/read-models/list-books-entries.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import type { VendorEntry } from "#app/domain/lists/books-entry.ts";
import { systemClock as clock } from "#app/platform/clock.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const aVendor = (id: string, name: string, changes: Partial<VendorEntry> = {}): VendorEntry => ({
  type: "Vendor",
  id,
  name,
  fullName: name,
  parentId: null,
  isActive: true,
  isDeleted: false,
  mergedInto: null,
  syncToken: "0",
  changedAt: new Date("2026-11-20T10:00:00Z"),
  company: null,
  email: null,
  phone: null,
  currency: "USD",
  termId: null,
  billingAddress: null,
  ...changes,
});

async function openShop(shop: string, entries: VendorEntry[]) {
  const mirror = createMirror({ pool: database.pool, clock, enqueue: async () => {} });
  await mirror.put(shop, "9", entries);
  return (more: { search?: string; cursor?: string | null; limit?: number } = {}) =>
    listBooksEntries(database.pool, {
      shop,
      realmId: "9",
      type: "Vendor",
      subTypes: null,
      search: "",
      cursor: null,
      limit: 2,
      ...more,
    });
}
const names = ({ entries }: Awaited<ReturnType<typeof listBooksEntries>>) =>
  entries.map(({ entry }) => entry.name);

test("pages go there and back in the order of names, also where several entries have one name", async () => {
  const list = await openShop(
    "a",
    ["Mill", "mill", "Acme", "Zed", "MILL"].map((name, id) => aVendor(String(id), name)),
  );
  const first = await list();
  expect(names(first)).toEqual(["Acme", "Mill"]);
  expect(first).toMatchObject({ total: 5, previousCursor: null });
  const second = await list({ cursor: first.nextCursor });
  expect(names(second)).toEqual(["mill", "MILL"]);
  const third = await list({ cursor: second.nextCursor });
  expect(names(third)).toEqual(["Zed"]);
  expect(third.nextCursor).toBeNull();
  const back = await list({ cursor: third.previousCursor });
  expect(names(back)).toEqual(["mill", "MILL"]);
  const start = await list({ cursor: back.previousCursor });
  expect(names(start)).toEqual(["Acme", "Mill"]);
  expect(start.previousCursor).toBeNull();
  expect(names(await list({ cursor: "mangled" }))).toEqual(["Acme", "Mill"]);
});

test("a search finds parts of names and addresses as they are written; what is gone is left out", async () => {
  const list = await openShop("b", [
    aVendor("1", "100% Wool"),
    aVendor("2", "100 Wools", { email: "Sales@Wool.example" }),
    aVendor("3", "Wool gone", { isDeleted: true }),
  ]);
  expect(names(await list({ search: "100%" }))).toEqual(["100% Wool"]);
  expect(names(await list({ search: "sales@wool" }))).toEqual(["100 Wools"]);
  expect(await list({ search: "WOOL" })).toMatchObject({ total: 2 });
});

test("Z-23: an entry carries the status of its own record, and of no other kind or shop", async () => {
  const list = await openShop("c", [aVendor("1", "One"), aVendor("2", "Two")]);
  await database.pool.query(
    `insert into record (shop, kind, id, status, created_at, updated_at) values
       ('c', 'booksVendor', '1', 'Held', now(), now()), ('c', 'booksCustomer', '2', 'Failed', now(), now()),
       ('d', 'booksVendor', '2', 'Failed', now(), now())`,
  );
  expect((await list()).entries.map(({ record }) => record)).toEqual([
    { status: "Held", reason: null },
    null,
  ]);
});
