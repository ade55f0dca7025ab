import { afterAll, beforeAll, expect, test } from "vitest";
import {
  countTroubledLinks,
  listDifferingLinks,
  listTroubledLinks,
} from "#app/db/read-models/list-troubled-links.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createDifferences } from "#app/db/repositories/differences.server.ts";
import { createLinks } from "#app/db/repositories/links.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { systemClock as clock } from "#app/platform/clock.ts";
import type { Binding, LinkDifference } from "#app/sync/ports.ts";
import { aCustomerEntry } from "#tests/support/a-books-entry.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const realmId = "9";
const actor: Actor = { kind: "user", name: "Ann" };
const open = () => {
  const deps = { pool: database.pool, clock };
  const mirror = createMirror({ ...deps, enqueue: async () => {} });
  return {
    differences: createDifferences(deps),
    bindings: createBindings(deps),
    links: createLinks(deps),
    mirror,
  };
};

const aBinding = (shop: string, id: string, changes: Partial<Binding> = {}): Binding => ({
  shop,
  realmId,
  kind: "customer",
  key: `gid://shopify/Customer/${id}|USD`,
  qboType: "Customer",
  qboId: id,
  syncToken: null,
  contentHash: null,
  docNumber: null,
  date: null,
  currency: null,
  totalMinor: null,
  balanceMinor: null,
  recordId: null,
  booked: null,
  agreed: null,
  matchedBy: "email",
  name: `Shop ${id}`,
  booksName: `Books ${id}`,
  ...changes,
});
const entry = (id: string, changes: Parameters<typeof aCustomerEntry>[0] = {}) =>
  aCustomerEntry({ id, name: `Books ${id}`, fullName: `Books ${id}`, ...changes });
const linkOf = (shop: string, id: string) => ({
  shop,
  realmId,
  kind: "customer",
  key: `gid://shopify/Customer/${id}|USD`,
});

test("row 13, row 14: merged, gone, inactive and renamed entries of links are found, each once, page by page", async () => {
  const shop = "troubled";
  const { bindings, mirror } = open();
  for (const id of ["1", "2", "3", "4", "5", "6"]) await bindings.bind(aBinding(shop, id));
  await bindings.bind(aBinding(shop, "7", { agreed: { displayName: "Books 7" } }));
  await mirror.put(shop, realmId, [
    entry("1"),
    entry("2", { isDeleted: true, isActive: false }),
    entry("3", { isDeleted: true, isActive: false, mergedInto: "1" }),
    entry("4", { isActive: false, name: "Books 4 (deleted)" }),
    entry("5", { name: "Other 5", fullName: "Other 5" }),
    // Its parents stand in front of its name: that is no new name.
    entry("6", { name: "6", fullName: "Books 6" }),
    // A merge of fields watches this one.
    entry("7", { name: "Other 7" }),
  ]);
  const all = await listTroubledLinks(database.pool, { shop, realmId, after: null, limit: 10 });
  expect(all.map(({ qboId, trouble, linkedName }) => [qboId, trouble, linkedName])).toEqual([
    ["2", "deleted", "Books 2"],
    ["3", "merged", "Books 3"],
    ["4", "inactive", "Books 4"],
    ["5", "renamed", "Books 5"],
  ]);
  const [, second] = all;
  const after = second ? { kind: second.kind, key: second.key } : null;
  const rest = await listTroubledLinks(database.pool, { shop, realmId, after, limit: 10 });
  expect(rest.map(({ qboId }) => qboId)).toEqual(["4", "5"]);
  expect(await countTroubledLinks(database.pool, shop, realmId)).toBe(4);
});

test("a name that a person accepted is no longer new, and who accepted it stands in the link's history", async () => {
  const { differences, links } = open();
  await differences.acceptName(linkOf("troubled", "5"), "Other 5", actor);
  expect(await countTroubledLinks(database.pool, "troubled", realmId)).toBe(3);
  const [event] = await links.history("troubled", realmId, "customer", linkOf("troubled", "5").key);
  expect(event).toMatchObject({
    change: "accepted",
    beforeId: "5",
    afterId: "5",
    note: "Called Other 5",
    actor,
  });
});

