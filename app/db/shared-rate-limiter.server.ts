import type pg from "pg";
import { z } from "zod";
import type { Clock } from "#app/sync/ports.ts";

/** One every `everyMs`, and after a rest `extra` more at once. */
type Pace = { everyMs: number; extra: number };

export type SharedPaces = {
  requests: Pace;
  batches: Pace;
  /** Longer waits are refused, so that a busy realm does not keep workers from other shops. */
  maxWaitMs: number;
};

/**
 * Below Intuit's 10 requests a second, 500 requests and 40 batches a minute (Intuit, "API call limits and throttles"):
 * requests bunch up on the way, and one answer of 429 costs the company a minute. At this pace they may be held up for
 * 350 ms, and there are still no 11 within a second. A steady pace never runs into the end of a minute, either.
 */
export const QBO_PACES: SharedPaces = {
  requests: { everyMs: 150, extra: 0 },
  batches: { everyMs: 1_600, extra: 2 },
  maxWaitMs: 20_000,
};

type Grant = { granted: true; waitedMs: number } | { granted: false; retryAfterMs: number };

/**
 * The request limits of each QuickBooks company, shared by all processes through one row and the database's clock:
 * who asks first gets the earlier place. A place costs one short statement; who has to wait looks at the end whether
 * the realm was told to rest meanwhile. The row is not logged, so that no disk has to be waited for.
 */
export function createSharedRateLimiter(
  { pool, clock }: { pool: pg.Pool; clock: Clock },
  paces: SharedPaces = QBO_PACES,
) {
  return {
    /** Waits for a place when one comes soon; otherwise refuses at once with the time until then. */
    async acquire(realmId: string): Promise<Grant> {
      const waitMs = await reserve(pool, realmId, paces);
      if (waitMs > paces.maxWaitMs) return { granted: false, retryAfterMs: waitMs };
      if (waitMs === 0) return { granted: true, waitedMs: 0 };
      await clock.sleep(waitMs);
      const restMs = await readRest(pool, realmId);
      return restMs > 0 ? { granted: false, retryAfterMs: restMs } : { granted: true, waitedMs: waitMs };
    },
    /** Whether the request that was just granted may be a batch; takes the batch's place if so. Never waits. */
    async takeBatch(realmId: string): Promise<boolean> {
      const { everyMs, extra } = paces.batches;
      const { rowCount } = await pool.query(
        `update realm_pace
         set batches_until = greatest(batches_until, clock_timestamp()) + $2 * interval '1 ms'
         where realm_id = $1 and batches_until - $3 * interval '1 ms' <= clock_timestamp()`,
        [realmId, everyMs, everyMs * extra],
      );
      return rowCount === 1;
    },
    /** Lets the realm rest, after a 429. */
    async pause(realmId: string, ms: number): Promise<void> {
      await pool.query(
        `insert into realm_pace as pace (realm_id, requests_until, batches_until, paused_until)
         values ($1, clock_timestamp(), clock_timestamp(), clock_timestamp() + $2 * interval '1 ms')
         on conflict (realm_id) do update set paused_until = greatest(pace.paused_until, excluded.paused_until)`,
        [realmId, ms],
      );
    },
  };
}

/** How long until the realm's next place, which is reserved unless that is too long. */
async function reserve(pool: pg.Pool, realmId: string, { requests, maxWaitMs }: SharedPaces) {
  const values = [realmId, requests.everyMs, requests.everyMs * requests.extra, maxWaitMs];
  for (;;) {
    const { rows } = await pool.query(
      // The clock is read after the row is locked: before, others may have taken places while this one waited.
      `with row as materialized (
         select requests_until, paused_until from realm_pace where realm_id = $1 for update
       ), place as materialized (
         select at, requests_until, greatest(at, paused_until, requests_until - $3 * interval '1 ms') as starts
         from (select *, clock_timestamp() as at from row) as moment
       ), reserved as (
         update realm_pace
         set requests_until = greatest(place.requests_until, place.starts) + $2 * interval '1 ms'
         from place
         where realm_pace.realm_id = $1 and place.starts <= place.at + $4 * interval '1 ms'
       )
       select ceil(extract(epoch from starts - at) * 1000)::int as wait_ms from place`,
      values,
    );
    if (rows.length > 0) return z.array(waitRow).parse(rows)[0]?.wait_ms ?? 0;
    await pool.query(
      `insert into realm_pace (realm_id, requests_until, batches_until, paused_until)
       values ($1, clock_timestamp(), clock_timestamp(), clock_timestamp()) on conflict do nothing`,
      [realmId],
    );
  }
}

const waitRow = z.object({ wait_ms: z.number() });

async function readRest(pool: pg.Pool, realmId: string): Promise<number> {
  const { rows } = await pool.query(
    `select ceil(extract(epoch from paused_until - clock_timestamp()) * 1000)::int as wait_ms
     from realm_pace where realm_id = $1`,
    [realmId],
  );
  return z.array(waitRow).parse(rows)[0]?.wait_ms ?? 0;
}
