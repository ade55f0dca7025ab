import type pg from "pg";
import { z } from "zod";
import { type Actor, recordKinds } from "#app/domain/record/record-status.ts";
import type { Clock, LinkEdit, LinkEvent, Links } from "#app/sync/ports.ts";
import { inTransaction, type Queryable } from "../transaction.server.ts";
import { adoptDocuments, undoAdoption } from "./adopted-links.ts";
import { storedActor, storedChoice } from "./record-row.ts";

/** Rolls a transaction back without being a mistake: somebody changed these links meanwhile. */
export class StaleEdits extends Error {
  readonly edits: LinkEdit[];
  constructor(edits: LinkEdit[]) {
    super("links were changed meanwhile");
    this.edits = edits;
  }
}

const waitingRow = z.object({ kind: z.enum(recordKinds), id: z.string() });
const choiceRow = z.object({ choice: storedChoice, waiting: z.number() });

/** The last part: one click releases what an entry that was gone or inactive had stopped. */
const waitingSql = `with changed as (select * from jsonb_to_recordset($2::jsonb) as row (kind text, key text))
  select record.kind, record.id from record join changed
    on record.reason -> 'choice' ->> 'kind' = changed.kind and record.reason -> 'choice' ->> 'key' = changed.key
  where record.shop = $1 and record.reason -> 'choice' is not null
  union select record.kind, record.id from changed join record
    on record.shop = $1 and record.kind = 'customer' and record.id = split_part(changed.key, '|', 1)
  where changed.kind = 'customer'
  union select record.kind, record.id from changed
    join binding on binding.shop = $1 and binding.kind = changed.kind and binding.key = changed.key
    join record on record.shop = $1 and record.id = binding.record_id
      and record.kind = case changed.kind when 'item' then 'product' else 'customer' end
  where changed.kind in ('item', 'customer')
  union select kind, id from record
  where shop = $1 and status = 'Failed' and reason ->> 'code' in ('QBO-MISSING', 'QBO-INACTIVE')`;

const eventRow = z.object({
  at: z.date(),
  change: z.enum(["linked", "relinked", "unlinked", "accepted", "restored"]),
  before_id: z.string().nullable(),
  after_id: z.string().nullable(),
  note: z.string(),
  actor_kind: storedActor.shape.kind,
  actor_name: z.string(),
});

/** Links as people change them, in PostgreSQL: all of a set of edits or none, each with a line of history. */
export function createLinks({ pool, clock }: { pool: pg.Pool; clock: Clock }): Links {
  return {
    async edit(shop, realmId, edits, actor) {
      try {
        await inTransaction(pool, (client) =>
          makeEdits(client, { shop, realmId, edits, actor, at: clock.now() }),
        );
        return [];
      } catch (error) {
        if (error instanceof StaleEdits) return error.edits;
        throw error;
      }
    },
    async adopt(bindings, note, actor) {
      return inTransaction(pool, (client) =>
        adoptDocuments(client, bindings, { note, actor, at: clock.now() }),
      );
    },
    undoAdoption: (shop, realmId, recordId, note, actor) =>
      inTransaction(pool, (client) =>
        undoAdoption(client, { shop, realmId, recordId }, { note, actor, at: clock.now() }),
      ),
    async listWaiting(shop, changed) {
      const { rows } = await pool.query(waitingSql, [shop, JSON.stringify(changed)]);
      return z.array(waitingRow).parse(rows);
    },
    async findChoice(shop, kind, key) {
      const { rows } = await pool.query(
        `select reason -> 'choice' as choice, count(*) over ()::int as waiting from record
         where shop = $1 and reason -> 'choice' ->> 'kind' = $2 and reason -> 'choice' ->> 'key' = $3
           and reason -> 'choice' is not null order by updated_at desc limit 1`,
        [shop, kind, key],
      );
      return rows[0] === undefined ? null : choiceRow.parse(rows[0]);
    },
    async history(shop, realmId, kind, key) {
      const { rows } = await pool.query(
        `select at, change, before_id, after_id, note, actor_kind, actor_name from link_event
         where shop = $1 and realm_id = $2 and kind = $3 and key = $4 order by seq desc limit 200`,
        [shop, realmId, kind, key],
      );
      return rows.map(readEvent);
    },
  };
}

