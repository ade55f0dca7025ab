import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { RecordHeading } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";

/**
 * Makes entries known that are not yet, as `Unsynchronized`, with the first line of their history. What is known of others
 * stays; one that has no name yet gets it. Answers how many were new.
 */
export async function noteRecords(
  client: Queryable,
  given: {
    shop: string;
    kind: RecordKind;
    headings: readonly RecordHeading[];
    actor: Actor;
    at: Date;
  },
): Promise<number> {
  const { shop, kind, actor, at } = given;
  const headings = given.headings.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const { rows } = await client.query<{ made: number }>(
    `with heading as (
       select * from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) as heading(id, name, about, at)
     ), touched as (
       insert into record (shop, kind, id, name, customer_name, processed_at, status, created_at, updated_at)
       select $1, $2, id, name, about, at, 'Unsynchronized', $7, $7 from heading
       on conflict (shop, kind, id) do update
         set name = excluded.name, customer_name = excluded.customer_name, processed_at = excluded.processed_at
         where record.name = ''
       returning id, xmax = 0 as is_new
     ), made as (
       insert into record_event (shop, kind, record_id, status, actor_kind, actor_name, at)
       select $1, $2, id, 'Unsynchronized', $8, $9, $7 from touched where is_new returning 1
     )
     select count(*)::int as made from made`,
    [
      shop,
      kind,
      headings.map(({ id }) => id),
      headings.map(({ name }) => name),
      headings.map(({ about }) => about),
      headings.map(({ at: moment }) => moment),
      at,
      actor.kind,
      actor.name,
    ],
  );
  return rows[0]?.made ?? 0;
}
