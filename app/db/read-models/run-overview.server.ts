import { z } from "zod";
import {
  type Reason,
  type RecordKind,
  type RecordStatus,
  recordStatuses,
} from "#app/domain/record/record-status.ts";
import { openRunStates, type Run, type RunResult, runResults } from "#app/domain/runs/run.ts";
import { storedReason } from "../repositories/record-row.ts";
import { parseRunRow } from "../repositories/run-row.ts";
import type { Queryable } from "../transaction.server.ts";

/** Runs of a shop, newest first; of one kind of record when it is given. */
export async function listRuns(
  db: Queryable,
  query: { shop: string; recordKind?: RecordKind; isOpenOnly?: boolean; limit: number },
): Promise<Run[]> {
  const { shop, recordKind = null, isOpenOnly = false, limit } = query;
  const { rows } = await db.query(
    `select * from run where shop = $1 and ($2::text is null or record_kind = $2)
       and (not $3::boolean or state = any($4::text[]))
     order by created_at desc, id limit $5`,
    [shop, recordKind, isOpenOnly, openRunStates, limit],
  );
  return rows.map(parseRunRow);
}

/** One record of a run: what came of it then, and how it stands now. `result: null` waits for its answer or its turn. */
export type RunItem = {
  position: number;
  id: string;
  name: string;
  isAsked: boolean;
  result: RunResult | null;
  status: RecordStatus | null;
  reason: Reason | null;
};

const itemRow = z.object({
  position: z.number(),
  record_id: z.string(),
  name: z.string().nullable(),
  is_asked: z.boolean(),
  result: z.enum(runResults).nullable(),
  status: z.enum(recordStatuses).nullable(),
  reason: storedReason,
});

/** Records of a run after a position, in the order in which they are worked; of one result when it is given. */
export async function listRunItems(
  db: Queryable,
  run: Run,
  query: { result: RunResult | null; after: number; limit: number },
): Promise<RunItem[]> {
  const { rows } = await db.query(
    `select item.position, item.record_id, record.name, item.seq is not null as is_asked, item.result,
            record.status, record.reason
     from (
       select * from run_item where run_id = $1 and position > $4 and ($5::text is null or result = $5)
       order by position limit $6
     ) as item
     left join record on record.shop = $2 and record.kind = $3 and record.id = item.record_id
     order by item.position`,
    [run.id, run.shop, run.recordKind, query.after, query.result, query.limit],
  );
  return z
    .array(itemRow)
    .parse(rows)
    .map(({ record_id, name, is_asked, ...item }) => ({
      ...item,
      id: record_id,
      name: name ?? "",
      isAsked: is_asked,
    }));
}

/** What most of the records that a run waits for wait for themselves: a connection, a request limit. */
export async function whatHolds(db: Queryable, { id, shop, recordKind }: Run): Promise<Reason | null> {
  const { rows } = await db.query(
    `select (array_agg(record.reason))[1] as reason from run_item
       join record on record.shop = $2 and record.kind = $3 and record.id = run_item.record_id
     where run_item.run_id = $1 and run_item.seq is not null and run_item.result is null
       and record.reason is not null and record.next_try_at is not null
     group by record.reason->>'code' order by count(*) desc limit 1`,
    [id, shop, recordKind],
  );
  return storedReason.parse(rows[0]?.reason ?? null);
}
