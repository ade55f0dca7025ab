import fc from "fast-check";
import { expect, test } from "vitest";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { BatchFate } from "#app/qbo/batch.ts";
import { createCallLane, type LaneDeps } from "#app/qbo/call-lane.ts";
import type { QboCall } from "#app/qbo/qbo-call.ts";
import { createRateLimiter } from "#app/qbo/rate-limiter.ts";
import { virtualClock } from "#tests/support/virtual-clock.ts";

const LIMITS = { perSecond: 10, perMinute: 500, batchesPerMinute: 40, maxWaitMs: 60_000 };

function aCall(subject: string, isBatchable = true): QboCall {
  const batchItem = { operation: "create" as const, Invoice: {} };
  const call: QboCall = { method: "POST", path: "/invoice", effect: "write", subject };
  return isBatchable ? { ...call, batchItem } : call;
}

/** A lane whose requests take `latencyMs` each; `sent` lists what travelled together, and when. */
function aLane(options: { latencyMs?: number; limits?: Partial<typeof LIMITS> } & Partial<LaneDeps> = {}) {
  const clock = virtualClock();
  const limiter = createRateLimiter(clock, { ...LIMITS, ...options.limits });
  const sent: { at: number; subjects: string[] }[] = [];
  const travel = async (calls: readonly QboCall[]) => {
    sent.push({ at: clock.now().getTime(), subjects: calls.map(({ subject }) => subject) });
    await clock.sleep(options.latencyMs ?? 300);
  };
  const lane = createCallLane({
    realmId: "9130",
    limiter,
    prepare: async () => ok("token"),
    async sendAlone(call) {
      await travel([call]);
      return ok(call.subject);
    },
    async sendTogether(calls) {
      await travel(calls);
      return calls.map(({ subject }): BatchFate => ({ kind: "answered", result: ok(subject) }));
    },
    ...options,
  });
  const answers = new Map<string, Result<unknown>[]>();
  const send = async (call: QboCall) => {
    const answer = await lane.send(call);
    answers.set(call.subject, [...(answers.get(call.subject) ?? []), answer]);
  };
  return { lane, clock, limiter, sent, answers, send };
}

function mostWithin(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((start) => times.filter((t) => t >= start && t < start + windowMs).length));
}

const arrivals = fc.array(fc.record({ waitMs: fc.integer({ min: 0, max: 60 }), isBatchable: fc.boolean() }), {
  minLength: 1,
  maxLength: 200,
});

test("every call is answered exactly once with its own answer, in batches of 30 at most, within all limits", async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 0, max: 4_000 }), async (calls, latencyMs) => {
      const { clock, sent, answers, send } = aLane({ latencyMs, limits: { batchesPerMinute: 3 } });
      let at = 0;
      calls.forEach(({ waitMs, isBatchable }, index) => {
        at += waitMs;
        void clock.sleep(at).then(() => send(aCall(`call ${index}`, isBatchable)));
      });
      await clock.run();
      expect(answers.size).toBe(calls.length);
      for (const [subject, given] of answers) expect(given).toEqual([ok(subject)]);
      expect(sent.flatMap(({ subjects }) => subjects)).toHaveLength(calls.length);
      const batches = sent.filter(({ subjects }) => subjects.length > 1);
      for (const { subjects } of batches) {
        expect(subjects.length).toBeLessThanOrEqual(30);
        expect(subjects.every((subject) => calls[Number(subject.slice(5))]?.isBatchable)).toBe(true);
      }
      const times = (rows: typeof sent) => rows.map((row) => row.at);
      expect(mostWithin(times(sent), 1_000)).toBeLessThanOrEqual(10);
      expect(mostWithin(times(batches), 60_000)).toBeLessThanOrEqual(3);
    }),
    { numRuns: 40 },
  );
});

test("while there is room calls go out alone and at once", async () => {
  const { clock, sent, send } = aLane();
  const started = clock.now().getTime();
  for (let index = 0; index < 10; index += 1) void send(aCall(`call ${index}`));
  await clock.run();
  expect(sent).toHaveLength(10);
  expect(sent.every(({ at, subjects }) => at === started && subjects.length === 1)).toBe(true);
});

test("forty calls at once travel as ten alone and thirty in one batch", async () => {
  const { clock, sent, send } = aLane();
  for (let index = 0; index < 40; index += 1) void send(aCall(`call ${index}`));
  await clock.run();
  expect(sent.map(({ subjects }) => subjects.length)).toEqual([...Array<number>(10).fill(1), 30]);
});

test("without a batch left calls go on alone, in their order", async () => {
  const { clock, limiter, sent, send } = aLane({ limits: { batchesPerMinute: 1 } });
  expect(await limiter.takeBatch("9130")).toBe(true);
  for (let index = 0; index < 25; index += 1) void send(aCall(`call ${index}`));
  await clock.run();
  expect(sent.map(({ subjects }) => subjects)).toEqual(
    Array.from({ length: 25 }, (_, index) => [`call ${index}`]),
  );
});

test("calls of a batch that could not be read go out again alone, once", async () => {
  const { clock, sent, answers, send } = aLane({
    sendTogether: async (calls) => calls.map((): BatchFate => ({ kind: "goAlone" })),
  });
  for (let index = 0; index < 14; index += 1) void send(aCall(`call ${index}`));
  await clock.run();
  expect(sent.map(({ subjects }) => subjects.length)).toEqual(Array<number>(14).fill(1));
  expect(answers.size).toBe(14);
});

test("a realm that rests refuses everybody who waits, each by its own subject", async () => {
  const { clock, limiter, sent, answers, send } = aLane({ limits: { maxWaitMs: 1_000 } });
  await limiter.pause("9130", 60_000);
  void send(aCall("one"));
  void send(aCall("two", false));
  await clock.run();
  expect(sent).toEqual([]);
  const refusal = (subject: string) => [failed({ kind: "throttled", retryAfterMs: 60_000, subject })];
  expect(Object.fromEntries(answers)).toEqual({ one: refusal("one"), two: refusal("two") });
});

test("without a token nothing is sent and no place is taken", async () => {
  const fault = failed({ kind: "reauthorize", system: "quickbooks", subject: "QuickBooks connection" });
  const taken: string[] = [];
  const { clock, sent, answers, send } = aLane({
    prepare: async () => fault,
    limiter: {
      acquire: async (realmId) => {
        taken.push(realmId);
        return { granted: true, waitedMs: 0 };
      },
      takeBatch: async () => true,
    },
  });
  void send(aCall("one"));
  await clock.run();
  expect([sent, taken, answers.get("one")]).toEqual([[], [], [fault]]);
});

test("a limiter that breaks fails those who wait, and the next call is served", async () => {
  let isBroken = true;
  const { lane, clock } = aLane({
    limiter: {
      acquire: async () => {
        if (isBroken) throw new Error("the database is away");
        return { granted: true, waitedMs: 0 };
      },
      takeBatch: async () => false,
    },
  });
  const broken = [lane.send(aCall("one")), lane.send(aCall("two"))].map((each) =>
    each.catch((error: Error) => error.message),
  );
  expect(await Promise.all(broken)).toEqual(["the database is away", "the database is away"]);
  isBroken = false;
  const next = lane.send(aCall("three"));
  await clock.run();
  expect(await next).toEqual(ok("three"));
});
