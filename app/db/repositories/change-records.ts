import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { RecordChange } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { recordColumns } from "./record-row.ts";

/** A member that a change leaves out keeps its value; `null` in it is SQL's NULL. */
const sets = Object.entries(recordColumns).map(([member, { column, type }]) => {
  const given = type === "jsonb" ? `nullif(change->'${member}', 'null')` : `(change->>'${member}')::${type}`;
  return `"${column}" = case when change ? '${member}' then ${given} else record."${column}" end`;
});

/**
 * Changes many records of one kind in one statement and adds a line to the history of each whose status or reason is
 * another one then. Rows are taken in one order, so that concurrent calls wait for each other instead of deadlocking.
 * Naming the ids keeps the planner on the primary key, even of a table that it knows nothing about yet.
 */
export async function changeRecords(
  client: Queryable,
  given: {
    shop: string;
    kind: RecordKind;
    changes: readonly { id: string; change: RecordChange }[];
    actor: Actor;
    at: Date;
  },
): Promise<void> {
  const { shop, kind, changes, actor, at } = given;
  await client.query(
    `with before as (
       select record.id, record.status, record.reason, given.change
       from record join unnest($3::text[], $4::jsonb[]) as given(id, change) on given.id = record.id
       where record.shop = $1 and record.kind = $2 and record.id = any($3::text[])
       order by record.id for update of record
     ), after as (
       update record set updated_at = $5, ${sets.join(", ")} from before
       where record.shop = $1 and record.kind = $2 and record.id = before.id and record.id = any($3::text[])
       returning record.id, record.status, record.reason
     )
     insert into record_event (shop, kind, record_id, status, reason, actor_kind, actor_name, at)
     select $1, $2, after.id, after.status, after.reason, $6, $7, $5 from after join before using (id)
     where after.status is distinct from before.status or after.reason is distinct from before.reason`,
    [
      shop,
      kind,
      changes.map(({ id }) => id),
      changes.map(({ change }) => JSON.stringify(change)),
      at,
      actor.kind,
      actor.name,
    ],
  );
}
