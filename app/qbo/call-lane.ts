import { failed, type Result } from "#app/domain/faults/fault.ts";
import { type BatchFate, MAX_BATCH_ITEMS } from "#app/qbo/batch.ts";
import type { QboCall } from "#app/qbo/qbo-call.ts";
import type { Grant, RateLimiter } from "#app/qbo/rate-limiter.ts";

export type LaneDeps = {
  realmId: string;
  limiter: Pick<RateLimiter, "acquire" | "takeBatch">;
  /** Whether there is a valid token, before a place is taken for a request that could not go out. */
  prepare(): Promise<Result<unknown>>;
  sendAlone(call: QboCall): Promise<Result<unknown>>;
  /** The fates of the calls, in their order. */
  sendTogether(calls: readonly QboCall[]): Promise<BatchFate[]>;
};

type Waiting = {
  call: QboCall;
  /** Its batch could not be read: it goes out by itself now. */
  mustGoAlone: boolean;
  settle(result: Result<unknown>): void;
  reject(error: unknown): void;
};

/**
 * The calls of one company that wait for their turn, first come, first served. While there is room each goes out alone
 * and at once. When one had to wait for its place, all that wait by then and may be batched travel with it, 30 at most,
 * as long as the company has a batch left; otherwise the first goes alone. Every call is answered exactly once.
 */
export function createCallLane(deps: LaneDeps): { send(call: QboCall): Promise<Result<unknown>> } {
  const waiting: Waiting[] = [];
  let isServing = false;

  async function serve(): Promise<void> {
    if (isServing) return;
    isServing = true;
    try {
      while (waiting.length > 0) await serveNext();
    } catch (error) {
      // The limiter's database went away: those who wait are told, the next call tries again.
      for (const each of waiting.splice(0)) each.reject(error);
    } finally {
      isServing = false;
    }
  }

  async function serveNext(): Promise<void> {
    const ready = await deps.prepare();
    if (!ready.ok) return answerAll(() => ready);
    const grant = await deps.limiter.acquire(deps.realmId);
    if (!grant.granted) {
      const { retryAfterMs } = grant;
      return answerAll(({ subject }) => failed({ kind: "throttled", retryAfterMs, subject }));
    }
    const isBatch = await mayBatch(grant);
    const calls = isBatch ? takeTogether() : waiting.splice(0, 1);
    void dispatch(calls);
  }

  function answerAll(answer: (call: QboCall) => Result<unknown>): void {
    for (const each of waiting.splice(0)) each.settle(answer(each.call));
  }

  async function mayBatch(grant: Extract<Grant, { granted: true }>): Promise<boolean> {
    const [first] = waiting;
    if (grant.waitedMs === 0 || first === undefined || !canBatch(first)) return false;
    return waiting.filter(canBatch).length > 1 && deps.limiter.takeBatch(deps.realmId);
  }

  function takeTogether(): Waiting[] {
    const taken = waiting.filter(canBatch).slice(0, MAX_BATCH_ITEMS);
    const left = waiting.filter((each) => !taken.includes(each));
    waiting.splice(0, waiting.length, ...left);
    return taken;
  }

  async function dispatch(entries: readonly Waiting[]): Promise<void> {
    const [first] = entries;
    if (first === undefined) return;
    try {
      if (entries.length === 1) return first.settle(await deps.sendAlone(first.call));
      const fates = await deps.sendTogether(entries.map(({ call }) => call));
      const again = entries.filter((entry, index) => !settleFate(entry, fates[index]));
      waiting.unshift(...again.map((entry) => ({ ...entry, mustGoAlone: true })));
      void serve();
    } catch (error) {
      for (const entry of entries) entry.reject(error);
    }
  }

  return {
    send: (call) =>
      new Promise((settle, reject) => {
        waiting.push({ call, mustGoAlone: false, settle, reject });
        void serve();
      }),
  };
}

function canBatch(entry: Waiting): boolean {
  return !entry.mustGoAlone && entry.call.batchItem !== undefined;
}

/** Answers the caller; `false` when its call has to go out again. */
function settleFate(entry: Waiting, fate: BatchFate | undefined): boolean {
  if (fate?.kind !== "answered") return false;
  entry.settle(fate.result);
  return true;
}
