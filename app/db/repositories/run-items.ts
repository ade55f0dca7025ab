import { z } from "zod";
import type { Run } from "#app/domain/runs/run.ts";
import type { TakenItem } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";

/** Adds ids to a run in their order; one that it has already is left where it is. */
export async function addItems(client: Queryable, runId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    addSql("select record_id, ordinality from unnest($2::text[]) with ordinality as found(record_id)"),
    [runId, ids],
  );
}

/**
 * Adds the next `limit` ids of a query that answers them as `id`, in the order of ids. Answers the last one, or null when there
 * were none. The query's parameters begin at $1.
 */
export async function addItemsOf(
  client: Queryable,
  runId: string,
  { sql, values }: { sql: string; values: readonly unknown[] },
  limit: number,
): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(`${sql} order by id limit ${Math.trunc(limit)}`, [
    ...values,
  ]);
  await addItems(
    client,
    runId,
    rows.map(({ id }) => id),
  );
  return rows.at(-1)?.id ?? null;
}

/** The row of the run is locked by the caller, or new: positions go on from what it wants so far. */
const addSql = (found: string): string => `
  with found as (${found}),
  fresh as (
    select record_id, row_number() over (order by min(ordinality)) as place from found
    where not exists (
      select 1 from run_item where run_item.run_id = $1 and run_item.record_id = found.record_id)
    group by record_id
  ), added as (
    insert into run_item (run_id, position, record_id)
    select $1, (select wanted from run where id = $1) + place, record_id from fresh returning 1
  )
  update run set wanted = wanted + (select count(*) from added) where id = $1`;

/** Marks items as asked for or answered. The row of the run is locked by the caller, or new. */
export async function takeItems(
  client: Queryable,
  { id, shop, recordKind }: Pick<Run, "id" | "shop" | "recordKind">,
  items: readonly TakenItem[],
  at: Date,
): Promise<void> {
  const ids = items.map((item) => item.id);
  await client.query(
    `with given as (select * from unnest($4::text[], $5::text[]) as given(record_id, fate)),
     known as (select id, status, requested_seq from record where shop = $2 and kind = $3 and id = any($4::text[])),
     marked as (
       update run_item set
         seq = case when given.fate = 'asked' then coalesce(known.requested_seq, 1) end,
         result = case given.fate when 'asked' then null when 'unknown' then 'unknown' else known.status end
       from given left join known on known.id = given.record_id
       where run_item.run_id = $1 and run_item.record_id = given.record_id
         and run_item.record_id = any($4::text[])
       returning run_item.position
     )
     update run set taken = greatest(taken, (select max(position) from marked)), attempts = 0, updated_at = $6
     where id = $1`,
    [id, shop, recordKind, ids, items.map(({ fate }) => fate), at],
  );
  const standing = items.filter(({ fate }) => fate !== "asked").map((item) => item.id);
  const { rows } = await client.query(
    `select result, count(*)::int as count from run_item
     where run_id = $1 and record_id = any($2::text[]) and result is not null group by result`,
    [id, standing],
  );
  await countResults(client, id, toCounts(rows));
}

const countRow = z.object({ result: z.string(), count: z.number() });
export const toCounts = (rows: unknown[]): Record<string, number> =>
  Object.fromEntries(
    z
      .array(countRow)
      .parse(rows)
      .map(({ result, count }) => [result, count]),
  );

/** Adds to the counts of a run. */
export async function countResults(
  client: Queryable,
  runId: string,
  counts: Record<string, number>,
): Promise<void> {
  await client.query(
    `update run set results = (
       select coalesce(jsonb_object_agg(key, total), '{}') from (
         select key, sum(value::int) as total
         from (select * from jsonb_each_text(results) union all select * from jsonb_each_text($2)) as counts
         group by key having sum(value::int) > 0
       ) as sums)
     where id = $1`,
    [runId, JSON.stringify(counts)],
  );
}

/**
 * Takes over where records stand that were considered since they were asked for. One that failed and is tried again later
 * counts as answered too: nobody waits hours for a run to end. Answers how many were, and how many are not.
 */
export async function settleItems(
  client: Queryable,
  { id, shop, recordKind }: Pick<Run, "id" | "shop" | "recordKind">,
): Promise<{ answered: number; unanswered: number }> {
  const { rows: asked } = await client.query<{ record_id: string; seq: number }>(
    "select record_id, seq from run_item where run_id = $1 and seq is not null and result is null",
    [id],
  );
  if (asked.length === 0) return { answered: 0, unanswered: 0 };
  const { rows } = await client.query(
    `with known as (
       select record.id, record.status
       from record join unnest($4::text[], $5::int[]) as asked(id, seq) on asked.id = record.id
       where record.shop = $2 and record.kind = $3 and record.id = any($4::text[])
         and (record.considered_seq >= asked.seq or record.status = 'Failed')
     ), answered as (
       update run_item set result = known.status from known
       where run_item.run_id = $1 and run_item.record_id = known.id and run_item.record_id = any($4::text[])
         and run_item.result is null
       returning run_item.result
     )
     select result, count(*)::int as count from answered group by result`,
    [id, shop, recordKind, asked.map(({ record_id }) => record_id), asked.map(({ seq }) => seq)],
  );
  const counts = toCounts(rows);
  await countResults(client, id, counts);
  const answered = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { answered, unanswered: asked.length - answered };
}
