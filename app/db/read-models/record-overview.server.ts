import { z } from "zod";
import type { Actor, Reason } from "#app/domain/record/record-status.ts";
import { type RecordKind, type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";
import type { SyncRecord } from "#app/sync/ports.ts";
import { parseRecordRow, storedActor, storedReason } from "../repositories/record-row.ts";
import type { Queryable } from "../transaction.server.ts";

/** One line of a record's history. */
export type HistoryEntry = { at: Date; status: RecordStatus; reason: Reason | null; actor: Actor };

const countRow = z.object({ status: z.enum(recordStatuses), count: z.coerce.number() });

/** How many records stand in each status; every status is there, 0 when none does. */
export async function countByStatus(
  db: Queryable,
  shop: string,
  kind: RecordKind,
): Promise<Record<RecordStatus, number>> {
  const { rows } = await db.query(
    "select status, count(*) as count from record where shop = $1 and kind = $2 group by status",
    [shop, kind],
  );
  const counts = new Map(
    z
      .array(countRow)
      .parse(rows)
      .map(({ status, count }) => [status, count]),
  );
  return {
    Unsynchronized: counts.get("Unsynchronized") ?? 0,
    Queued: counts.get("Queued") ?? 0,
    Synchronized: counts.get("Synchronized") ?? 0,
    Held: counts.get("Held") ?? 0,
    Failed: counts.get("Failed") ?? 0,
    Excluded: counts.get("Excluded") ?? 0,
    Changed: counts.get("Changed") ?? 0,
  };
}

const historyRow = z.object({
  at: z.date(),
  status: z.enum(recordStatuses),
  reason: storedReason,
  actor_kind: storedActor.shape.kind,
  actor_name: z.string(),
});

/** Everything that happened to a record's status, newest first. */
export async function recordHistory(
  db: Queryable,
  shop: string,
  kind: RecordKind,
  id: string,
): Promise<HistoryEntry[]> {
  const { rows } = await db.query(
    `select at, status, reason, actor_kind, actor_name from record_event
     where shop = $1 and kind = $2 and record_id = $3 order by seq desc`,
    [shop, kind, id],
  );
  return z
    .array(historyRow)
    .parse(rows)
    .map(({ actor_kind, actor_name, ...entry }) => ({
      ...entry,
      actor: { kind: actor_kind, name: actor_name },
    }));
}

/** The order that has waited longest to be booked (Queued or Failed), by its date; those without a date come last. */
export async function oldestUnsynced(db: Queryable, shop: string): Promise<SyncRecord | null> {
  // One look into the index per status: sorting both together would read them all.
  const oldestOf = (status: RecordStatus): string =>
    `(select * from record where shop = $1 and kind = 'order' and status = '${status}'
      order by processed_at asc nulls last, id limit 1)`;
  const { rows } = await db.query(
    `select * from (${oldestOf("Queued")} union all ${oldestOf("Failed")}) as oldest
     order by processed_at asc nulls last, id limit 1`,
    [shop],
  );
  return rows[0] === undefined ? null : parseRecordRow(rows[0]);
}

/** When a document of the shop was last bound to the books. */
export async function lastBookedAt(db: Queryable, shop: string): Promise<Date | null> {
  const { rows } = await db.query(
    `select bound_at from binding where shop = $1 and record_id is not null and total_minor is not null order by bound_at desc limit 1`,
    [shop],
  );
  return rows[0] === undefined ? null : z.date().parse(rows[0].bound_at);
}
