import { createRecords } from "#app/db/repositories/records.server.ts";
import { createRuns } from "#app/db/repositories/runs.server.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Run, RunTask } from "#app/domain/runs/run.ts";
import { systemClock } from "#app/platform/clock.ts";
import { systemIds } from "#app/platform/ids.ts";
import type { RunPorts } from "#app/sync/runs/run-ports.ts";
import { stepRun } from "#app/sync/runs/step-run.ts";
import type { TestDatabase } from "./start-test-database.ts";
import { createTestLog, startTestQueue } from "./start-test-queue.ts";

export const ann: Actor = { kind: "user", name: "Ann" };
export const productId = (n: number) => `gid://shopify/Product/${n}`;
export const productIds = (count: number) => Array.from({ length: count }, (_, n) => productId(n + 1));
export const pushOf = (source: RunTask["source"]): RunTask => ({
  kind: "push",
  recordKind: "product",
  source,
  note: "",
  needsConfirmation: false,
});

export type RunWorld = Awaited<ReturnType<typeof openRuns>>;

/** The parts of runs that need neither Shopify nor QuickBooks, on a real database; the test moves `now`. */
export async function openRuns(database: TestDatabase) {
  const { queue } = await startTestQueue(database, [{ name: "consider-record" }, { name: "run-step" }]);
  const time = { now: new Date("2026-11-22T10:00:00Z") };
  const clock = { ...systemClock, now: () => time.now };
  const deps = { pool: database.pool, clock, ids: systemIds, enqueue: queue.enqueueMany };
  const records = createRecords(deps);
  const runs = createRuns(deps);
  const held = new Set<string>();
  const ports = {
    clock,
    log: createTestLog(),
    records,
    runs,
    locks: {
      async withLock<T>(key: string, work: () => Promise<T>) {
        if (held.has(key)) return { held: false as const };
        held.add(key);
        return { held: true as const, value: await work().finally(() => held.delete(key)) };
      },
    },
  } as unknown as RunPorts;
  const load = async (run: Run): Promise<Run> => {
    const loaded = await runs.load(run.shop, run.id);
    if (!loaded) throw new Error("The run is gone.");
    return loaded;
  };
  return {
    records,
    runs,
    ports,
    time,
    load,
    /** One step of the run's present turn. */
    async step(run: Run): Promise<Run> {
      const { turn } = await load(run);
      await stepRun(ports, { shop: run.shop, id: run.id, turn });
      return load(run);
    },
    /** A worker considers every record with an open wish. */
    async answer(shop: string, status = "Synchronized", limit = 1_000_000): Promise<void> {
      await database.pool.query(
        `update record set status = $2, considered_seq = requested_seq where shop = $1 and id in (
           select id from record where shop = $1 and requested_seq > considered_seq order by id limit $3)`,
        [shop, status, limit],
      );
    },
    async asked(shop: string): Promise<number> {
      const { rows } = await database.pool.query(
        "select count(*)::int as count from record where shop = $1 and requested_seq > considered_seq",
        [shop],
      );
      return rows[0].count;
    },
    /** A shop that has so many products, none of them sent. */
    async shopWith(shop: string, count: number): Promise<void> {
      const headings = productIds(count).map((id, n) => ({
        id,
        name: `Mug ${n}`,
        about: "Harbor",
        at: time.now,
      }));
      await records.note(shop, "product", headings, ann);
    },
    stop: () => queue.stop(),
  };
}
