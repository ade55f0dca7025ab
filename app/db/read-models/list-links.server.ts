import { z } from "zod";
import type { BindingKind } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { decodeCursor, encodeCursor, type PageCursor } from "./page-cursor.ts";

const MAX_LIMIT = 250;

export type LinkListQuery = {
  shop: string;
  realmId: string;
  kinds: readonly BindingKind[];
  /** Part of a name on either side, of a document number or of an id; empty: everything. */
  search: string;
  /** From an earlier answer; null is the first page. */
  cursor: string | null;
  limit: number;
};

const linkRow = z.object({
  kind: z.string(),
  key: z.string(),
  qbo_type: z.string(),
  qbo_id: z.string(),
  doc_number: z.string().nullable(),
  date: z.string().nullable(),
  currency: z.string().nullable(),
  record_id: z.string().nullable(),
  matched_by: z.string().nullable(),
  bound_at: z.date(),
  name: z.string().nullable(),
  books_name: z.string().nullable(),
  record_name: z.string().nullable(),
  entry_name: z.string().nullable(),
  entry_active: z.boolean().nullable(),
  entry_deleted: z.boolean().nullable(),
  merged_into: z.string().nullable(),
});

/** One link with what both sides call the entry, as far as it is known here. */
export type ListedLink = {
  kind: BindingKind;
  key: string;
  qboType: string;
  qboId: string;
  docNumber: string | null;
  date: string | null;
  currency: string | null;
  recordId: string | null;
  matchedBy: string | null;
  linkedAt: Date;
  name: string | null;
  booksName: string | null;
  /** What became of the entry in QuickBooks; `unknown` for documents and for lists that were not read yet. */
  booksState: "active" | "inactive" | "deleted" | "merged" | "unknown";
};
export type LinkListPage = {
  links: ListedLink[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Links that match, over all pages. */
  total: number;
};

/**
 * One page of links by keyset, the newest first: each page is as quick as the first. Every kind is read from its own
 * part of the index, so that a page of a rare kind does not walk through the others.
 */
export async function listLinks(db: Queryable, query: LinkListQuery): Promise<LinkListPage> {
  const limit = Math.min(Math.max(1, Math.trunc(query.limit)), MAX_LIMIT);
  const cursor = readPosition(query.cursor);
  const isBackwards = cursor?.towards === "previous";
  const order = isBackwards ? "asc" : "desc";
  const values: unknown[] = [query.shop, query.realmId, query.kinds];
  const search = searchOf(query.search, values);
  const filtered = values.length;
  const beyond = cursor ? positionSql(cursor, order, values) : "true";
  const [page, count] = await Promise.all([
    db.query(
      `${search.sources}
       select page.*, ${linkFacts} from unnest($3::text[]) as wanted (kind) cross join lateral (
         select * from binding where shop = $1 and realm_id = $2 and kind = wanted.kind and ${search.sql} and ${beyond}
         order by bound_at ${order}, key ${order} limit ${limit + 1}
       ) as page ${linkJoins}
       order by page.bound_at ${order}, page.key ${order}, page.kind ${order} limit ${limit + 1}`,
      values,
    ),
    db.query(
      `${search.sources} select count(*) as total from binding
       where shop = $1 and realm_id = $2 and kind = any($3::text[]) and ${search.sql}`,
      values.slice(0, filtered),
    ),
  ]);
  const found = page.rows.slice(0, limit).map(readLink);
  const links = isBackwards ? found.reverse() : found;
  const hasMore = page.rows.length > limit;
  return {
    links,
    nextCursor: isBackwards || hasMore ? cursorAt("next", links.at(-1)) : null,
    previousCursor:
      (isBackwards && hasMore) || (cursor && !isBackwards) ? cursorAt("previous", links[0]) : null,
    total: z.coerce.number().parse(count.rows[0]?.total),
  };
}

/** How many links of each kind there are; kinds without any are left out. */
export async function countLinks(db: Queryable, shop: string, realmId: string): Promise<Map<string, number>> {
  const { rows } = await db.query(
    "select kind, count(*)::int as count from binding where shop = $1 and realm_id = $2 group by kind",
    [shop, realmId],
  );
  return new Map(
    z
      .array(z.object({ kind: z.string(), count: z.number() }))
      .parse(rows)
      .map((row) => [row.kind, row.count]),
  );
}

export const linkFacts = `entry.name as entry_name, entry.is_active as entry_active, entry.is_deleted as entry_deleted,
  entry.merged_into, nullif(record.name, '') as record_name`;

/** A document belongs to its order or draft order, a customer to itself, an item to its product. */
export const linkJoins = `
  left join books_entry entry on entry.shop = page.shop and entry.realm_id = page.realm_id
    and entry.type = page.qbo_type and entry.id = page.qbo_id
  left join record on record.shop = page.shop and record.id = coalesce(page.record_id, split_part(page.key, '|', 1))
    and record.kind = case when page.kind = 'customer' then 'customer' when page.kind = 'item' then 'product'
      when page.record_id like 'gid://shopify/DraftOrder/%' then 'draftOrder' else 'order' end`;

/**
 * What fits a search is found in the small columns first, so that no link has to be joined just to be looked at. Ids are
 * searched for as whole ids.
 */
function searchOf(search: string, values: unknown[]): { sources: string; sql: string } {
  const wanted = search.trim();
  if (wanted === "") return { sources: "", sql: "true" };
  const part = `$${values.push(`%${likeText(wanted.toLowerCase())}%`)}`;
  const exact = `$${values.push(wanted)}`;
  const key = keyPattern(wanted);
  return {
    sources: `with entries as materialized (
        select type, id from books_entry
        where shop = $1 and realm_id = $2 and (name_key like ${part} or email_key like ${part} or sku_key like ${part})
      ), records as materialized (select id from record where shop = $1 and lower(name) like ${part})`,
    sql: `(qbo_id = ${exact} or lower(doc_number) like ${part} or lower(name) like ${part}
      ${key === null ? "" : `or key like $${values.push(key)}`}
      or (qbo_type, qbo_id) in (select type, id from entries)
      or record_id in (select id from records) or split_part(key, '|', 1) in (select id from records))`,
  };
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** Which keys an id of Shopify means, as it stands in addresses or as a GID; null for what is none. */
function keyPattern(wanted: string): string | null {
  if (/^\d{3,}$/.test(wanted)) return `gid://shopify/%/${wanted}%`;
  return wanted.startsWith("gid://shopify/") ? `${likeText(wanted)}%` : null;
}

/** A mangled address shows the first page. */
function readPosition(text: string | null): PageCursor | null {
  const cursor = decodeCursor(text);
  return cursor && Number.isNaN(Date.parse(cursor.value ?? "")) ? null : cursor;
}

/** Rows beyond the cursor; its first condition alone bounds the scan of the index. */
function positionSql(cursor: PageCursor, order: "asc" | "desc", values: unknown[]): string {
  const [kind = "", ...key] = cursor.id.split("\n");
  const at = `($${values.push(cursor.value)}::timestamptz, $${values.push(key.join("\n"))}::text)`;
  const beyond = order === "asc" ? ">" : "<";
  return `(bound_at, key) ${beyond}= ${at} and ((bound_at, key) ${beyond} ${at} or kind ${beyond} $${values.push(kind)})`;
}

function cursorAt(towards: PageCursor["towards"], link: ListedLink | undefined): string | null {
  if (link === undefined) return null;
  return encodeCursor({ towards, value: link.linkedAt.toISOString(), id: `${link.kind}\n${link.key}` });
}

/** Reads a row of `binding` with `linkFacts`. */
export function readLink(found: unknown): ListedLink {
  const row = linkRow.parse(found);
  return {
    kind: row.kind as BindingKind,
    key: row.key,
    qboType: row.qbo_type,
    qboId: row.qbo_id,
    docNumber: row.doc_number,
    date: row.date,
    currency: row.currency,
    recordId: row.record_id,
    matchedBy: row.matched_by,
    linkedAt: row.bound_at,
    name: row.name ?? row.record_name,
    booksName: row.entry_name ?? row.books_name,
    booksState: stateOf(row),
  };
}

function stateOf(row: z.infer<typeof linkRow>): ListedLink["booksState"] {
  if (row.entry_name === null) return "unknown";
  if (row.merged_into !== null) return "merged";
  if (row.entry_deleted) return "deleted";
  return row.entry_active ? "active" : "inactive";
}
