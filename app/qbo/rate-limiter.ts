import type { Clock } from "#app/sync/ports.ts";

/** Leave to send one request, or how long the realm has no room: then the work goes back to the queue. */
export type Grant = { granted: true; waitedMs: number } | { granted: false; retryAfterMs: number };

/**
 * Shares the request limits of a realm among everybody who asks, first come, first served. Asynchronous, so that the
 * state may live in the process or in a database that many processes share.
 */
export type RateLimiter = {
  /** Waits for a place when one comes soon; otherwise refuses at once with the time until then. */
  acquire(realmId: string): Promise<Grant>;
  /** Whether the request that was just granted may be a batch; takes the batch's place if so. Never waits. */
  takeBatch(realmId: string): Promise<boolean>;
  /** Lets the realm rest, after a 429. */
  pause(realmId: string, ms: number): Promise<void>;
};

export type RateLimits = {
  perSecond: number;
  perMinute: number;
  batchesPerMinute: number;
  /**
   * Longer waits are refused, so that a busy realm does not keep workers from other shops. A burst at full speed
   * uses up the minute after 52 s and then waits 8 s: that much must be allowed.
   */
  maxWaitMs: number;
};

/** Intuit's limits per realm and app (Intuit, "API call limits and throttles"). */
export const QBO_LIMITS: RateLimits = {
  perSecond: 10,
  perMinute: 500,
  batchesPerMinute: 40,
  maxWaitMs: 20_000,
};

/** Windows are a little wider than Intuit's: requests may bunch up on the way. */
const SECOND_MS = 1_050;
const MINUTE_MS = 60_500;

type RealmState = { requests: number[]; batches: number[]; pausedUntil: number };

/**
 * A limiter for one process. Each request reserves the earliest moment that keeps every window, never before those
 * that asked earlier, and waits for it on `clock`.
 */
export function createRateLimiter(clock: Clock, limits: RateLimits = QBO_LIMITS): RateLimiter {
  const realms = new Map<string, RealmState>();

  function stateOf(realmId: string): RealmState {
    const known = realms.get(realmId);
    if (known) return known;
    const state: RealmState = { requests: [], batches: [], pausedUntil: 0 };
    realms.set(realmId, state);
    return state;
  }

  return {
    async acquire(realmId) {
      const state = stateOf(realmId);
      const now = clock.now().getTime();
      forgetBefore(state, now - MINUTE_MS);
      const slot = Math.max(now, earliestSlot(state, limits));
      if (slot - now > limits.maxWaitMs) return { granted: false, retryAfterMs: slot - now };
      state.requests.push(slot);
      if (slot > now) await clock.sleep(slot - now);
      const restMs = state.pausedUntil - clock.now().getTime();
      if (restMs > 0) return { granted: false, retryAfterMs: restMs };
      return { granted: true, waitedMs: slot - now };
    },
    async takeBatch(realmId) {
      const { batches } = stateOf(realmId);
      const now = clock.now().getTime();
      const hasRoom = afterWindow(batches, limits.batchesPerMinute, MINUTE_MS) <= now;
      if (hasRoom) batches.push(now);
      return hasRoom;
    },
    async pause(realmId, ms) {
      const state = stateOf(realmId);
      state.pausedUntil = Math.max(state.pausedUntil, clock.now().getTime() + ms);
    },
  };
}

function earliestSlot({ requests, pausedUntil }: RealmState, limits: RateLimits): number {
  return Math.max(
    requests.at(-1) ?? 0,
    afterWindow(requests, limits.perSecond, SECOND_MS),
    afterWindow(requests, limits.perMinute, MINUTE_MS),
    pausedUntil,
  );
}

/** When the `count`-th last reservation leaves the window. */
function afterWindow(times: readonly number[], count: number, windowMs: number): number {
  const oldest = times.at(-count);
  return oldest === undefined ? 0 : oldest + windowMs;
}

function forgetBefore(state: RealmState, moment: number): void {
  state.requests = state.requests.filter((time) => time > moment);
  state.batches = state.batches.filter((time) => time > moment);
}