type EditSet = { shop: string; realmId: string; edits: readonly LinkEdit[]; actor: Actor; at: Date };

/**
 * Makes a set of changes inside the caller's transaction.
 *
 * @throws StaleEdits, which the caller lets roll its transaction back.
 */
export async function makeEdits(
  client: Queryable,
  { shop, realmId, edits, actor, at }: EditSet,
): Promise<void> {
  if (edits.length === 0) return;
  const set = [shop, realmId, JSON.stringify(edits.map(toRow))];
  const stale = await findStale(client, set);
  if (stale.length > 0) throw new StaleEdits(stale.flatMap((position) => edits[position] ?? []));
  await client.query(`${wanted} ${historySql}`, [...set, actor.kind, actor.name, at]);
  await client.query(`${wanted} ${forgetSql}`, set);
  await client.query(`${wanted} ${deleteSql}`, set);
  await client.query(`${wanted} ${storeSql}`, [...set, at]);
}

const wanted = `with wanted as (
    select * from jsonb_to_recordset($3::jsonb) as row (position int, kind text, key text, expected_id text,
      qbo_type text, qbo_id text, books_name text, matched_by text, name text, note text, record_id text)
  )`;

/** Takes the rows for itself, so that nobody changes them between looking and writing. */
async function findStale(client: Queryable, set: unknown[]): Promise<number[]> {
  const { rows } = await client.query<{ position: number }>(
    `${wanted}, held as (
       select kind, key, qbo_id from binding
       where shop = $1 and realm_id = $2 and (kind, key) in (select kind, key from wanted)
       order by kind, key for update
     )
     select position from wanted left join held using (kind, key)
     where held.qbo_id is distinct from wanted.expected_id order by position`,
    set,
  );
  return rows.map(({ position }) => position);
}

const historySql = `insert into link_event (shop, realm_id, kind, key, change, qbo_type, before_id, after_id, note,
    actor_kind, actor_name, at)
  select $1, $2, kind, key,
    case when qbo_id is null then 'unlinked' when expected_id is null then 'linked' else 'relinked' end,
    coalesce(wanted.qbo_type, held.qbo_type, ''), expected_id, wanted.qbo_id, note, $4, $5, $6
  from wanted left join (select kind, key, qbo_type from binding where shop = $1 and realm_id = $2) held using (kind, key)
  order by position`;

/** What differed is about the former entry. */
const forgetSql = `delete from link_difference using wanted
  where link_difference.shop = $1 and link_difference.realm_id = $2 and link_difference.kind = wanted.kind
    and link_difference.key = wanted.key`;

const deleteSql = `delete from binding using wanted
  where binding.shop = $1 and binding.realm_id = $2 and binding.kind = wanted.kind and binding.key = wanted.key
    and wanted.qbo_id is null`;

/** What both sides agreed on belongs to the former entry. The record that it belongs to stays. */
const storeSql = `insert into binding (shop, realm_id, kind, key, qbo_type, qbo_id, matched_by, name, books_name,
    record_id, bound_at)
  select $1, $2, kind, key, qbo_type, qbo_id, matched_by, name, books_name, record_id, $4
  from wanted where qbo_id is not null
  on conflict (shop, realm_id, kind, key) do update set
    qbo_type = excluded.qbo_type, qbo_id = excluded.qbo_id, matched_by = excluded.matched_by,
    name = coalesce(excluded.name, binding.name), record_id = coalesce(excluded.record_id, binding.record_id), books_name = excluded.books_name, bound_at = excluded.bound_at,
    sync_token = null, content_hash = null, agreed = null`;

function toRow({ to, ...edit }: LinkEdit, position: number) {
  return {
    position,
    kind: edit.kind,
    key: edit.key,
    expected_id: edit.expectedId,
    qbo_type: to?.qboType ?? null,
    qbo_id: to?.qboId ?? null,
    books_name: to?.booksName ?? null,
    matched_by: edit.matchedBy,
    name: edit.name,
    note: edit.note,
    record_id: edit.recordId,
  };
}

function readEvent(row: unknown): LinkEvent {
  const { before_id, after_id, actor_kind, actor_name, ...event } = eventRow.parse(row);
  return { ...event, beforeId: before_id, afterId: after_id, actor: { kind: actor_kind, name: actor_name } };
}
