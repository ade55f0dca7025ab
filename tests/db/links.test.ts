import { afterAll, beforeAll, expect, test } from "vitest";
import { countLinks, type LinkListQuery, listLinks } from "#app/db/read-models/list-links.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createLinks } from "#app/db/repositories/links.server.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { systemClock as clock } from "#app/platform/clock.ts";
import type { LinkEdit } from "#app/sync/ports.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const ann: Actor = { kind: "user", name: "Ann" };
const realmId = "9";

/** Customers `First..Last`, each linked to the entry of the same number; every tenth link was made in the same moment. */
async function fill(shop: string, count: number): Promise<void> {
  await database.pool.query(
    `insert into books_entry (shop, realm_id, type, id, name, name_key, is_active, changed_at, content, read_at)
     select $1, '9', 'Customer', n::text, 'Books Name ' || n, 'books name ' || n, n % 7 <> 0, now(), '{}', now()
     from generate_series(1, $2::int) n`,
    [shop, count],
  );
  await database.pool.query(
    `insert into binding (shop, realm_id, kind, key, qbo_type, qbo_id, name, matched_by, bound_at)
     select $1, '9', case when n % 1000 = 0 then 'item' else 'customer' end, 'gid://shopify/Customer/' || n || '|USD',
       'Customer', n::text, 'Shop Name ' || n, 'email', timestamptz '2026-01-01' + (n / 10) * interval '1 minute'
     from generate_series(1, $2::int) n`,
    [shop, count],
  );
  await database.pool.query("analyze binding; analyze books_entry");
}

const query = (shop: string, changes: Partial<LinkListQuery> = {}): LinkListQuery => ({
  shop,
  realmId,
  kinds: ["customer", "item"],
  search: "",
  cursor: null,
  limit: 50,
  ...changes,
});

test("row 25: every link is on exactly one page, going forward and back, also those made in one moment", async () => {
  await fill("pages", 123);
  const seen: string[] = [];
  let cursor: string | null = null;
  let back: string | null = null;
  do {
    const page = await listLinks(database.pool, query("pages", { cursor, limit: 7 }));
    expect(page.total).toBe(123);
    seen.push(...page.links.map(({ qboId }) => qboId));
    cursor = page.nextCursor;
    back = page.previousCursor;
  } while (cursor);
  expect(new Set(seen).size).toBe(123);
  expect(seen).toHaveLength(123);
  const returned: string[] = [];
  while (back) {
    const page = await listLinks(database.pool, query("pages", { cursor: back, limit: 7 }));
    returned.unshift(...page.links.map(({ qboId }) => qboId));
    back = page.previousCursor;
  }
  expect(returned).toEqual(seen.slice(0, returned.length));
  expect(returned.length).toBeGreaterThanOrEqual(116);
});

test("row 25: at 100,000 links the first page, the last page and a search come in well below a second", async () => {
  await fill("many", 100_000);
  const timed = async (changes: Partial<LinkListQuery>) => {
    const started = performance.now();
    const page = await listLinks(database.pool, query("many", changes));
    return { page, ms: performance.now() - started };
  };
  await timed({});
  const first = await timed({});
  expect(first.page.links[0]?.qboId).toBe("100000");
  const oldest = Buffer.from(
    JSON.stringify(["next", "2026-01-01T00:01:00.000Z", "customer\ngid://shopify/Customer/12|USD"]),
  ).toString("base64url");
  const last = await timed({ cursor: oldest });
  expect(last.page.links.length).toBeGreaterThan(5);
  const rare = await timed({ kinds: ["item"] });
  expect(rare.page.total).toBe(100);
  const searched = await timed({ search: "name 77777" });
  expect(searched.page.links.map(({ name, booksName }) => [name, booksName])).toEqual([
    ["Shop Name 77777", "Books Name 77777"],
  ]);
  const nothing = await timed({ search: "nobody at all" });
  expect(nothing.page.links).toEqual([]);
  const times = [first, last, rare, searched, nothing].map(({ ms }) => Math.round(ms));
  console.info(`links at 100,000: ${times.join(", ")} ms`);
  expect(Math.max(...times)).toBeLessThan(1_000);
  expect(Object.fromEntries(await countLinks(database.pool, "many", realmId))).toEqual({
    customer: 99_900,
    item: 100,
  });
});

