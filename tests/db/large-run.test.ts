import { afterAll, beforeAll, expect, test } from "vitest";
import { listRunItems, listRuns } from "#app/db/read-models/run-overview.server.ts";
import { ann, openRuns, pushOf, type RunWorld } from "#tests/support/open-runs.ts";
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

test("100,000 records of a run stay cheap: each step and each page of results within a moment", async () => {
  const shop = "large.myshopify.com";
  await database.pool.query(
    `insert into record (shop, kind, id, name, status, requested_seq, created_at, updated_at)
     select $1, 'product', 'gid://shopify/Product/' || n, 'Mug ' || n, 'Unsynchronized', 0, now(), now()
     from generate_series(1, 100000) n`,
    [shop],
  );
  const source = { from: "records", statuses: [], search: "" } as const;
  const { run } = await world.runs.start({ ...pushOf({ ...source, statuses: [] }), shop, actor: ann }, []);
  let prepared = run;
  const preparing = performance.now();
  while (prepared.state === "preparing") prepared = await world.step(run);
  expect(prepared.wanted).toBe(100_000);
  expect(performance.now() - preparing).toBeLessThan(20_000);
  for (let round = 0; round < 3; round += 1) {
    const from = performance.now();
    await world.step(run);
    expect(performance.now() - from).toBeLessThan(5_000);
    await world.answer(shop);
  }
  const from = performance.now();
  const items = await listRunItems(database.pool, run, { result: null, after: 90_000, limit: 50 });
  expect(items.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, n) => 90_001 + n));
  await listRuns(database.pool, { shop, limit: 10 });
  expect(performance.now() - from).toBeLessThan(5_000);
});
