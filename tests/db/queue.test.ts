import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { inTransaction } from "#app/db/transaction.server.ts";
import { jobPriority } from "#app/queue/job-definition.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { startTestQueue } from "#tests/support/start-test-queue.ts";

const schema = z.object({ shop: z.string(), id: z.string() });
const define = (name: string, limits: { attempts?: number; concurrency?: number } = {}) => ({
  name,
  schema,
  concurrency: 4,
  ...limits,
});
const names = [
  "done",
  "rollback",
  "retry",
  "attempts",
  "snooze",
  "stop",
  "throw",
  "refused",
  "order",
  "fair",
  "bulk",
];

let database: TestDatabase;
let started: Awaited<ReturnType<typeof startTestQueue>>;
beforeAll(async () => {
  database = await startTestDatabase();
  started = await startTestQueue(
    database,
    names.map((name) => ({ name })),
  );
});
afterAll(async () => {
  await started.queue.stop();
  await database.stop();
});

/** Works on a queue with given outcomes, one per call; `calls` fills with what each call saw. */
async function workWith(definition: ReturnType<typeof define>, outcomes: Outcome[]) {
  const calls: { id: string; attempt: number; at: number }[] = [];
  const finished = Promise.withResolvers<void>();
  await started.queue.work(definition, async ({ id }, { attempt }) => {
    calls.push({ id, attempt, at: performance.now() });
    const outcome = outcomes[calls.length - 1] ?? { kind: "done" };
    if (calls.length === outcomes.length) finished.resolve();
    return outcome;
  });
  return { calls, finished: finished.promise };
}

async function statesOf(name: string): Promise<string[]> {
  const { rows } = await database.pool.query(
    "select state::text from pgboss.job where name = $1 order by created_on",
    [name],
  );
  return rows.map((row) => row.state);
}
const settle = (name: string, states: string[]) =>
  expect.poll(() => statesOf(name), { timeout: 20_000, interval: 50 }).toEqual(states);

const job = { shop: "a.myshopify.com", id: "1" };
const done: Outcome = { kind: "done" };
const fault = { kind: "unreachable", subject: "order #1" } as const;

test("a job that is done is completed", async () => {
  const { finished } = await workWith(define("done"), [{ kind: "done" }]);
  await started.queue.enqueue("done", job);
  await finished;
  await settle("done", ["completed"]);
});

