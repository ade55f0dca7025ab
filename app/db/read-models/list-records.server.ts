import { z } from "zod";
import type { RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";
import type { SyncRecord } from "#app/sync/ports.ts";
import { recordFilter } from "../repositories/record-filter.ts";
import { parseRecordRow } from "../repositories/record-row.ts";
import type { Queryable } from "../transaction.server.ts";
import { decodeCursor, encodeCursor, type PageCursor } from "./page-cursor.ts";

const MAX_LIMIT = 250;

export type RecordListQuery = {
  shop: string;
  kind: RecordKind;
  /** Empty: every status. */
  statuses: readonly RecordStatus[];
  /** Part of a name, document number or customer name; empty: everything. */
  search: string;
  sort: "processedAt" | "name" | "status";
  direction: "asc" | "desc";
  /** From an earlier answer; null is the first page. */
  cursor: string | null;
  limit: number;
};
export type RecordListPage = {
  records: SyncRecord[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Records that match, over all pages. */
  total: number;
};

const sortColumns = { processedAt: "processed_at", name: "name", status: "status" } as const;

/**
 * One page of records by keyset: each page is as quick as the first, and rows that arrive meanwhile neither repeat
 * nor hide others. Records without a date stand with the newest: they are about to get one.
 */
export async function listRecords(db: Queryable, query: RecordListQuery): Promise<RecordListPage> {
  const limit = Math.min(Math.max(1, Math.trunc(query.limit)), MAX_LIMIT);
  const cursor = decodeCursor(query.cursor);
  const isBackwards = cursor?.towards === "previous";
  const filter = recordFilter(query);
  const order = isBackwards === (query.direction === "asc") ? "desc" : "asc";
  const position = positionOf(query, cursor, order, filter.values.length);
  const column = sortColumns[query.sort];
  const [page, count] = await Promise.all([
    db.query(
      `select * from record where ${[filter.sql, ...position.sql].join(" and ")}
       order by ${column} ${order}, id ${order} limit ${limit + 1}`,
      [...filter.values, ...position.values],
    ),
    db.query(`select count(*) as total from record where ${filter.sql}`, filter.values),
  ]);
  const hasMore = page.rows.length > limit;
  const found = page.rows.slice(0, limit).map(parseRecordRow);
  const records = isBackwards ? found.reverse() : found;
  return {
    records,
    nextCursor: isBackwards || hasMore ? cursorAt("next", records.at(-1), query) : null,
    previousCursor:
      (isBackwards && hasMore) || (cursor && !isBackwards) ? cursorAt("previous", records[0], query) : null,
    total: z.coerce.number().parse(count.rows[0]?.total),
  };
}

/** Rows beyond the cursor in the order of the scan. Nulls come last going up and first going down. */
function positionOf(
  { sort }: RecordListQuery,
  cursor: PageCursor | null,
  order: "asc" | "desc",
  offset: number,
): { sql: string[]; values: unknown[] } {
  if (cursor === null) return { sql: [], values: [] };
  const column = sortColumns[sort];
  const beyond = order === "asc" ? ">" : "<";
  if (cursor.value === null) {
    const sameNull = `(${column} is null and id ${beyond} $${offset + 1})`;
    const sql = order === "asc" ? sameNull : `(${sameNull} or ${column} is not null)`;
    return { sql: [sql], values: [cursor.id] };
  }
  const type = sort === "processedAt" ? "timestamptz" : "text";
  const [value, id] = [`$${offset + 1}::${type}`, `$${offset + 2}`];
  // The first condition alone bounds the index scan; the second leaves out equals that were shown already.
  const within = `${column} ${beyond}= ${value} and (${column} ${beyond} ${value} or id ${beyond} ${id})`;
  const sql =
    order === "asc" && sort === "processedAt" ? `((${within}) or ${column} is null)` : `(${within})`;
  return { sql: [sql], values: [cursor.value, cursor.id] };
}

function cursorAt(
  towards: PageCursor["towards"],
  record: SyncRecord | undefined,
  { sort }: RecordListQuery,
): string | null {
  if (record === undefined) return null;
  const value = sort === "processedAt" ? (record.processedAt?.toISOString() ?? null) : record[sort];
  return encodeCursor({ towards, value, id: record.id });
}
