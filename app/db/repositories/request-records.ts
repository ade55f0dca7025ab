import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { Queryable } from "../transaction.server.ts";

/** A record somebody wishes to have considered. */
export type RecordWish = { shop: string; kind: RecordKind; id: string; actor: Actor };

/**
 * Counts one more wish for each record, makes missing rows as `Queued`, and begins their history. A record that
 * stands elsewhere keeps its status until it is considered. Rows are taken in one order, so that concurrent calls
 * wait for each other instead of deadlocking.
 */
export async function requestRecords(
  client: Queryable,
  wishes: readonly RecordWish[],
  at: Date,
): Promise<void> {
  const byKey = new Map(wishes.map((wish) => [`${wish.shop}\n${wish.kind}\n${wish.id}`, wish]));
  const sorted = [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, wish]) => wish);
  await client.query(
    `with wish as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
         as wish(shop, kind, id, actor_kind, actor_name)
     ), touched as (
       insert into record (shop, kind, id, status, requested_seq, created_at, updated_at)
       select shop, kind, id, 'Queued', 1, $6, $6 from wish
       on conflict (shop, kind, id) do update
         set requested_seq = record.requested_seq + 1, updated_at = excluded.updated_at
       returning shop, kind, id, requested_seq, created_at = updated_at and requested_seq = 1 as is_new
     )
     insert into record_event (shop, kind, record_id, status, actor_kind, actor_name, at)
     select wish.shop, wish.kind, wish.id, 'Queued', wish.actor_kind, wish.actor_name, $6
     from touched join wish using (shop, kind, id) where touched.is_new`,
    [
      sorted.map((wish) => wish.shop),
      sorted.map((wish) => wish.kind),
      sorted.map((wish) => wish.id),
      sorted.map((wish) => wish.actor.kind),
      sorted.map((wish) => wish.actor.name),
      at,
    ],
  );
}
