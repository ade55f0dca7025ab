import { afterAll, beforeAll, expect, test } from "vitest";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { systemClock as clock } from "#app/platform/clock.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const aCustomer = (changes: Partial<CustomerEntry>): CustomerEntry => ({
  type: "Customer",
  id: "1",
  name: "Ann Lee",
  fullName: "Ann Lee",
  parentId: null,
  isActive: true,
  isDeleted: false,
  mergedInto: null,
  syncToken: "0",
  changedAt: new Date("2026-11-20T10:00:00Z"),
  givenName: "Ann",
  familyName: "Lee",
  company: null,
  email: "ann@example.com",
  phone: null,
  notes: null,
  isTaxable: true,
  currency: "USD",
  termId: null,
  customerTypeId: null,
  billingAddress: null,
  shippingAddress: null,
  isJob: false,
  isProject: false,
  ...changes,
});
const open = () => createMirror({ pool: database.pool, clock });

test("an entry comes back as it was read; only what is new or differs is answered as changed", async () => {
  const mirror = open();
  const ann = aCustomer({});
  expect(await mirror.put("a", "9", [ann])).toEqual([ann]);
  expect(await mirror.put("a", "9", [ann])).toEqual([]);
  const renamed = aCustomer({ name: "Anna Lee", changedAt: new Date("2026-11-20T11:00:00Z") });
  expect(await mirror.put("a", "9", [renamed])).toEqual([renamed]);
  expect(await mirror.find("a", "9", "Customer", ["1", "2"])).toEqual([renamed]);
});

test("an older reading never replaces a newer one", async () => {
  const mirror = open();
  const newer = aCustomer({ id: "5", name: "New", changedAt: new Date("2026-11-21T10:00:00Z") });
  await mirror.put("a", "9", [newer]);
  expect(await mirror.put("a", "9", [aCustomer({ id: "5", name: "Old" })])).toEqual([]);
  expect(await mirror.find("a", "9", "Customer", ["5"])).toEqual([newer]);
});

test("names, addresses and SKUs are matched whatever their case and blanks, in one company only", async () => {
  const mirror = open();
  await mirror.put("b", "9", [aCustomer({ id: "1", name: " Élan  VITAL", email: "Elan@Example.com" })]);
  await mirror.put("b", "8", [aCustomer({ id: "2", name: "Élan Vital" })]);
  expect((await mirror.match("b", "9", "Customer", "name", ["élan vital"])).map(({ id }) => id)).toEqual([
    "1",
  ]);
  expect((await mirror.match("b", "9", "Customer", "email", ["elan@example.com"])).length).toBe(1);
  await mirror.put("b", "9", [
    aCustomer({ id: "1", isDeleted: true, changedAt: new Date("2026-11-22T10:00:00Z") }),
  ]);
  expect(await mirror.match("b", "9", "Customer", "email", ["ann@example.com"])).toEqual([]);
});

test("a list is paged in the order of names and searched by part of them", async () => {
  const mirror = open();
  await mirror.put(
    "c",
    "9",
    ["Cy", "Al", "Bo", "100%"].map((name, index) => aCustomer({ id: String(index), name, email: null })),
  );
  const first = await mirror.list("c", "9", "Customer", { limit: 2 });
  expect([first.entries.map(({ name }) => name), first.total]).toEqual([["100%", "Al"], 4]);
  const second = await mirror.list("c", "9", "Customer", { limit: 2, after: first.after });
  expect([second.entries.map(({ name }) => name), second.after]).toEqual([["Bo", "Cy"], null]);
  const found = await mirror.list("c", "9", "Customer", { limit: 9, search: "0%" });
  expect(found.entries.map(({ name }) => name)).toEqual(["100%"]);
});
