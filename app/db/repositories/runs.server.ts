import type pg from "pg";
import { z } from "zod";
import { openRunStates, type Run, type RunProgress } from "#app/domain/runs/run.ts";
import type { Clock, Ids, NewRun, Runs, TakenItem } from "#app/sync/ports.ts";
import { inTransaction, type Queryable } from "../transaction.server.ts";
import { backfillPriority, type EnqueueJobs, RUN_STEP } from "./enqueue-jobs.ts";
import { recordFilter } from "./record-filter.ts";
import { addItems, addItemsOf, settleItems, takeItems } from "./run-items.ts";
import { parseRunRow } from "./run-row.ts";

type Deps = { pool: pg.Pool; clock: Clock; ids: Ids; enqueue: EnqueueJobs };

/** What was done of records is kept that long; the run itself stays. */
const KEEP_ITEMS_MS = 60 * 24 * 3_600_000;
/** What a person was shown and did not confirm by then is another state of affairs. */
const KEEP_READY_MS = 24 * 3_600_000;

const open = `state in (${openRunStates.map((state) => `'${state}'`).join(", ")})`;
const isMoving = "state in ('preparing', 'running')";

/** Runs in PostgreSQL. */
export function createRuns(deps: Deps): Runs {
  const { pool, clock } = deps;
  /** Runs `work` on the locked row of a run that is under way; null when it is none any more. */
  const whileMoving = <T>(run: Run, work: (client: Queryable) => Promise<T>): Promise<T | null> =>
    inTransaction(pool, async (client) => {
      const { rowCount } = await client.query(`select 1 from run where id = $1 and ${isMoving} for update`, [
        run.id,
      ]);
      return rowCount === 0 ? null : work(client);
    });
  const saveProgress = (client: Queryable, run: Run, progress: RunProgress | null) =>
    client.query("update run set progress = $2, attempts = 0, updated_at = $3 where id = $1", [
      run.id,
      progress === null ? null : JSON.stringify(progress),
      clock.now(),
    ]);
  const addPage = (
    run: Run,
    limit: number,
    select: { sql: string; values: readonly unknown[] },
  ): Promise<RunProgress | null> =>
    whileMoving(run, async (client) => {
      const last = await addItemsOf(client, run.id, select, limit);
      const progress: RunProgress | null = last === null ? null : { by: "pages", after: last };
      if (progress) await saveProgress(client, run, progress);
      return progress;
    });

  return {
    async start(given, ids, taken) {
      await forgetOld(pool, clock);
      return inTransaction(pool, (client) => startRun(client, deps, given, ids, taken ?? []));
    },
    async load(shop, id) {
      if (!z.uuid().safeParse(id).success) return null;
      const { rows } = await pool.query("select * from run where shop = $1 and id = $2", [shop, id]);
      return rows[0] === undefined ? null : parseRunRow(rows[0]);
    },
    async findByOperation(shop, operationId) {
      const { rows } = await pool.query(
        `select * from run where shop = $1 and ${open} and progress->>'operationId' = $2`,
        [shop, operationId],
      );
      return rows[0] === undefined ? null : parseRunRow(rows[0]);
    },
    async listIdle(before) {
      const { rows } = await pool.query(`select shop, id from run where ${isMoving} and updated_at < $1`, [
        before,
      ]);
      return z.array(z.object({ shop: z.string(), id: z.string() })).parse(rows);
    },
    wake: (shop, id) =>
      inTransaction(pool, (client) => nextTurn(client, deps, shop, id, "updated_at = updated_at")),

    addIds: async (run, ids, progress) =>
      (await whileMoving(run, async (client) => {
        await addItems(client, run.id, ids);
        await saveProgress(client, run, progress);
        return true;
      })) ?? false,
    addMatching: (run, limit) => {
      if (run.source.from !== "records") throw new Error(`Run ${run.id} is not made of a list.`);
      const { sql, values } = recordFilter({ shop: run.shop, kind: run.recordKind, ...run.source });
      const select = `select id from record where ${sql}`;
      return addPage(run, limit, pageById(select, values, run.progress));
    },
    addEntries: (run, realmId, type, limit) => {
      const values = [run.shop, realmId, type];
      const select =
        "select id from books_entry where shop = $1 and realm_id = $2 and type = $3 and not is_deleted";
      return addPage(run, limit, pageById(select, values, run.progress));
    },
    saveProgress: async (run, progress) =>
      (await whileMoving(run, async (client) => {
        await saveProgress(client, run, progress);
        return true;
      })) ?? false,
    async markPrepared(run) {
      const { rowCount } = await pool.query(
        `update run set state = case when needs_confirmation then 'ready' else 'running' end, progress = null,
           attempts = 0, prepared_at = $2, updated_at = $2
         where id = $1 and state = 'preparing'`,
        [run.id, clock.now()],
      );
      return rowCount === 1;
    },
    async next(run, limit) {
      const { rows } = await pool.query<{ record_id: string }>(
        `select record_id from run_item
         where run_id = $1 and position > (select taken from run where id = $1) order by position limit $2`,
        [run.id, limit],
      );
      return rows.map(({ record_id }) => record_id);
    },
    take: async (run, items) =>
      (await whileMoving(run, async (client) => {
        await takeItems(client, run, items, clock.now());
        return true;
      })) ?? false,
    settle: (run) =>
      inTransaction(pool, async (client) => {
        const { answered, unanswered } = await settleItems(client, run);
        await client.query(
          "update run set attempts = case when $2 then 0 else attempts + 1 end, updated_at = $3 where id = $1",
          [run.id, answered > 0, clock.now()],
        );
        return { unanswered, hasMoved: answered > 0 };
      }),
    async finish(run) {
      await inTransaction(pool, async (client) => {
        await recount(client, run);
        await client.query(
          `update run set state = 'done', finished_at = $2, updated_at = $2 where id = $1 and state = 'running'`,
          [run.id, clock.now()],
        );
      });
    },
    async fail(run, reason) {
      await pool.query(
        `update run set state = 'failed', reason = $2, finished_at = $3, updated_at = $3
         where id = $1 and ${isMoving}`,
        [run.id, JSON.stringify(reason), clock.now()],
      );
    },
    async noteAttempt(run, attempts) {
      await pool.query("update run set attempts = $2, updated_at = $3 where id = $1", [
        run.id,
        attempts,
        clock.now(),
      ]);
    },
    async cancelAll(shop) {
      await pool.query(
        `update run set state = 'cancelled', finished_at = $2, updated_at = $2 where shop = $1 and ${open}`,
        [shop, clock.now()],
      );
    },
    moveTo: (shop, id, from, to) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ is_prepared: boolean }>(
          `select prepared_at is not null as is_prepared from run
           where shop = $1 and id = $2 and state = any($3::text[]) for update`,
          [shop, id, from],
        );
        if (rows[0] === undefined) return false;
        const state = to !== "open" ? to : rows[0].is_prepared ? "running" : "preparing";
        const isOver = !openRunStates.includes(state);
        const { rowCount } = await client.query(
          `update run set state = $3, updated_at = $4, finished_at = case when $5 then $4::timestamptz end,
             reason = case when $5 then reason end
           where shop = $1 and id = $2 and ($5 or state in ('paused', 'ready') or not exists (
             select 1 from run as other
             where other.shop = $1 and other.kind = run.kind and other.record_kind = run.record_kind
               and other.id <> run.id and other.source->>'from' = run.source->>'from'
               and other.source->>'from' in ('shop', 'books')
               and other.state in ('preparing', 'ready', 'running', 'paused')))`,
          [shop, id, state, clock.now(), isOver],
        );
        if (rowCount === 0) return false;
        if (to === "open") await nextTurn(client, deps, shop, id, "attempts = 0");
        return true;
      }),
  };
}