test("a link shows what became of its entry, and a mangled address shows the first page", async () => {
  await fill("states", 8);
  await database.pool.query("update books_entry set is_deleted = true where shop = 'states' and id = '1'");
  await database.pool.query("update books_entry set merged_into = '4' where shop = 'states' and id = '2'");
  await database.pool.query("delete from books_entry where shop = 'states' and id = '3'");
  const { links } = await listLinks(database.pool, query("states", { cursor: "bm9uc2Vuc2U" }));
  const states = Object.fromEntries(links.map(({ qboId, booksState }) => [qboId, booksState]));
  expect(states).toMatchObject({ 1: "deleted", 2: "merged", 3: "unknown", 4: "active", 7: "inactive" });
  const garbled = Buffer.from(JSON.stringify(["next", "yesterday", "customer\nx"])).toString("base64url");
  expect((await listLinks(database.pool, query("states", { cursor: garbled }))).links).toHaveLength(8);
});

const edit = (changes: Partial<LinkEdit> = {}): LinkEdit => ({
  kind: "customer",
  key: "gid://shopify/Customer/1|USD",
  expectedId: "1",
  to: { qboType: "Customer", qboId: "200", booksName: "Ann Lee" },
  matchedBy: "person",
  name: null,
  recordId: null,
  note: "",
  ...changes,
});

test("a change of links keeps its history with the actor, and forgets what the former entry agreed to", async () => {
  const shop = "edits";
  await fill(shop, 3);
  await database.pool.query(
    `update binding set agreed = '{"phone": "1"}', sync_token = '4' where shop = $1`,
    [shop],
  );
  const links = createLinks({ pool: database.pool, clock });
  const bindings = createBindings({ pool: database.pool, clock });
  const { key } = edit();
  expect(await links.edit(shop, realmId, [edit()], ann)).toEqual([]);
  expect(await bindings.find(shop, realmId, "customer", [key])).toMatchObject([
    {
      qboId: "200",
      matchedBy: "person",
      agreed: null,
      syncToken: null,
      booksName: "Ann Lee",
      name: "Shop Name 1",
    },
  ]);
  expect(
    await links.edit(shop, realmId, [edit({ expectedId: "200", to: null, note: "wrong person" })], ann),
  ).toEqual([]);
  expect(await bindings.find(shop, realmId, "customer", [key])).toEqual([]);
  expect(await links.edit(shop, realmId, [edit({ expectedId: null, matchedBy: "import" })], ann)).toEqual([]);
  const history = await links.history(shop, realmId, "customer", key);
  expect(
    history.map(({ change, beforeId, afterId, note, actor }) => [
      change,
      beforeId,
      afterId,
      note,
      actor.name,
    ]),
  ).toEqual([
    ["linked", null, "200", "", "Ann"],
    ["unlinked", "200", null, "wrong person", "Ann"],
    ["relinked", "1", "200", "", "Ann"],
  ]);
});

test("edits are all made or none: one whose link was changed meanwhile stops the others", async () => {
  const shop = "stale";
  await fill(shop, 3);
  const links = createLinks({ pool: database.pool, clock });
  const stale = edit({ key: "gid://shopify/Customer/2|USD", expectedId: "77" });
  expect(await links.edit(shop, realmId, [edit(), stale], ann)).toEqual([stale]);
  const { links: listed } = await listLinks(database.pool, query(shop));
  expect(listed.map(({ qboId }) => qboId).toSorted()).toEqual(["1", "2", "3"]);
  expect(await links.history(shop, realmId, "customer", edit().key)).toEqual([]);
});

test("the history of links refuses to be changed", async () => {
  await expect(database.pool.query("update link_event set note = 'x'")).rejects.toThrow(/append-only/);
  await expect(database.pool.query("delete from link_event")).rejects.toThrow(/append-only/);
});