const phone: LinkDifference = {
  field: "phone",
  shopify: "1",
  quickbooks: "2",
  flow: "both",
  isConflict: true,
};
const note: LinkDifference = {
  field: "note",
  shopify: null,
  quickbooks: { a: "x" },
  flow: "shopify",
  isConflict: false,
};

test("what differs is noted whole each time; what is accepted stays so while both values stay", async () => {
  const shop = "differing";
  const { bindings, differences } = open();
  await bindings.bind(aBinding(shop, "1", { agreed: { phone: "0" } }));
  const link = linkOf(shop, "1");
  await differences.note(link, [phone, note]);
  const shown = async () => {
    const found = await listDifferingLinks(database.pool, { shop, realmId, limit: 10 });
    return found.flatMap((one) => one.differences.map(({ field }) => field));
  };
  expect(await shown()).toEqual(["phone", "note"]);
  expect(await countTroubledLinks(database.pool, shop, realmId)).toBe(1);
  expect(await differences.accept(link, "note", "note differs", actor)).toBe(true);
  expect(await differences.accept(link, "note", "note differs", actor)).toBe(false);
  await differences.note(link, [note, phone]);
  expect(await shown()).toEqual(["phone"]);
  await differences.note(link, [{ ...note, quickbooks: { a: "y" } }]);
  expect(await shown()).toEqual(["note"]);
  await differences.note(link, []);
  expect(await shown()).toEqual([]);
});

test("settling changes what was agreed on in that field alone, once", async () => {
  const shop = "settled";
  const { bindings, differences, links } = open();
  await bindings.bind(aBinding(shop, "1", { agreed: { phone: "0", email: "a@b.c" } }));
  const link = linkOf(shop, "1");
  await differences.note(link, [phone]);
  const settled = {
    field: "phone",
    agreed: "2",
    change: "restored" as const,
    note: "phone: the value of Shopify",
  };
  expect(await differences.settle(link, settled, actor)).toBe(true);
  expect(await differences.settle(link, settled, actor)).toBe(false);
  const [binding] = await bindings.find(shop, realmId, "customer", [link.key]);
  expect(binding?.agreed).toEqual({ phone: "2", email: "a@b.c" });
  const history = await links.history(shop, realmId, "customer", link.key);
  expect(history.map(({ change }) => change)).toEqual(["restored"]);
});

test("a link that is led elsewhere forgets what differed from its former entry", async () => {
  const shop = "relinked";
  const { bindings, differences, links } = open();
  await bindings.bind(aBinding(shop, "1"));
  await differences.note(linkOf(shop, "1"), [phone]);
  const to = { qboType: "Customer", qboId: "8", booksName: "Books 8" };
  const edit = {
    kind: "customer",
    key: linkOf(shop, "1").key,
    expectedId: "1",
    to,
    matchedBy: "person",
  } as const;
  await links.edit(shop, realmId, [{ ...edit, name: null, recordId: null, note: "" }], actor);
  expect(await differences.list(linkOf(shop, "1"))).toEqual([]);
});

test("row 14: the count for the home page comes in well below a second at 100,000 links", async () => {
  await database.pool.query(
    `insert into books_entry (shop, realm_id, type, id, name, name_key, is_active, changed_at, content, read_at)
     select 'many', '9', 'Item', n::text, 'Item ' || n, 'item ' || n, n % 1000 <> 0, now(), '{}', now()
     from generate_series(1, 100000) n`,
  );
  await database.pool.query(
    `insert into binding (shop, realm_id, kind, key, qbo_type, qbo_id, books_name, agreed, bound_at)
     select 'many', '9', 'item', 'gid://shopify/ProductVariant/' || n, 'Item', n::text, 'Item ' || n,
       case when n % 2 = 0 then '{}'::jsonb end, now() from generate_series(1, 100000) n`,
  );
  await database.pool.query("analyze binding; analyze books_entry; analyze link_difference");
  await countTroubledLinks(database.pool, "many", realmId);
  const started = performance.now();
  expect(await countTroubledLinks(database.pool, "many", realmId)).toBe(100);
  const ms = performance.now() - started;
  console.info(`count of troubled links at 100,000: ${Math.round(ms)} ms`);
  expect(ms).toBeLessThan(1_000);
});
