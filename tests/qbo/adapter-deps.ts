import { systemIds } from "#app/platform/ids.ts";
import { createRateLimiter } from "#app/qbo/rate-limiter.ts";
import { createRequestCounts } from "#app/qbo/request-counts.ts";
import type { Locks, Logger } from "#app/sync/ports.ts";

/** A clock that stands still until it is set; waiting on it takes one turn of the event loop. */
export function aClock(start = "2026-01-31T12:00:00Z") {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance(ms: number) {
      now += ms;
    },
    async sleep(ms: number) {
      now += ms;
      await new Promise(setImmediate);
    },
  };
}

/** Locks of one process: whoever comes second is told so, as with a lock of the database. */
export function someLocks(): Locks {
  const held = new Set<string>();
  return {
    async withLock(key, work) {
      if (held.has(key)) return { held: false };
      held.add(key);
      try {
        return { held: true, value: await work() };
      } finally {
        held.delete(key);
      }
    },
  };
}

/** A log that keeps its lines. */
export function aLog() {
  const lines: { event: string; facts: Record<string, unknown> | undefined }[] = [];
  const add = (event: string, facts?: Record<string, unknown>) => void lines.push({ event, facts });
  const log: Logger = { info: add, warn: add, error: add };
  return { log, lines };
}

/** What every adapter over HTTP needs, for one test. */
export function adapterDeps() {
  const clock = aClock();
  const { log, lines } = aLog();
  return {
    clock,
    log,
    lines,
    fetch: globalThis.fetch,
    startTimeout: (ms: number) => AbortSignal.timeout(ms),
    limiter: createRateLimiter(clock),
    counts: createRequestCounts(),
    ids: systemIds,
  };
}
