import fc from "fast-check";
import { expect, test } from "vitest";
import { createRateLimiter } from "#app/qbo/rate-limiter.ts";
import { virtualClock } from "#tests/support/virtual-clock.ts";

const LIMITS = { perSecond: 10, perMinute: 500, batchesPerMinute: 40, maxWaitMs: 10_000 };

type Clock = ReturnType<typeof virtualClock>;
type Served = { order: number; at: number; granted: boolean; retryAfterMs: number };

function mostWithin(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((start) => times.filter((t) => t >= start && t < start + windowMs).length));
}

async function serveAll(clock: Clock, waits: { waitMs: number; wantsBatch: boolean }[], maxWaitMs: number) {
  const limiter = createRateLimiter(clock, { ...LIMITS, maxWaitMs });
  const served: (Served & { isBatch: boolean })[] = [];
  let at = 0;
  waits.forEach(({ waitMs, wantsBatch }, order) => {
    at += waitMs;
    void clock.sleep(at).then(async () => {
      const grant = await limiter.acquire("realm");
      const retryAfterMs = grant.granted ? 0 : grant.retryAfterMs;
      const isBatch = wantsBatch && grant.granted && (await limiter.takeBatch("realm"));
      served.push({ order, at: clock.now().getTime(), granted: grant.granted, retryAfterMs, isBatch });
    });
  });
  await clock.run();
  return served;
}

const arrivals = fc.array(fc.record({ waitMs: fc.integer({ min: 0, max: 150 }), wantsBatch: fc.boolean() }), {
  minLength: 1,
  maxLength: 120,
});

test("whatever comes when, no window of Intuit's is exceeded and everybody is served in order", async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async (waits) => {
      const served = await serveAll(virtualClock(), waits, 10 * 60_000);
      expect(served.map(({ order }) => order)).toEqual(waits.map((_, index) => index));
      expect(served.every(({ granted }) => granted)).toBe(true);
      const batches = served.filter(({ isBatch }) => isBatch).map(({ at }) => at);
      expect(
        mostWithin(
          served.map(({ at }) => at),
          1_000,
        ),
      ).toBeLessThanOrEqual(10);
      expect(mostWithin(batches, 60_000)).toBeLessThanOrEqual(40);
    }),
    { numRuns: 25 },
  );
});

test("600 requests at once keep to 500 a minute", async () => {
  const waits = Array.from({ length: 600 }, () => ({ waitMs: 0, wantsBatch: false }));
  const times = (await serveAll(virtualClock(), waits, 10 * 60_000)).map(({ at }) => at);
  expect(times).toHaveLength(600);
  expect(mostWithin(times, 60_000)).toBe(500);
  expect(mostWithin(times, 1_000)).toBe(10);
});

test("a wait that is too long is refused at once with its length, and takes no place", async () => {
  const waits = Array.from({ length: 60 }, () => ({ waitMs: 0, wantsBatch: false }));
  const served = await serveAll(virtualClock(), waits, 2_500);
  const refused = served.filter(({ granted }) => !granted);
  expect(refused).toHaveLength(30);
  for (const { retryAfterMs } of refused) expect(retryAfterMs).toBe(3_150);
});

test("a pause stops its realm, those who wait already too, and no other realm", async () => {
  const clock = virtualClock();
  const limiter = createRateLimiter(clock, LIMITS);
  const answers: Record<string, unknown> = {};
  for (let index = 0; index < 10; index += 1) await limiter.acquire("a");
  void limiter.acquire("a").then((grant) => {
    answers.waiting = grant;
  });
  await limiter.pause("a", 60_000);
  answers.later = await limiter.acquire("a");
  answers.other = await limiter.acquire("b");
  await clock.run();
  expect(answers).toEqual({
    waiting: { granted: false, retryAfterMs: 58_950 },
    later: { granted: false, retryAfterMs: 60_000 },
    other: { granted: true, waitedMs: 0 },
  });
});

test("after its pause a realm is served again", async () => {
  const clock = virtualClock();
  const limiter = createRateLimiter(clock, LIMITS);
  await limiter.pause("a", 60_000);
  void clock.sleep(60_000);
  await clock.run();
  expect(await limiter.acquire("a")).toEqual({ granted: true, waitedMs: 0 });
});

test("forty batches a minute have room, the next is told at once that it has none", async () => {
  const clock = virtualClock();
  const limiter = createRateLimiter(clock, LIMITS);
  const answers = [];
  for (let index = 0; index < 41; index += 1) answers.push(await limiter.takeBatch("a"));
  expect(answers.filter(Boolean)).toHaveLength(40);
  expect(answers.at(-1)).toBe(false);
  expect(await limiter.takeBatch("b")).toBe(true);
  void clock.sleep(60_500);
  await clock.run();
  expect(await limiter.takeBatch("a")).toBe(true);
});
