import { z } from "zod";
import type { BooksEntry, BooksListType } from "#app/domain/lists/books-entry.ts";
import { recordKindOf } from "#app/domain/lists/kept-lists.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { type Reason, type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";
import { readEntry } from "../repositories/read-entry.ts";
import { storedReason } from "../repositories/record-row.ts";
import type { Queryable } from "../transaction.server.ts";
import { decodeCursor, encodeCursor, type PageCursor } from "./page-cursor.ts";

const MAX_LIMIT = 250;

export type BooksEntriesQuery = {
  shop: string;
  realmId: string;
  type: BooksListType;
  /** Types of items or accounts; null for all. */
  subTypes: readonly string[] | null;
  /** Part of a name, an e-mail address or an SKU; empty: everything. */
  search: string;
  /** From an earlier answer; null is the first page. */
  cursor: string | null;
  limit: number;
};

/** An entry of a list, and what became of it in the shop. */
export type ListedEntry = {
  entry: BooksEntry;
  readAt: Date;
  /** Null when it was not considered: its list is not imported, or can only be read. */
  record: { status: RecordStatus; reason: Reason | null } | null;
};
export type BooksEntriesPage = {
  entries: ListedEntry[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Entries that match, over all pages. */
  total: number;
};

const pageRow = z.object({
  content: z.unknown(),
  name_key: z.string(),
  id: z.string(),
  read_at: z.date(),
  status: z.enum(recordStatuses).nullable(),
  reason: storedReason,
});

/** One page of a list by keyset, in the order of names; entries that are gone are left out. */
export async function listBooksEntries(db: Queryable, query: BooksEntriesQuery): Promise<BooksEntriesPage> {
  const { shop, realmId, type, subTypes, search } = query;
  const limit = Math.min(Math.max(1, Math.trunc(query.limit)), MAX_LIMIT);
  const cursor = decodeCursor(query.cursor);
  const isBackwards = cursor?.towards === "previous";
  const order = isBackwards ? "desc" : "asc";
  const key = matchKey(search);
  const pattern = key === null ? null : `%${key.replace(/[\\%_]/g, "\\$&")}%`;
  const where = `entry.shop = $1 and entry.realm_id = $2 and entry.type = $3 and not entry.is_deleted
    and ($4::text[] is null or entry.sub_type = any($4))
    and ($5::text is null or entry.name_key like $5 or entry.email_key like $5 or entry.sku_key like $5)`;
  const values = [shop, realmId, type, subTypes, pattern];
  const beyond = cursor
    ? `and (entry.name_key, entry.id) ${isBackwards ? "<" : ">"} ($7::text, $8::text)`
    : "";
  const position = cursor ? [cursor.value ?? "", cursor.id] : [];
  const [page, count] = await Promise.all([
    db.query(
      `select entry.content, entry.name_key, entry.id, entry.read_at, record.status, record.reason
       from books_entry entry
       left join record on record.shop = entry.shop and record.kind = $6 and record.id = entry.id
       where ${where} ${beyond} order by entry.name_key ${order}, entry.id ${order} limit ${limit + 1}`,
      [...values, recordKindOf({ type }), ...position],
    ),
    db.query(`select count(*) as total from books_entry entry where ${where}`, values),
  ]);
  const rows = z.array(pageRow).parse(page.rows);
  const found = isBackwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    entries: found.map((row) => ({
      entry: readEntry(row, type),
      readAt: row.read_at,
      record: row.status && { status: row.status, reason: row.reason },
    })),
    nextCursor: isBackwards || hasMore ? cursorAt("next", found.at(-1)) : null,
    previousCursor:
      (isBackwards && hasMore) || (cursor && !isBackwards) ? cursorAt("previous", found[0]) : null,
    total: z.coerce.number().parse(count.rows[0]?.total),
  };
}

function cursorAt(towards: PageCursor["towards"], row: z.infer<typeof pageRow> | undefined): string | null {
  return row === undefined ? null : encodeCursor({ towards, value: row.name_key, id: row.id });
}
