import { afterAll, beforeAll, expect, test } from "vitest";
import { listRunItems } from "#app/db/read-models/run-overview.server.ts";
import type { RunPorts } from "#app/sync/runs/run-ports.ts";
import { stepRun, wakeIdleRuns } from "#app/sync/runs/step-run.ts";
import { ann, openRuns, productId, productIds, pushOf, type RunWorld } from "#tests/support/open-runs.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
let world: RunWorld;
beforeAll(async () => {
  database = await startTestDatabase();
  world = await openRuns(database);
});
afterAll(async () => {
  await world.stop();
  await database.stop();
});

test("M-42: a run asks for its records a window at a time and counts each as it stands in the end", async () => {
  const shop = "window.myshopify.com";
  await world.shopWith(shop, 1_200);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(1_200));
  expect(run).toMatchObject({ state: "running", wanted: 1_200, taken: 0 });
  expect((await world.step(run)).taken).toBe(500);
  expect(await world.asked(shop)).toBe(500);
  expect((await world.step(run)).taken).toBe(500);
  await world.answer(shop, "Synchronized", 300);
  expect(await world.step(run)).toMatchObject({ taken: 800, results: { Synchronized: 300 } });
  await world.answer(shop, "Held", 1);
  await world.answer(shop);
  expect(await world.step(run)).toMatchObject({ taken: 1_200, state: "running" });
  await world.answer(shop);
  expect(await world.step(run)).toMatchObject({
    state: "done",
    results: { Synchronized: 1_199, Held: 1 },
    finishedAt: world.time.now,
  });
});

test("jobs of a run go after everything that just happened", async () => {
  const shop = "haste.myshopify.com";
  await world.shopWith(shop, 3);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(3));
  await world.step(run);
  await world.records.request(shop, "order", ["live"], { kind: "webhook", name: "orders/create" });
  const { rows } = await database.pool.query(
    `select name, priority, data->'payload'->>'kind' as kind from pgboss.job
     where data->'payload'->>'shop' = $1 order by priority desc`,
    [shop],
  );
  expect(rows[0]).toMatchObject({ kind: "order", priority: 100 });
  expect(rows.slice(1).map(({ priority }) => priority)).toEqual([-50, -50, -50, -50]);
});

test("M-41: everything that a list shows is pushed, past a page and past the statement's size", async () => {
  const shop = "matching.myshopify.com";
  await world.shopWith(shop, 6_000);
  await world.records.change(shop, "product", productId(1), { status: "Excluded" }, ann);
  await world.records.change(shop, "product", productId(2), { name: "Lamp" }, ann);
  const source = { from: "records", statuses: ["Unsynchronized"], search: "mug" } as const;
  const { run } = await world.runs.start(
    { ...pushOf({ ...source, statuses: [...source.statuses] }), shop, actor: ann },
    [],
  );
  expect(run.state).toBe("preparing");
  expect(await world.step(run)).toMatchObject({ state: "running", wanted: 5_998 });
});

test("a paused run asks for nothing more, and goes on where it was", async () => {
  const shop = "pause.myshopify.com";
  await world.shopWith(shop, 700);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(700));
  await world.step(run);
  expect(await world.runs.moveTo(shop, run.id, ["running"], "paused")).toBe(true);
  await world.answer(shop);
  expect(await world.step(run)).toMatchObject({ state: "paused", taken: 500 });
  expect(await world.asked(shop)).toBe(0);
  expect(await world.runs.moveTo(shop, run.id, ["paused"], "open")).toBe(true);
  expect(await world.step(run)).toMatchObject({
    state: "running",
    taken: 700,
    results: { Synchronized: 500 },
  });
});

test("a pause in the middle of a step wins: the step stores nothing after it", async () => {
  const shop = "midway.myshopify.com";
  await world.shopWith(shop, 10);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(10));
  const held = await world.load(run);
  await world.runs.moveTo(shop, run.id, ["running"], "paused");
  expect(await world.runs.take(held, [{ id: productId(1), fate: "asked" }])).toBe(false);
  expect(await world.runs.addIds(held, ["x"], { by: "pages", after: "x" })).toBe(false);
  expect(await world.load(run)).toMatchObject({ state: "paused", taken: 0, wanted: 10 });
});

test("a cancelled run is over and cannot go on", async () => {
  const shop = "cancel.myshopify.com";
  await world.shopWith(shop, 2);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(2));
  expect(await world.runs.moveTo(shop, run.id, ["preparing", "running", "paused"], "cancelled")).toBe(true);
  expect(await world.runs.moveTo(shop, run.id, ["paused", "failed"], "open")).toBe(false);
  expect(await world.step(run)).toMatchObject({ state: "cancelled", taken: 0, finishedAt: world.time.now });
  expect(await world.asked(shop)).toBe(0);
});

