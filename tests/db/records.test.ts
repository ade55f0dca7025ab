import { afterAll, beforeAll, expect, test } from "vitest";
import { listRecords, type RecordListQuery } from "#app/db/read-models/list-records.server.ts";
import { countByStatus, oldestUnsynced, recordHistory } from "#app/db/read-models/record-overview.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { createShops } from "#app/db/repositories/shops.server.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { systemClock } from "#app/platform/clock.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { startTestQueue } from "#tests/support/start-test-queue.ts";

let database: TestDatabase;
let started: Awaited<ReturnType<typeof startTestQueue>>;
beforeAll(async () => {
  database = await startTestDatabase();
  started = await startTestQueue(database, [{ name: "consider-record" }]);
});
afterAll(async () => {
  await started.queue.stop();
  await database.stop();
});

const actor: Actor = { kind: "user", name: "Ann" };
const openRecords = (now = () => new Date()) =>
  createRecords({
    pool: database.pool,
    clock: { ...systemClock, now },
    enqueue: started.queue.enqueueMany,
  });
const aReason = (code: string) => ({
  code,
  title: "t",
  cause: "c",
  fix: "f",
  action: { label: "l", href: "/h" },
});
const countJobs = async (shop: string): Promise<number> => {
  const { rows } = await database.pool.query(
    "select count(*)::int as count from pgboss.job where data->'payload'->>'shop' = $1",
    [shop],
  );
  return rows[0].count;
};

test("a request makes records Queued and stores one job each; asked again, one more wish", async () => {
  const shop = "request.myshopify.com";
  const records = openRecords();
  await records.request(shop, "order", ["1", "2", "2"], actor);
  await records.request(shop, "order", ["2"], actor);
  expect(await records.load(shop, "order", "1")).toMatchObject({ status: "Queued", requestedSeq: 1 });
  expect(await records.load(shop, "order", "2")).toMatchObject({ status: "Queued", requestedSeq: 2 });
  expect(await countJobs(shop)).toBe(3);
  expect(await recordHistory(database.pool, shop, "order", "2")).toHaveLength(1);
});

test("2,500 wishes in one call all arrive", async () => {
  const shop = "many.myshopify.com";
  const ids = Array.from({ length: 2_500 }, (_, n) => `gid://shopify/Order/${n}`);
  await openRecords().request(shop, "order", ids, actor);
  expect((await countByStatus(database.pool, shop, "order")).Queued).toBe(2_500);
  expect(await countJobs(shop)).toBe(2_500);
});

test("a change comes back whole, and only a new status or reason adds to the history", async () => {
  const shop = "change.myshopify.com";
  const records = openRecords();
  await records.request(shop, "order", ["1"], actor);
  const proof = {
    currency: "USD",
    expectedMinor: 1,
    bookedMinor: 1,
    differenceMinor: 0,
    taxExpectedMinor: 0,
    taxBookedMinor: 0,
    cashExpectedMinor: 1,
    cashBookedMinor: 1,
  };
  const change = {
    name: "#1001",
    status: "Held" as const,
    reason: aReason("HELD"),
    totalMinor: 12_345,
    currency: "USD",
    customerName: "Ann",
    processedAt: new Date("2026-11-22T10:00:00Z"),
    proof,
    attempts: 2,
    nextTryAt: new Date("2026-11-22T11:00:00Z"),
    override: { kind: "hold" as const, actor, note: "fraud review" },
  };
  await records.change(shop, "order", "1", change, actor);
  await records.change(shop, "order", "1", change, actor);
  expect(await records.load(shop, "order", "1")).toMatchObject(change);
  await records.change(shop, "order", "1", { status: "Queued", reason: null, override: null }, actor);
  expect(await records.load(shop, "order", "1")).toMatchObject({
    reason: null,
    override: null,
    name: "#1001",
  });
  const history = await recordHistory(database.pool, shop, "order", "1");
  expect(history.map(({ status, reason }) => [status, reason?.code])).toEqual([
    ["Queued", undefined],
    ["Held", "HELD"],
    ["Queued", undefined],
  ]);
  expect(history[0]?.actor).toEqual(actor);
});

test("changing a record that does not exist is an error, not a silence", async () => {
  await expect(
    openRecords().change("none.myshopify.com", "order", "1", { name: "x" }, actor),
  ).rejects.toThrow("There is no order 1 of none.myshopify.com");
});

test("an earlier wish never answers a later one", async () => {
  const shop = "seq.myshopify.com";
  const records = openRecords();
  await records.request(shop, "order", ["1"], actor);
  await records.request(shop, "order", ["1"], actor);
  await records.considered(shop, "order", "1", 2);
  await records.considered(shop, "order", "1", 1);
  expect((await records.load(shop, "order", "1"))?.consideredSeq).toBe(2);
});

