import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSharedRateLimiter, QBO_PACES } from "#app/db/shared-rate-limiter.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** A clock that notes for how long it was asked to sleep instead of sleeping. */
function aPatientClock() {
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  return { clock: { now: () => new Date(), sleep }, slept };
}

/** The most that lie within any window of so many milliseconds. */
function mostWithin(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((start) => times.filter((t) => t >= start && t < start + windowMs).length));
}

test("a company at rest gets a place at once, the next one a pace later", async () => {
  const { clock, slept } = aPatientClock();
  const limiter = createSharedRateLimiter({ pool: database.pool, clock });
  const [first, second] = [await limiter.acquire("quiet"), await limiter.acquire("quiet")];
  expect(first).toEqual({ granted: true, waitedMs: 0 });
  expect(second.granted).toBe(true);
  expect(slept).toHaveLength(1);
  expect(slept[0]).toBeGreaterThan(0);
  expect(slept[0]).toBeLessThanOrEqual(QBO_PACES.requests.everyMs);
});

test("after a rest as many more may go at once as the pace allows", async () => {
  const { clock, slept } = aPatientClock();
  const paces = { ...QBO_PACES, requests: { everyMs: 10_000, extra: 2 } };
  const limiter = createSharedRateLimiter({ pool: database.pool, clock }, paces);
  for (let index = 0; index < 4; index += 1) await limiter.acquire("rested");
  expect(slept).toHaveLength(1);
  expect(slept[0]).toBeGreaterThan(5_000);
});

test("many who ask at once, over two pools, get places one pace apart and none twice", async () => {
  const { clock } = aPatientClock();
  const theirs = new pg.Pool(database.connection);
  const limiters = [database.pool, theirs].map((pool) => createSharedRateLimiter({ pool, clock }));
  const asked = performance.now();
  const grants = await Promise.all(
    Array.from({ length: 60 }, (_, index) => limiters[index % 2]?.acquire("busy")),
  );
  const tookMs = performance.now() - asked;
  await theirs.end();
  const waits = grants.map((grant) => (grant?.granted ? grant.waitedMs : -1)).sort((a, b) => a - b);
  expect(waits).not.toContain(-1);
  // One every pace; who asked later waits that much less.
  const last = waits.at(-1) ?? 0;
  expect(last).toBeLessThanOrEqual(59 * QBO_PACES.requests.everyMs);
  expect(last).toBeGreaterThanOrEqual(59 * QBO_PACES.requests.everyMs - tookMs);
});

test("a wait that is too long is refused with its length and takes no place", async () => {
  const { clock } = aPatientClock();
  const paces = { ...QBO_PACES, maxWaitMs: 1_000 };
  const limiter = createSharedRateLimiter({ pool: database.pool, clock }, paces);
  const grants = [];
  for (let index = 0; index < 40; index += 1) grants.push(await limiter.acquire("crowded"));
  const refused = grants.flatMap((grant) => (grant.granted ? [] : [grant.retryAfterMs]));
  expect(refused.length).toBeGreaterThan(5);
  for (const retryAfterMs of refused) {
    expect(retryAfterMs).toBeGreaterThan(1_000);
    expect(retryAfterMs).toBeLessThanOrEqual(1_000 + QBO_PACES.requests.everyMs);
  }
});

test("three batches may go at once, the fourth is told at once that it has no room", async () => {
  const { clock } = aPatientClock();
  const limiter = createSharedRateLimiter({ pool: database.pool, clock });
  await limiter.acquire("batches");
  const answers = [];
  for (let index = 0; index < 4; index += 1) answers.push(await limiter.takeBatch("batches"));
  expect(answers).toEqual([true, true, true, false]);
});

test("a pause reaches every process, those that sleep already too, and no other company", async () => {
  const sleeping = Promise.withResolvers<void>();
  const wake = Promise.withResolvers<void>();
  const clock = {
    now: () => new Date(),
    sleep: () => {
      sleeping.resolve();
      return wake.promise;
    },
  };
  const ours = createSharedRateLimiter({ pool: database.pool, clock: systemClock });
  const theirs = createSharedRateLimiter({ pool: database.pool, clock });
  await ours.acquire("resting");
  await ours.acquire("resting");
  const waiting = theirs.acquire("resting");
  await sleeping.promise;
  await ours.pause("resting", 60_000);
  await ours.pause("resting", 1_000);
  wake.resolve();
  for (const grant of [await waiting, await ours.acquire("resting")]) {
    expect(grant.granted).toBe(false);
    const retryAfterMs = grant.granted ? 0 : grant.retryAfterMs;
    expect(retryAfterMs).toBeGreaterThan(50_000);
    // The end of a pause is stored in whole milliseconds, and what is left of it rounded up.
    expect(retryAfterMs).toBeLessThanOrEqual(60_001);
  }
  expect(await ours.acquire("another")).toEqual({ granted: true, waitedMs: 0 });
});

test("two processes together keep the limits of a company and share them evenly", async () => {
  const script = fileURLToPath(new URL("./take-places/main.ts", import.meta.url));
  const run = async () => {
    const child = spawn(process.execPath, [script, database.dataDir, "shared", "25"], {
      env: database.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    const [code] = await once(child, "close");
    expect(code).toBe(0);
    const lines = text.trim().split("\n");
    return lines.map((line) => JSON.parse(line) as { at: number; granted: boolean; isBatch: boolean });
  };
  const [one, two] = await Promise.all([run(), run()]);
  const all = [...one, ...two];
  expect(all).toHaveLength(50);
  expect(all.every(({ granted }) => granted)).toBe(true);
  const times = all.map(({ at }) => at).sort((a, b) => a - b);
  expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(10);
  // While both ask, each gets every other place.
  const from = Math.max(one[0]?.at ?? 0, two[0]?.at ?? 0);
  const until = Math.min(one.at(-1)?.at ?? 0, two.at(-1)?.at ?? 0);
  const shares = [one, two].map((rows) => rows.filter(({ at }) => at >= from && at <= until).length);
  expect(Math.min(...shares)).toBeGreaterThan(10);
  expect(Math.abs((shares[0] ?? 0) - (shares[1] ?? 0))).toBeLessThanOrEqual(4);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const batches = all.filter(({ isBatch }) => isBatch).length;
  expect(batches).toBeGreaterThan(2);
  expect(batches).toBeLessThanOrEqual(3 + Math.ceil((span + 100) / QBO_PACES.batches.everyMs));
});