function pageById(
  select: string,
  values: readonly unknown[],
  progress: RunProgress | null,
): { sql: string; values: unknown[] } {
  const after = progress?.by === "pages" ? progress.after : null;
  return after === null
    ? { sql: select, values: [...values] }
    : { sql: `${select} and id > $${values.length + 1}`, values: [...values, after] };
}

async function startRun(
  client: Queryable,
  deps: Deps,
  given: NewRun,
  ids: readonly string[],
  taken: readonly TakenItem[],
): Promise<{ run: Run; isNew: boolean }> {
  const { shop, kind, recordKind, source, note, actor, needsConfirmation } = given;
  const id = deps.ids.uuid();
  const now = deps.clock.now();
  const isPrepared = source.from === "ids";
  const { rowCount } = await client.query(
    `insert into run (id, shop, kind, record_kind, source, note, state, actor_kind, actor_name, created_at,
       prepared_at, updated_at, needs_confirmation)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $12)
     on conflict do nothing`,
    [
      id,
      shop,
      kind,
      recordKind,
      JSON.stringify(source),
      note,
      !isPrepared ? "preparing" : needsConfirmation ? "ready" : "running",
      actor.kind,
      actor.name,
      now,
      isPrepared ? now : null,
      needsConfirmation,
    ],
  );
  if (rowCount === 0) {
    const { rows } = await client.query(
      `select * from run where shop = $1 and kind = $2 and record_kind = $3 and ${open}
         and source->>'from' in ('shop', 'books')`,
      [shop, kind, recordKind],
    );
    return { run: parseRunRow(rows[0]), isNew: false };
  }
  await addItems(client, id, ids);
  if (taken.length > 0) await takeItems(client, { id, shop, recordKind }, taken, now);
  await nextTurn(client, deps, shop, id, "attempts = 0");
  const { rows } = await client.query("select * from run where id = $1", [id]);
  return { run: parseRunRow(rows[0]), isNew: true };
}

/** The turn and its job are stored together: a run under way always has a job that may go on. */
async function nextTurn(
  client: Queryable,
  { enqueue }: Deps,
  shop: string,
  id: string,
  change: string,
): Promise<void> {
  const { rows } = await client.query<{ turn: number }>(
    `update run set turn = turn + 1, ${change} where shop = $1 and id = $2 and ${isMoving} returning turn`,
    [shop, id],
  );
  const turn = rows[0]?.turn;
  if (turn === undefined) return;
  await enqueue(RUN_STEP, [{ data: { shop, id, turn }, priority: backfillPriority }], client);
}

/** What failed for a moment may stand otherwise by the end. */
async function recount(client: Queryable, { id, shop, recordKind }: Run): Promise<void> {
  await client.query(
    `update run_item set result = record.status from record
     where run_item.run_id = $1 and record.shop = $2 and record.kind = $3 and record.id = run_item.record_id
       and run_item.result is distinct from record.status`,
    [id, shop, recordKind],
  );
  await client.query(
    `update run set results = (
       select coalesce(jsonb_object_agg(result, count), '{}') from (
         select result, count(*) as count from run_item where run_id = $1 and result is not null group by result
       ) as counts)
     where id = $1`,
    [id],
  );
}

async function forgetOld(pool: pg.Pool, clock: Clock): Promise<void> {
  const now = clock.now();
  await pool.query("delete from run_item using run where run.id = run_item.run_id and run.finished_at < $1", [
    new Date(now.getTime() - KEEP_ITEMS_MS),
  ]);
  await pool.query(
    "update run set state = 'cancelled', finished_at = $1 where state = 'ready' and updated_at < $2",
    [now, new Date(now.getTime() - KEEP_READY_MS)],
  );
}