test("due are unanswered wishes whose try is late or whose job was lost", async () => {
  const shop = "due.myshopify.com";
  let now = new Date("2026-11-22T10:00:00Z");
  const records = openRecords(() => now);
  await records.request(shop, "order", ["answered", "retry", "lost", "later"], actor);
  await records.considered(shop, "order", "answered", 1);
  await records.change(shop, "order", "retry", { nextTryAt: new Date("2026-11-22T10:05:00Z") }, actor);
  await records.change(shop, "order", "later", { nextTryAt: new Date("2026-11-22T20:00:00Z") }, actor);
  const due = async () =>
    (await records.listDue(100)).filter((record) => record.shop === shop).map(({ id }) => id);
  expect(await due()).toEqual([]);
  now = new Date("2026-11-22T10:07:00Z");
  expect(await due()).toEqual(["retry"]);
  now = new Date("2026-11-22T10:20:00Z");
  expect(await due()).toEqual(["retry", "lost"]);
});

test("the history cannot be changed or deleted, except with the whole shop", async () => {
  const shop = "history.myshopify.com";
  await openRecords().request(shop, "order", ["1"], actor);
  const { pool, prisma } = database;
  await expect(pool.query("update record_event set status = 'Held' where shop = $1", [shop])).rejects.toThrow(
    /append-only/,
  );
  await expect(pool.query("delete from record_event where shop = $1", [shop])).rejects.toThrow(/append-only/);
  await createShops({ prisma, clock: systemClock }).erase(shop);
  expect(await recordHistory(pool, shop, "order", "1")).toEqual([]);
  expect(await openRecords().load(shop, "order", "1")).toBeNull();
});

/** 30 orders: every tenth without a date, the others two to a date, in two statuses. */
async function seedList(shop: string): Promise<void> {
  await database.pool.query(
    `insert into record (shop, kind, id, name, status, customer_name, processed_at, created_at, updated_at)
     select $1, 'order', 'id' || lpad(n::text, 2, '0'), '#' || (1000 + n),
            case when n % 3 = 0 then 'Held' else 'Queued' end, case when n = 7 then '100%_Real \\ Ann' end,
            case when n % 10 = 0 then null else timestamptz '2026-11-01T00:00:00.123Z' + (n / 2) * interval '1 hour' end,
            now(), now()
     from generate_series(1, 30) n`,
    [shop],
  );
}

test.each([
  ["processedAt", "desc"],
  ["processedAt", "asc"],
  ["name", "desc"],
  ["name", "asc"],
  ["status", "asc"],
] as const)("pages by %s %s show every record once, forwards and back", async (sort, direction) => {
  const shop = `${sort}-${direction}.myshopify.com`.toLowerCase();
  await seedList(shop);
  const query: RecordListQuery = {
    shop,
    kind: "order",
    statuses: [],
    search: "",
    sort,
    direction,
    cursor: null,
    limit: 7,
  };
  const whole = await listRecords(database.pool, { ...query, limit: 100 });
  const ids = whole.records.map(({ id }) => id);
  expect(new Set(ids).size).toBe(30);
  const forwards: string[][] = [];
  let page = await listRecords(database.pool, query);
  expect(page.previousCursor).toBeNull();
  forwards.push(page.records.map(({ id }) => id));
  while (page.nextCursor !== null) {
    page = await listRecords(database.pool, { ...query, cursor: page.nextCursor });
    forwards.push(page.records.map(({ id }) => id));
  }
  expect(forwards.flat()).toEqual(ids);
  const backwards = [forwards.at(-1)];
  while (page.previousCursor !== null) {
    page = await listRecords(database.pool, { ...query, cursor: page.previousCursor });
    backwards.unshift(page.records.map(({ id }) => id));
  }
  expect(backwards).toEqual(forwards);
  expect(page.total).toBe(30);
});

test("a list is narrowed by status and by part of a name, signs of patterns meant literally", async () => {
  const shop = "search.myshopify.com";
  await seedList(shop);
  const query: RecordListQuery = {
    shop,
    kind: "order",
    statuses: ["Held"],
    search: "",
    sort: "name",
    direction: "asc",
    cursor: "mangled",
    limit: 50,
  };
  expect((await listRecords(database.pool, query)).total).toBe(10);
  const named = await listRecords(database.pool, { ...query, statuses: [], search: " 1007 " });
  expect(named.records.map(({ name }) => name)).toEqual(["#1007"]);
  const literal = await listRecords(database.pool, { ...query, statuses: [], search: "0%_real \\" });
  expect(literal.total).toBe(1);
});

test("the order that waits longest is the one with the oldest date", async () => {
  const shop = "oldest.myshopify.com";
  await seedList(shop);
  expect((await oldestUnsynced(database.pool, shop))?.id).toBe("id01");
  expect(await oldestUnsynced(database.pool, "none.myshopify.com")).toBeNull();
});
