import type pg from "pg";
import { z } from "zod";
import type {
  Adoption,
  AdoptionCounts,
  AdoptionKind,
  AdoptionProgress,
  Adoptions,
  AdoptionVerdict,
  Clock,
  Ids,
  MatchState,
} from "#app/sync/ports.ts";
import { inTransaction, type Queryable } from "../transaction.server.ts";
import {
  kindSchema,
  readAdoption,
  readMatch,
  stateSchema,
  storeMatches,
  verdictSchema,
} from "./adoption-rows.ts";
import { ADOPTION_STEP, type EnqueueJobs } from "./enqueue-jobs.ts";

type Deps = { pool: pg.Pool; clock: Clock; ids: Ids; enqueue: EnqueueJobs };

const kinds: readonly AdoptionKind[] = ["order", "customer", "item"];
const words: readonly (AdoptionVerdict | MatchState)[] = [...verdictSchema.options, ...stateSchema.options];
const countRow = z.object({
  kind: kindSchema,
  verdict: verdictSchema,
  state: stateSchema,
  count: z.number(),
});
const hasWanted =
  "exists (select 1 from adoption_match where adoption_id = adoption.id and state = 'wanted')";

/** Looks for what stands in the books, in PostgreSQL. */
export function createAdoptions(deps: Deps): Adoptions {
  const { pool, clock, ids, enqueue } = deps;
  const find = async (sql: string, values: unknown[]): Promise<Adoption | null> => {
    const { rows } = await pool.query(`select * from adoption where ${sql}`, values);
    return rows[0] === undefined ? null : readAdoption(rows[0]);
  };
  const sendStep = (client: Queryable, { shop, id }: Pick<Adoption, "shop" | "id">) =>
    enqueue(ADOPTION_STEP, [{ data: { shop, id } }], client);

  return {
    start: ({ shop, realmId, fromDay, toDay, allowed }, actor) =>
      inTransaction(pool, async (client) => {
        const now = clock.now();
        await client.query(
          "update adoption set state = 'ended', updated_at = $2 where shop = $1 and state <> 'ended'",
          [shop, now],
        );
        const progress: AdoptionProgress = {
          phase: "orders",
          position: fromDay,
          looked: { order: 0, customer: 0, item: 0 },
        };
        const { rows } = await client.query(
          `insert into adoption (id, shop, realm_id, from_day, to_day, state, progress, allowed, actor_kind, actor_name,
             created_at, updated_at)
           values ($1, $2, $3, $4, $5, 'looking', $6, $7, $8, $9, $10, $10) returning *`,
          [
            ids.uuid(),
            shop,
            realmId,
            fromDay,
            toDay,
            JSON.stringify(progress),
            allowed,
            actor.kind,
            actor.name,
            now,
          ],
        );
        const adoption = readAdoption(rows[0]);
        await sendStep(client, adoption);
        return adoption;
      }),
    load: async (shop, id) =>
      z.uuid().safeParse(id).success ? find("shop = $1 and id = $2", [shop, id]) : null,
    loadNewest: (shop) => find("shop = $1 and state <> 'ended' order by created_at desc limit 1", [shop]),
    saveStep: (adoption, { progress, asked, found, cleared }) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `update adoption set progress = $2, asked = asked + $3, attempts = 0, updated_at = $4
           where id = $1 and state = 'looking'`,
          [adoption.id, JSON.stringify(progress), asked, clock.now()],
        );
        if (rowCount === 0) return false;
        const { phase } = adoption.progress;
        const kind = phase === "orders" ? "order" : phase === "customers" ? "customer" : "item";
        await storeMatches(client, adoption.id, [kind], { found, cleared });
        return true;
      }),
    changeState: (adoption, to, { reason = null, allowed = adoption.allowed } = {}) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          "update adoption set state = $2, reason = $3, allowed = $4, updated_at = $5 where id = $1 and state <> 'ended'",
          [adoption.id, to, reason === null ? null : JSON.stringify(reason), allowed, clock.now()],
        );
        if (rowCount !== 0 && to === "looking") await sendStep(client, adoption);
      }),
    async noteAttempt(adoption, attempts) {
      await pool.query("update adoption set attempts = $2, updated_at = $3 where id = $1", [
        adoption.id,
        attempts,
        clock.now(),
      ]);
    },
    async findClaims(id, kind, refs) {
      if (refs.length === 0) return [];
      const { rows } = await pool.query(
        `select * from adoption_match where adoption_id = $1 and kind = $2 and ref = any($3::text[]) and state = 'open'`,
        [id, kind, refs],
      );
      return rows.map(readMatch);
    },
    async findBooked(shop, realmId, orderIds) {
      const { rows } = await pool.query<{ record_id: string }>(
        `select distinct record_id from binding
         where shop = $1 and realm_id = $2 and record_id = any($3::text[]) and kind <> 'estimate'`,
        [shop, realmId, orderIds],
      );
      return new Set(rows.map((row) => row.record_id));
    },
    async count(id) {
      const { rows } = await pool.query(
        `select kind, verdict, state, count(*)::int as count from adoption_match where adoption_id = $1
         group by kind, verdict, state`,
        [id],
      );
      return countsOf(z.array(countRow).parse(rows));
    },
    async list(id, { kind, verdict, state }, afterKey, limit) {
      const { rows } = await pool.query(
        `select * from adoption_match where adoption_id = $1 and kind = $2 and ($3::text is null or verdict = $3)
           and ($4::text is null or state = $4) and key > $5 order by key limit $6`,
        [id, kind, verdict, state, afterKey, limit],
      );
      return rows.map(readMatch);
    },
    want: (adoption, wish) =>
      inTransaction(pool, async (client) => {
        const { rowCount } =
          "all" in wish
            ? await client.query(
                `update adoption_match set state = 'wanted' where adoption_id = $1 and kind = $2 and verdict = 'match'
                   and state = 'open' and ref is not null`,
                [adoption.id, wish.kind],
              )
            : await client.query(
                `update adoption_match set state = 'wanted', ref = $4, reason = null
                 where adoption_id = $1 and kind = $2 and key = $3 and state in ('open', 'refused', 'declined')
                   and verdict <> 'differs' and candidates @> jsonb_build_array(jsonb_build_object('ref', $4::text))
                   and not exists (select 1 from adoption_match other where other.adoption_id = $1 and other.kind = $2
                     and other.ref = $4 and other.key <> $3 and other.state in ('open', 'wanted', 'linked'))`,
                [adoption.id, wish.kind, wish.key, wish.ref],
              );
        if (rowCount) await sendStep(client, adoption);
        return rowCount ?? 0;
      }),
    async listWanted(id, limit) {
      const { rows } = await pool.query(
        "select * from adoption_match where adoption_id = $1 and state = 'wanted' order by kind, key limit $2",
        [id, limit],
      );
      return rows.map(readMatch);
    },
    async settle(id, { kind, key }, state, reason) {
      await pool.query(
        `update adoption_match set state = $4, reason = $5 where adoption_id = $1 and kind = $2 and key = $3 and state <> 'linked'`,
        [id, kind, key, state, reason],
      );
    },
    wakeIdle: (before) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query(
          `update adoption set updated_at = $2 where updated_at < $1
             and (state = 'looking' or (state in ('ready', 'paused') and ${hasWanted})) returning *`,
          [before, clock.now()],
        );
        for (const row of rows) await sendStep(client, readAdoption(row));
        return rows.length;
      }),
  };
}

function countsOf(rows: readonly z.infer<typeof countRow>[]): AdoptionCounts {
  const sum = (kind: AdoptionKind, word: string) =>
    rows
      // A verdict counts what is still to be decided about.
      .filter(
        (row) => row.kind === kind && (row.state === word || (row.verdict === word && row.state === "open")),
      )
      .reduce((total, row) => total + row.count, 0);
  const ofKind = (kind: AdoptionKind) => Object.fromEntries(words.map((word) => [word, sum(kind, word)]));
  return Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) as AdoptionCounts;
}
