import { afterAll, beforeAll, expect, test } from "vitest";
import type { EnqueueJobs } from "#app/db/repositories/enqueue-jobs.ts";
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
type Job = Parameters<EnqueueJobs>[1][number];
/** A mirror, and the jobs that it stored. */
const openWithJobs = () => {
  const jobs: Job[] = [];
  const enqueue: EnqueueJobs = async (_name, stored) => void jobs.push(...stored);
  return { mirror: createMirror({ pool: database.pool, clock, enqueue }), jobs };
};
const open = () => openWithJobs().mirror;

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

test("of two readings of one second the one with the higher SyncToken stays", async () => {
  const mirror = open();
  const at = (syncToken: string, name: string) => aCustomer({ id: "7", syncToken, name });
  await mirror.put("a", "9", [at("9", "Ninth")]);
  await mirror.put("a", "9", [at("10", "Tenth")]);
  expect(await mirror.put("a", "9", [at("9", "Ninth")])).toEqual([]);
  expect(await mirror.find("a", "9", "Customer", ["7"])).toMatchObject([{ name: "Tenth" }]);
});

test("changed entries are asked to be considered in the transaction that stores them, others are not", async () => {
  const { mirror, jobs } = openWithJobs();
  const wishes = {
    actor: { kind: "sweep" as const, name: "Scheduled run" },
    kindOf: ({ id }: { id: string }) => (id === "3" ? null : ("booksCustomer" as const)),
  };
  const entries = ["1", "2", "3"].map((id) => aCustomer({ id }));
  await mirror.put("w", "9", entries.slice(0, 1));
  await mirror.put("w", "9", entries, wishes);
  expect(jobs.map(({ data }) => data)).toEqual([{ shop: "w", kind: "booksCustomer", id: "2" }]);
  const { rows } = await database.pool.query("select id, requested_seq from record where shop = 'w'");
  expect(rows).toEqual([{ id: "2", requested_seq: 1 }]);

  const failing = createMirror({
    pool: database.pool,
    clock,
    enqueue: () => Promise.reject(new Error("no queue")),
  });
  const renamed = aCustomer({ id: "2", name: "Anna", changedAt: new Date("2026-11-20T11:00:00Z") });
  await expect(failing.put("w", "9", [renamed], wishes)).rejects.toThrow("no queue");
  expect(await mirror.put("w", "9", [renamed], wishes)).toEqual([renamed]);
});

test("what a reading of a list did not meet is told, whether or not the others changed", async () => {
  let now = new Date("2026-11-20T12:00:00Z");
  const mirror = createMirror({
    pool: database.pool,
    clock: { ...clock, now: () => now },
    enqueue: async () => {},
  });
  const entries = ["1", "2", "3", "4"].map((id) => aCustomer({ id, isDeleted: id === "4" }));
  await mirror.put("u", "9", entries);
  const since = new Date("2026-11-20T13:00:00Z");
  now = since;
  const [first, second] = entries;
  if (!first || !second) throw new Error("no entries");
  await mirror.put("u", "9", [first, { ...second, notes: "new", changedAt: since }]);
  expect(await mirror.listUnread("u", "9", "Customer", since)).toEqual([entries[2]]);
  expect(await mirror.listIds("u", "9", "Customer", { after: null, limit: 2 })).toEqual(["1", "2"]);
  expect(await mirror.listIds("u", "9", "Customer", { after: "2", limit: 2 })).toEqual(["3"]);
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
