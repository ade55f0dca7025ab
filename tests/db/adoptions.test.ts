import { afterAll, beforeAll, expect, test } from "vitest";
import { createAdoptions } from "#app/db/repositories/adoptions.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createLinks } from "#app/db/repositories/links.server.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { systemClock as clock } from "#app/platform/clock.ts";
import { systemIds as ids } from "#app/platform/ids.ts";
import type { Adoption, AdoptionMatch, Binding } from "#app/sync/ports.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
const jobs: object[] = [];
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const actor: Actor = { kind: "user", name: "Ann" };
const open = () => {
  const enqueue = async (_name: string, some: readonly { data: object }[]) =>
    void jobs.push(...some.map(({ data }) => data));
  const deps = { pool: database.pool, clock, ids, enqueue };
  return { adoptions: createAdoptions(deps), bindings: createBindings(deps), links: createLinks(deps) };
};
const start = (shop: string): Promise<Adoption> =>
  open().adoptions.start(
    { shop, realmId: "9", fromDay: "2026-01-01", toDay: "2026-03-31", allowed: 5 },
    actor,
  );

const aMatch = (key: string, refs: string[], changes: Partial<AdoptionMatch> = {}): AdoptionMatch => ({
  kind: "order",
  key,
  name: key,
  facts: { id: key },
  verdict: refs.length === 1 ? "match" : "tie",
  score: 80,
  candidates: refs.map((ref) => ({ ref, label: ref, score: 80, reasons: ["Same number."] })),
  ref: refs.length === 1 ? (refs[0] ?? null) : null,
  state: "open",
  reason: null,
  ...changes,
});
const step = (adoption: Adoption, found: AdoptionMatch[], cleared: string[] = []) => ({
  progress: { ...adoption.progress, position: "2026-02-01" },
  asked: 2,
  found,
  cleared,
});

test("what a step found and where the next goes on are stored together, and not once it is paused or over", async () => {
  const { adoptions } = open();
  const adoption = await start("a");
  expect(jobs).toContainEqual({ shop: "a", id: adoption.id });
  expect(await adoptions.saveStep(adoption, step(adoption, [aMatch("o1", ["Invoice 1"])]))).toBe(true);
  expect(await adoptions.loadNewest("a")).toMatchObject({ asked: 2, progress: { position: "2026-02-01" } });
  await adoptions.changeState(adoption, "paused");
  expect(await adoptions.saveStep(adoption, step(adoption, [aMatch("o2", ["Invoice 2"])]))).toBe(false);
  const later = await start("a");
  expect(await adoptions.loadNewest("a")).toMatchObject({ id: later.id, asked: 0 });
  expect(await adoptions.load("a", adoption.id)).toMatchObject({ state: "ended" });
});

test("a later step takes back what an earlier one found, but not what a person decided", async () => {
  const { adoptions } = open();
  const adoption = await start("b");
  await adoptions.saveStep(
    adoption,
    step(adoption, [aMatch("o1", ["Invoice 1"]), aMatch("o2", ["Invoice 2"])]),
  );
  expect(await adoptions.findClaims(adoption.id, "order", ["Invoice 1", "Invoice 9"])).toMatchObject([
    { key: "o1" },
  ]);
  expect(await adoptions.want(adoption, { kind: "order", key: "o2", ref: "Invoice 2" })).toBe(1);
  await adoptions.saveStep(
    adoption,
    step(adoption, [aMatch("o3", ["Invoice 1", "Invoice 5"])], ["o1", "o2"]),
  );
  const all = await adoptions.list(adoption.id, { kind: "order", verdict: null, state: null }, "", 10);
  expect(all.map(({ key, state }) => [key, state])).toEqual([
    ["o2", "wanted"],
    ["o3", "open"],
  ]);
  expect((await adoptions.count(adoption.id)).order).toMatchObject({ tie: 1, match: 0, wanted: 1 });
});

test("row 2: a person cannot want one document for two orders, nor one that was never offered, nor another total", async () => {
  const { adoptions } = open();
  const adoption = await start("c");
  const differs = aMatch("o3", ["Invoice 3"], { verdict: "differs", ref: null });
  await adoptions.saveStep(
    adoption,
    step(adoption, [aMatch("o1", ["Invoice 1"]), aMatch("o2", ["Invoice 1", "Invoice 2"]), differs]),
  );
  const want = (key: string, ref: string) => adoptions.want(adoption, { kind: "order", key, ref });
  expect(await want("o2", "Invoice 1")).toBe(0);
  expect(await want("o2", "Invoice 7")).toBe(0);
  expect(await want("o3", "Invoice 3")).toBe(0);
  expect(await want("o2", "Invoice 2")).toBe(1);
  expect(await adoptions.want(adoption, { kind: "order", all: true })).toBe(1);
  expect((await adoptions.listWanted(adoption.id, 10)).map(({ key }) => key)).toEqual(["o1", "o2"]);
});

const aDocument = (key: string, qboId: string): Binding => ({
  shop: "d",
  realmId: "9",
  kind: "invoice",
  key,
  qboType: "Invoice",
  qboId,
  syncToken: null,
  contentHash: "h",
  docNumber: "1001",
  date: "2026-01-01",
  currency: "USD",
  totalMinor: 2500,
  balanceMinor: 0,
  recordId: key,
  booked: null,
  agreed: null,
  matchedBy: "adopted",
});

test("row 3: two orders that want one document at the same moment: one gets it, the other nothing, and it can be undone", async () => {
  const { links, bindings } = open();
  const both = await Promise.all(["o1", "o2"].map((key) => links.adopt([aDocument(key, "7")], "why", actor)));
  expect(both.toSorted()).toEqual([false, true]);
  const [own] = await bindings.findByQboIds("d", "9", "Invoice", ["7"]);
  const key = own?.key ?? "";
  expect(await links.adopt([aDocument(key, "8"), aDocument("o9", "9")], "", actor)).toBe(false);
  expect(await bindings.findByQboIds("d", "9", "Invoice", ["9"])).toEqual([]);
  expect(await links.undoAdoption("d", "9", key, "mistake", actor)).toBe(1);
  expect(await links.undoAdoption("d", "9", key, "mistake", actor)).toBe(0);
  const history = await links.history("d", "9", "invoice", key);
  expect(history.map(({ change, note }) => [change, note])).toEqual([
    ["unlinked", "mistake"],
    ["linked", "why"],
  ]);
});
