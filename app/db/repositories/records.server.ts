import type pg from "pg";
import { z } from "zod";
import { type Actor, type RecordKind, recordKinds } from "#app/domain/record/record-status.ts";
import type { Clock, RecordChange, Records } from "#app/sync/ports.ts";
import { inTransaction, type Queryable } from "../transaction.server.ts";
import { changeRecords } from "./change-records.ts";
import { backfillPriority, CONSIDER_RECORD, type EnqueueJobs, wishPriority } from "./enqueue-jobs.ts";
import { noteRecords } from "./note-records.ts";
import { parseRecordRow, recordColumns, toColumnValue } from "./record-row.ts";
import { requestRecords } from "./request-records.ts";

/** One statement takes at most so many rows: its arrays stay small and its locks short. */
const REQUEST_CHUNK = 1_000;
/** A try that is due was also sent as a job; the sweep steps in only when that job is late. */
const LATE_TRY_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** A wish without a planned try has its job in the queue; after so long without an answer it counts as lost. */
const LOST_WISH_MS = 15 * 60_000;

/** Records in PostgreSQL. A wish and its job are stored in one transaction: neither exists without the other. */
export function createRecords(deps: { pool: pg.Pool; clock: Clock; enqueue: EnqueueJobs }): Records {
  const { pool, clock } = deps;
  return {
    async load(shop, kind, id) {
      const { rows } = await pool.query("select * from record where shop = $1 and kind = $2 and id = $3", [
        shop,
        kind,
        id,
      ]);
      return rows[0] === undefined ? null : parseRecordRow(rows[0]);
    },
    async loadMany(shop, kind, ids) {
      if (ids.length === 0) return [];
      const { rows } = await pool.query(
        "select * from record where shop = $1 and kind = $2 and id = any($3::text[])",
        [shop, kind, ids],
      );
      return rows.map(parseRecordRow);
    },
    async request(shop, kind, ids, actor, haste) {
      const unique = [...new Set(ids)];
      const priority = haste === "backfill" ? backfillPriority : wishPriority(actor, unique.length);
      for (const chunk of chunksOf(unique)) {
        const wish = { shop, kind, ids: chunk, actor, priority };
        await inTransaction(pool, (client) => requestChunk(client, deps, wish));
      }
    },
    async note(shop, kind, headings, actor) {
      const unique = [...new Map(headings.map((heading) => [heading.id, heading])).values()];
      let made = 0;
      for (const chunk of chunksOf(unique)) {
        made += await noteRecords(pool, { shop, kind, headings: chunk, actor, at: clock.now() });
      }
      return made;
    },
    change: (shop, kind, id, change, actor) =>
      inTransaction(pool, (client) =>
        changeRecord(client, { shop, kind, id, change, actor, at: clock.now() }),
      ),
    async changeMany(shop, kind, changes, actor) {
      for (const chunk of chunksOf(changes)) {
        await changeRecords(pool, { shop, kind, changes: chunk, actor, at: clock.now() });
      }
    },
    async listWaitingFor(shop, hrefs) {
      const { rows } = await pool.query(
        `select kind, id from record
         where shop = $1 and status in ('Failed', 'Held') and reason->'action'->>'href' = any($2::text[])
         order by kind, id`,
        [shop, hrefs],
      );
      return z.array(waitingRow).parse(rows);
    },
    async considered(shop, kind, id, seq) {
      await pool.query(
        `update record set considered_seq = greatest(considered_seq, $4), updated_at = $5
         where shop = $1 and kind = $2 and id = $3`,
        [shop, kind, id, seq, clock.now()],
      );
    },
    async earliestOrderDay(shop) {
      const { rows } = await pool.query<{ first: Date | null }>(
        "select min(processed_at) as first from record where shop = $1 and kind = 'order'",
        [shop],
      );
      const first = rows[0]?.first ?? null;
      // West of Greenwich an order of the night is of the day before.
      return first && new Date(first.getTime() - DAY_MS).toISOString().slice(0, 10);
    },
    async listDue(limit) {
      const now = clock.now().getTime();
      const { rows } = await pool.query(
        `select shop, kind, id from record
         where requested_seq > considered_seq
           and (next_try_at <= $1 or (next_try_at is null and updated_at <= $2))
         order by next_try_at nulls last limit $3`,
        [new Date(now - LATE_TRY_MS), new Date(now - LOST_WISH_MS), limit],
      );
      return z.array(dueRow).parse(rows);
    },
  };
}

function chunksOf<T>(list: readonly T[]): T[][] {
  const count = Math.ceil(list.length / REQUEST_CHUNK);
  return Array.from({ length: count }, (_, n) => list.slice(n * REQUEST_CHUNK, (n + 1) * REQUEST_CHUNK));
}

const waitingRow = z.object({ kind: z.enum(recordKinds), id: z.string() });
const dueRow = z.object({ shop: z.string(), kind: z.enum(recordKinds), id: z.string() });

async function requestChunk(
  client: pg.PoolClient,
  { clock, enqueue }: { clock: Clock; enqueue: EnqueueJobs },
  wish: { shop: string; kind: RecordKind; ids: string[]; actor: Actor; priority: number },
): Promise<void> {
  const { shop, kind, ids, actor, priority } = wish;
  const wishes = ids.map((id) => ({ shop, kind, id, actor }));
  await requestRecords(client, wishes, clock.now());
  await enqueue(
    CONSIDER_RECORD,
    ids.map((id) => ({ data: { shop, kind, id }, priority })),
    client,
  );
}

type Change = {
  shop: string;
  kind: RecordKind;
  id: string;
  change: RecordChange;
  actor: Actor;
  at: Date;
};

/**
 * Updates the row and, when status or reason changed, adds a line to its history. The row must exist.
 *
 * @throws when there is no such record: a programmer's mistake.
 */
async function changeRecord(client: Queryable, { shop, kind, id, change, actor, at }: Change): Promise<void> {
  const { rows: before } = await client.query(
    "select status, reason from record where shop = $1 and kind = $2 and id = $3 for update",
    [shop, kind, id],
  );
  if (before.length === 0) throw new Error(`There is no ${kind} ${id} of ${shop} to change.`);
  const values: unknown[] = [shop, kind, id, at];
  const sets = ["updated_at = $4"];
  for (const [member, { column, isJson }] of Object.entries(recordColumns)) {
    const value = (change as Record<string, unknown>)[member];
    if (value === undefined) continue;
    values.push(toColumnValue(value, isJson));
    sets.push(`"${column}" = $${values.length}`);
  }
  await client.query(
    `with after as (
       update record set ${sets.join(", ")} where shop = $1 and kind = $2 and id = $3 returning status, reason
     )
     insert into record_event (shop, kind, record_id, status, reason, actor_kind, actor_name, at)
     select $1, $2, $3, status, reason, $${values.length + 1}, $${values.length + 2}, $4 from after
     where status is distinct from $${values.length + 3}::text
        or reason is distinct from $${values.length + 4}::jsonb`,
    [...values, actor.kind, actor.name, before[0].status, toColumnValue(before[0].reason, true)],
  );
}
