import { afterAll, beforeAll, expect, test } from "vitest";
import { previewRun } from "#app/db/read-models/preview-run.server.ts";
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

const realm = "9130";
const toConfirm = { ...pushOf({ from: "ids" }), needsConfirmation: true };

async function inBooks(shop: string, type: string, rows: { id: string; name: string; email?: string }[]) {
  for (const { id, name, email } of rows) {
    await database.pool.query(
      `insert into books_entry (shop, realm_id, type, id, name, name_key, email_key, is_active, is_deleted, changed_at,
         content, read_at)
       values ($1, $2, $3, $4, $5, lower($5), $6, true, false, now(), '{}', now())`,
      [shop, realm, type, id, name, email ?? null],
    );
  }
  await database.pool.query(
    "insert into books_list (shop, realm_id, type, filled_at) values ($1, $2, $3, now())",
    [shop, realm, type],
  );
}

async function linked(shop: string, kind: string, recordId: string, qboId: string) {
  await database.pool.query(
    `insert into binding (shop, realm_id, kind, key, qbo_type, qbo_id, record_id, bound_at)
     values ($1, $2, $3, $4, 'x', $5, $4, now())`,
    [shop, realm, kind, recordId, qboId],
  );
}

test("M-40: a run that waits for a word asks for nothing, and its preview is counted without a request", async () => {
  const shop = "preview.myshopify.com";
  await world.shopWith(shop, 5);
  await inBooks(shop, "Item", [
    { id: "1", name: "mug 1" },
    { id: "2", name: "MUG 2" },
  ]);
  await linked(shop, "item", productId(2), "1");
  await world.records.change(
    shop,
    "product",
    productId(5),
    { status: "Excluded", override: { kind: "exclude", actor: ann, note: "" } },
    ann,
  );
  const { run } = await world.runs.start({ ...toConfirm, shop, actor: ann }, productIds(5));
  expect(run).toMatchObject({ state: "ready", wanted: 5 });
  await world.step(run);
  expect(await world.asked(shop)).toBe(0);
  expect(await previewRun(database.pool, run, realm)).toEqual({
    total: 5,
    linked: 1,
    fitting: 1,
    fresh: 3,
    setAside: 1,
    isListRead: true,
  });
  expect(await world.runs.moveTo(shop, run.id, ["ready"], "open")).toBe(true);
  await world.step(run);
  expect(await world.asked(shop)).toBe(5);
});

test("a customer fits by e-mail address or by name as people write it", async () => {
  const shop = "fits.myshopify.com";
  const people = [
    { id: "a", name: "Ann  Lee", about: null },
    { id: "b", name: "Bo", about: "BO@Example.com" },
    { id: "c", name: "Cy", about: "cy@example.com" },
  ];
  await world.records.note(
    shop,
    "customer",
    people.map((person) => ({ ...person, at: null })),
    ann,
  );
  await inBooks(shop, "Customer", [
    { id: "1", name: "ann lee" },
    { id: "2", name: "Robert", email: "bo@example.com" },
  ]);
  const { run } = await world.runs.start(
    { ...toConfirm, recordKind: "customer", shop, actor: ann },
    people.map(({ id }) => id),
  );
  expect(await previewRun(database.pool, run, realm)).toMatchObject({ fitting: 2, fresh: 1 });
  expect(await previewRun(database.pool, run, null)).toMatchObject({ fitting: 0, isListRead: false });
});

test("after looking for its records a run waits; not confirmed for a day, it is cancelled", async () => {
  const shop = "waits.myshopify.com";
  await world.shopWith(shop, 3);
  const source = { from: "records", statuses: [], search: "" } as const;
  const task = { ...toConfirm, source: { ...source, statuses: [] } };
  const { run } = await world.runs.start({ ...task, shop, actor: ann }, []);
  expect(await world.step(run)).toMatchObject({ state: "ready", wanted: 3, isPrepared: true });
  world.time.now = new Date(world.time.now.getTime() + 25 * 3_600_000);
  await world.runs.start({ ...task, shop: "other.myshopify.com", actor: ann }, []);
  expect((await world.load(run)).state).toBe("cancelled");
});

test("100,000 records are previewed within a moment", async () => {
  const shop = "many.myshopify.com";
  await database.pool.query(
    `insert into record (shop, kind, id, name, status, requested_seq, created_at, updated_at)
     select $1, 'product', 'gid://shopify/Product/' || n, 'Mug ' || n, 'Unsynchronized', 0, now(), now()
     from generate_series(1, 100000) n`,
    [shop],
  );
  await database.pool.query(
    `insert into books_entry (shop, realm_id, type, id, name, name_key, is_active, is_deleted, changed_at, content, read_at)
     select $1, $2, 'Item', n::text, 'Mug ' || n, 'mug ' || n, true, false, now(), '{}', now()
     from generate_series(1, 50000) n`,
    [shop, realm],
  );
  await database.pool.query("analyze record, books_entry");
  const source = { from: "records", statuses: [], search: "" } as const;
  const { run } = await world.runs.start(
    { ...toConfirm, source: { ...source, statuses: [] }, shop, actor: ann },
    [],
  );
  let prepared = run;
  while (prepared.state === "preparing") prepared = await world.step(run);
  const from = performance.now();
  expect(await previewRun(database.pool, run, realm)).toMatchObject({ total: 100_000, fitting: 50_000 });
  expect(performance.now() - from).toBeLessThan(5_000);
});
