import type pg from "pg";
import { z } from "zod";
import { isSameValue } from "#app/domain/lists/merge-fields.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Clock, Differences, LinkChange, LinkDifference, LinkRef } from "#app/sync/ports.ts";
import { inTransaction, type Queryable } from "../transaction.server.ts";
import { fieldValue } from "./bindings.server.ts";

export const differenceRow = z.object({
  field: z.string(),
  shopify: fieldValue,
  quickbooks: fieldValue,
  flow: z.enum(["shopify", "quickbooks", "both", "none"]),
  is_conflict: z.boolean(),
});

const ofLink = "shop = $1 and realm_id = $2 and kind = $3 and key = $4";
const idsOf = ({ shop, realmId, kind, key }: LinkRef): string[] => [shop, realmId, kind, key];

/** Differences of linked entries in PostgreSQL. */
export function createDifferences({ pool, clock }: { pool: pg.Pool; clock: Clock }): Differences {
  const list = async (client: Queryable, link: LinkRef): Promise<LinkDifference[]> => {
    const { rows } = await client.query(
      `select field, shopify, quickbooks, flow, is_conflict from link_difference where ${ofLink} order by field`,
      idsOf(link),
    );
    return rows.map(readDifference);
  };
  return {
    list: (link) => list(pool, link),
    async note(link, differences) {
      // Most merges leave nothing, and most of those left nothing before.
      const known = await list(pool, link);
      if (isSame(known, differences)) return;
      await inTransaction(pool, async (client) => {
        await client.query(`delete from link_difference where ${ofLink} and not (field = any($5::text[]))`, [
          ...idsOf(link),
          differences.map(({ field }) => field),
        ]);
        await client.query(noteSql, [...idsOf(link), JSON.stringify(differences), clock.now()]);
      });
    },
    accept: (link, field, note, actor) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `update link_difference set accepted_at = $6 where ${ofLink} and field = $5 and accepted_at is null`,
          [...idsOf(link), field, clock.now()],
        );
        if (rowCount === 0) return false;
        await addEvent(client, link, { change: "accepted", note, actor, at: clock.now() });
        return true;
      }),
    settle: (link, { field, agreed, change, note }, actor) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `delete from link_difference where ${ofLink} and field = $5`,
          [...idsOf(link), field],
        );
        if (rowCount === 0) return false;
        await client.query(
          `update binding set agreed = coalesce(agreed, '{}'::jsonb) || jsonb_build_object($5::text, $6::jsonb) where ${ofLink}`,
          [...idsOf(link), field, JSON.stringify(agreed)],
        );
        await addEvent(client, link, { change, note, actor, at: clock.now() });
        return true;
      }),
    acceptName: (link, name, actor) =>
      inTransaction(pool, async (client) => {
        await client.query(`update binding set books_name = $5 where ${ofLink}`, [...idsOf(link), name]);
        await addEvent(client, link, { change: "accepted", note: `Called ${name}`, actor, at: clock.now() });
      }),
  };
}

/** The same values keep the day on which a person accepted them. */
const noteSql = `insert into link_difference as known (shop, realm_id, kind, key, field, shopify, quickbooks, flow,
    is_conflict, noted_at)
  select $1, $2, $3, $4, row.field, coalesce(row.shopify, 'null'), coalesce(row.quickbooks, 'null'), row.flow, row."isConflict", $6
  from jsonb_to_recordset($5::jsonb) as row (field text, shopify jsonb, quickbooks jsonb, flow text, "isConflict" boolean)
  on conflict (shop, realm_id, kind, key, field) do update set
    shopify = excluded.shopify, quickbooks = excluded.quickbooks, flow = excluded.flow, is_conflict = excluded.is_conflict,
    noted_at = excluded.noted_at,
    accepted_at = case when known.shopify = excluded.shopify and known.quickbooks = excluded.quickbooks
      then known.accepted_at end`;

type Event = { change: LinkChange; note: string; actor: Actor; at: Date };

async function addEvent(client: Queryable, link: LinkRef, { change, note, actor, at }: Event): Promise<void> {
  await client.query(
    `insert into link_event (shop, realm_id, kind, key, change, qbo_type, before_id, after_id, note, actor_kind,
       actor_name, at)
     select shop, realm_id, kind, key, $5, qbo_type, qbo_id, qbo_id, $6, $7, $8, $9 from binding where ${ofLink}`,
    [...idsOf(link), change, note, actor.kind, actor.name, at],
  );
}

export function readDifference(row: unknown): LinkDifference {
  const { is_conflict, ...difference } = differenceRow.parse(row);
  return { ...difference, isConflict: is_conflict };
}

function isSame(known: readonly LinkDifference[], noted: readonly LinkDifference[]): boolean {
  if (known.length !== noted.length) return false;
  return noted.every((one) => {
    const other = known.find(({ field }) => field === one.field);
    return (
      other !== undefined &&
      other.flow === one.flow &&
      other.isConflict === one.isConflict &&
      isSameValue(other.shopify, one.shopify) &&
      isSameValue(other.quickbooks, one.quickbooks)
    );
  });
}