test("a step that died after asking asks once more, and counts nothing twice", async () => {
  const shop = "died.myshopify.com";
  await world.shopWith(shop, 5);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(5));
  const dying = {
    ...world.ports,
    runs: { ...world.runs, take: () => Promise.reject(new Error("killed")) },
  };
  const { turn } = await world.load(run);
  await expect(stepRun(dying, { shop, id: run.id, turn })).rejects.toThrow("killed");
  expect(await world.step(run)).toMatchObject({ taken: 5, wanted: 5 });
  await world.answer(shop);
  expect(await world.step(run)).toMatchObject({ state: "done", results: { Synchronized: 5 } });
  expect((await listRunItems(database.pool, run, { result: null, after: 0, limit: 10 })).length).toBe(5);
});

test("held and excluded records are answered at once; what is booked stands as it is", async () => {
  const shop = "hold.myshopify.com";
  await world.shopWith(shop, 3);
  await world.records.change(shop, "product", productId(2), { status: "Synchronized" }, ann);
  const task = { ...pushOf({ from: "ids" }), kind: "hold", note: "stocktaking" } as const;
  const { run } = await world.runs.start({ ...task, shop, actor: ann }, [...productIds(3), "gone"]);
  expect(await world.step(run)).toMatchObject({
    state: "done",
    results: { Held: 2, Synchronized: 1, unknown: 1 },
  });
  expect((await world.records.load(shop, "product", productId(1)))?.reason).toMatchObject({
    cause: /stocktaking/,
  });
});

test("a job of an earlier turn does nothing, and two jobs of one turn do not work side by side", async () => {
  const shop = "turn.myshopify.com";
  await world.shopWith(shop, 600);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(600));
  const turn = run.turn;
  await world.runs.wake(shop, run.id);
  expect(await stepRun(world.ports, { shop, id: run.id, turn })).toMatchObject({ kind: "skip" });
  const both = await Promise.all(
    [1, 2].map(() => stepRun(world.ports, { shop, id: run.id, turn: turn + 1 })),
  );
  expect(both.map(({ kind }) => kind)).toEqual(["snooze", "snooze"]);
  expect((await world.load(run)).taken).toBe(500);
});

test("a run whose job was lost is woken", async () => {
  const shop = "lost.myshopify.com";
  await world.shopWith(shop, 1);
  const { run } = await world.runs.start({ ...pushOf({ from: "ids" }), shop, actor: ann }, productIds(1));
  const before = world.time.now;
  world.time.now = new Date(before.getTime() + 6 * 60_000);
  expect(await wakeIdleRuns(world.ports)).toBeGreaterThan(0);
  expect((await world.load(run)).turn).toBe(run.turn + 1);
  world.time.now = before;
});

test("a run over everything is not started twice", async () => {
  const shop = "twice.myshopify.com";
  const source = { from: "shop", since: null, until: null, timeZone: "UTC" } as const;
  const first = await world.runs.start({ ...pushOf(source), shop, actor: ann }, []);
  const second = await world.runs.start({ ...pushOf(source), shop, actor: ann }, []);
  expect([first.isNew, second.isNew, second.run.id]).toEqual([true, false, first.run.id]);
  await world.runs.moveTo(shop, first.run.id, ["preparing"], "cancelled");
  expect((await world.runs.start({ ...pushOf(source), shop, actor: ann }, [])).isNew).toBe(true);
});

test("entries of QuickBooks become the records of an import", async () => {
  const shop = "import.myshopify.com";
  await database.pool.query(
    `insert into books_entry (shop, realm_id, type, id, name, name_key, is_active, is_deleted, changed_at, content, read_at)
     select $1, 'r', 'Customer', n::text, 'c' || n, 'c' || n, true, n = 7, now(), '{}', now() from generate_series(1, 20) n`,
    [shop],
  );
  const ports = {
    ...world.ports,
    books: { openBooks: async () => ({ ok: true, value: { books: { realmId: "r" } } }) },
  } as unknown as RunPorts;
  const task = {
    kind: "import",
    recordKind: "booksCustomer",
    source: { from: "books" },
    note: "",
    needsConfirmation: false,
  } as const;
  const { run } = await world.runs.start({ ...task, shop, actor: ann }, []);
  await stepRun(ports, { shop, id: run.id, turn: run.turn });
  expect(await world.load(run)).toMatchObject({ state: "running", wanted: 19 });
  await world.step(run);
  expect(await world.asked(shop)).toBe(19);
});

test("a search makes entries known once, gives a name to nameless ones, and keeps what is known", async () => {
  const shop = "note.myshopify.com";
  await world.records.request(shop, "customer", ["a"], ann);
  await world.records.change(shop, "customer", "b", { name: "x" }, ann).catch(() => {});
  const heading = (one: string, name: string) => ({ id: one, name, about: null, at: world.time.now });
  expect(await world.records.note(shop, "customer", [heading("a", "Ann"), heading("b", "Bo")], ann)).toBe(1);
  expect(await world.records.note(shop, "customer", [heading("a", "Eve"), heading("b", "Eve")], ann)).toBe(0);
  expect(await world.records.load(shop, "customer", "a")).toMatchObject({ name: "Ann", status: "Queued" });
  expect(await world.records.load(shop, "customer", "b")).toMatchObject({
    name: "Bo",
    status: "Unsynchronized",
  });
});