test("a job enqueued in a transaction that is rolled back does not exist", async () => {
  const failing = inTransaction(database.pool, async (client) => {
    await started.queue.enqueue("rollback", job, { client });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await statesOf("rollback")).toEqual([]);
  await inTransaction(database.pool, (client) => started.queue.enqueue("rollback", job, { client }));
  expect(await statesOf("rollback")).toEqual(["created"]);
  await database.pool.query("delete from pgboss.job where name = 'rollback'");
});

test("a retry comes back after its delay with one attempt spent", async () => {
  const { calls, finished } = await workWith(define("retry"), [
    { kind: "retry", afterMs: 700, fault },
    { kind: "done" },
  ]);
  await started.queue.enqueue("retry", job);
  await finished;
  await settle("retry", ["completed", "completed"]);
  expect(calls.map(({ attempt }) => attempt)).toEqual([0, 1]);
  expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(700);
});

test("a job out of attempts fails for good", async () => {
  const retry: Outcome = { kind: "retry", afterMs: 0, fault };
  await workWith(define("attempts", { attempts: 2 }), [retry, retry, retry]);
  await started.queue.enqueue("attempts", job);
  await settle("attempts", ["completed", "failed"]);
});

test("a snooze spends no attempt", async () => {
  const { calls, finished } = await workWith(define("snooze", { attempts: 1 }), [
    { kind: "snooze", afterMs: 10, reason: "busy" },
    { kind: "snooze", afterMs: 10, reason: "busy" },
    { kind: "done" },
  ]);
  await started.queue.enqueue("snooze", job);
  await finished;
  await settle("snooze", ["completed", "completed", "completed"]);
  expect(calls.map(({ attempt }) => attempt)).toEqual([0, 0, 0]);
});

test("a stop fails the job at once and is logged with its fault", async () => {
  await workWith(define("stop"), [{ kind: "stop", fault }]);
  await started.queue.enqueue("stop", job);
  await settle("stop", ["failed"]);
  expect(started.log.lines).toContainEqual(
    expect.objectContaining({
      event: "job stopped",
      facts: expect.objectContaining({ fault: "unreachable" }),
    }),
  );
});

test("a handler that throws is logged and tried again", async () => {
  let calls = 0;
  await started.queue.work(define("throw"), async () => {
    calls += 1;
    if (calls === 1) throw new Error("a programmer's mistake");
    return { kind: "done" };
  });
  await started.queue.enqueue("throw", job);
  await settle("throw", ["completed"]);
  expect(calls).toBe(2);
  expect(started.log.lines.some(({ event }) => event === "job threw")).toBe(true);
});

test("a payload that does not fit the schema is refused without calling the handler", async () => {
  let calls = 0;
  await started.queue.work(define("refused"), async () => {
    calls += 1;
    return { kind: "done" };
  });
  await started.queue.enqueue("refused", { shop: 5 });
  await settle("refused", ["failed"]);
  expect(calls).toBe(0);
});

test("a live event goes before a back-fill that was there first", async () => {
  const backfill = Array.from({ length: 10 }, (_, n) => ({
    data: { ...job, id: `b${n}` },
    priority: jobPriority.backfill,
  }));
  await started.queue.enqueueMany("order", backfill);
  await started.queue.enqueue("order", { ...job, id: "live" }, { priority: jobPriority.live });
  const { calls, finished } = await workWith(
    define("order", { concurrency: 2 }),
    Array.from({ length: 11 }, () => done),
  );
  await finished;
  // Two places of the shop and one spare: three workers fetch side by side, in no order among themselves.
  expect(calls.slice(0, 3).map(({ id }) => id)).toContain("live");
});

test("one shop's long jobs leave a place for another shop's", async () => {
  const gate = Promise.withResolvers<void>();
  const other = Promise.withResolvers<void>();
  await started.queue.work(define("fair", { concurrency: 4 }), async ({ shop }) => {
    if (shop === "other.myshopify.com") other.resolve();
    else await gate.promise;
    return { kind: "done" };
  });
  await started.queue.enqueueMany(
    "fair",
    Array.from({ length: 20 }, (_, n) => ({ data: { shop: "busy.myshopify.com", id: `${n}` } })),
  );
  await expect
    .poll(async () => (await statesOf("fair")).filter((state) => state === "active").length)
    .toBe(4);
  await started.queue.enqueue("fair", { shop: "other.myshopify.com", id: "1" });
  await other.promise;
  gate.resolve();
  await settle(
    "fair",
    Array.from({ length: 21 }, () => "completed"),
  );
});

test("a thousand jobs are worked off, and the queue is idle only then", async () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => `${n}`);
  await started.queue.enqueueMany(
    "bulk",
    ids.map((id) => ({ data: { shop: "one.myshopify.com", id } })),
  );
  expect(await started.queue.isIdle()).toBe(false);
  const seen = new Set<string>();
  const begun = performance.now();
  await started.queue.work(define("bulk", { concurrency: 16 }), async ({ id }) => {
    seen.add(id);
    return { kind: "done" };
  });
  await expect.poll(() => started.queue.isIdle(), { timeout: 30_000, interval: 50 }).toBe(true);
  expect(seen.size).toBe(1_000);
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test("a job for later leaves the queue idle and says when it is due", async () => {
  await started.queue.enqueue("rollback", job, { startAfterMs: 3_600_000 });
  const load = await started.queue.readLoad();
  expect(load).toMatchObject({ dueNow: 0, active: 0, later: 1 });
  expect(load.nextDueAt?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
});
