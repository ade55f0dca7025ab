import type pg from "pg";
import { z } from "zod";
import type { BooksEntry, BooksListType, EntryOf } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { Clock, ListState, Mirror } from "#app/sync/ports.ts";

const columns = { name: "name_key", email: "email_key", sku: "sku_key" } as const;
const storedEntry = z.object({ changedAt: z.coerce.date() }).loose();
const listState = z.object({
  type: z.string(),
  filled_at: z.date().nullable(),
  next_position: z.number().nullable(),
  read_until: z.date().nullable(),
});

/**
 * The copy of QuickBooks' lists in PostgreSQL. An entry is stored whole as it was read; the columns beside it are what it
 * is found by.
 */
export function createMirror({ pool, clock }: { pool: pg.Pool; clock: Clock }): Mirror {
  return {
    async states(shop, realmId) {
      const { rows } = await pool.query("select * from books_list where shop = $1 and realm_id = $2", [
        shop,
        realmId,
      ]);
      return rows.map(readState);
    },
    async saveState(shop, realmId, { type, filledAt, nextPosition, readUntil }) {
      await pool.query(
        `insert into books_list (shop, realm_id, type, filled_at, next_position, read_until)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (shop, realm_id, type) do update set
           filled_at = excluded.filled_at, next_position = excluded.next_position, read_until = excluded.read_until`,
        [shop, realmId, type, filledAt, nextPosition, readUntil],
      );
    },
    async put(shop, realmId, entries) {
      if (entries.length === 0) return [];
      const newest = [...new Map(entries.map((entry) => [`${entry.type}/${entry.id}`, entry])).values()];
      const { rows } = await pool.query<{ type: string; id: string }>(putSql, [
        shop,
        realmId,
        JSON.stringify(newest.map(toRow)),
        clock.now(),
      ]);
      const changed = new Set(rows.map(({ type, id }) => `${type}/${id}`));
      return newest.filter(({ type, id }) => changed.has(`${type}/${id}`));
    },
    async find(shop, realmId, type, ids) {
      if (ids.length === 0) return [];
      const { rows } = await pool.query(
        "select content from books_entry where shop = $1 and realm_id = $2 and type = $3 and id = any($4::text[])",
        [shop, realmId, type, ids],
      );
      return rows.map((row) => readEntry(row, type));
    },
    async match(shop, realmId, type, by, keys) {
      if (keys.length === 0) return [];
      const { rows } = await pool.query(
        `select content from books_entry where shop = $1 and realm_id = $2 and type = $3
           and ${columns[by]} = any($4::text[]) and not is_deleted order by length(id), id`,
        [shop, realmId, type, keys],
      );
      return rows.map((row) => readEntry(row, type));
    },
    async list(shop, realmId, type, { search, subTypes, isActive, after, limit }) {
      const pattern = search ? `%${(matchKey(search) ?? "").replace(/[\\%_]/g, "\\$&")}%` : null;
      const [afterKey = null, afterId = null] = after
        ? z.tuple([z.string(), z.string()]).parse(JSON.parse(after))
        : [];
      const where = `shop = $1 and realm_id = $2 and type = $3 and not is_deleted
        and ($4::text is null or name_key like $4 or email_key like $4 or sku_key like $4)
        and ($5::text[] is null or sub_type = any($5)) and ($6::boolean is null or is_active = $6)`;
      const values = [shop, realmId, type, pattern, subTypes ?? null, isActive ?? null];
      const [page, count] = await Promise.all([
        pool.query(
          `select content, name_key, id from books_entry where ${where}
             and ($7::text is null or (name_key, id) > ($7, $8)) order by name_key, id limit $9`,
          [...values, afterKey, afterId, limit + 1],
        ),
        pool.query<{ total: string }>(`select count(*) as total from books_entry where ${where}`, values),
      ]);
      const shown = page.rows.slice(0, limit);
      const last = page.rows.length > limit ? shown.at(-1) : undefined;
      return {
        entries: shown.map((row) => readEntry(row, type)),
        after: last ? JSON.stringify([last.name_key, last.id]) : null,
        total: Number(count.rows[0]?.total ?? 0),
      };
    },
  };
}

/** Of two readings of an entry the one that QuickBooks changed later stays; answers what is new or differs. */
const putSql = `
  insert into books_entry as known (shop, realm_id, type, id, name, name_key, email_key, sku_key, parent_id, sub_type,
    is_active, is_deleted, merged_into, sync_token, changed_at, content, read_at)
  select $1, $2, row.type, row.id, row.name, row.name_key, row.email_key, row.sku_key, row.parent_id, row.sub_type,
    row.is_active, row.is_deleted, row.merged_into, row.sync_token, row.changed_at, row.content, $4
  from jsonb_to_recordset($3::jsonb) as row (type text, id text, name text, name_key text, email_key text, sku_key text,
    parent_id text, sub_type text, is_active boolean, is_deleted boolean, merged_into text, sync_token text,
    changed_at timestamptz, content jsonb)
  order by row.type, row.id
  on conflict (shop, realm_id, type, id) do update set
    name = excluded.name, name_key = excluded.name_key, email_key = excluded.email_key, sku_key = excluded.sku_key,
    parent_id = excluded.parent_id, sub_type = excluded.sub_type, is_active = excluded.is_active,
    is_deleted = excluded.is_deleted, merged_into = excluded.merged_into, sync_token = excluded.sync_token,
    changed_at = excluded.changed_at, content = excluded.content, read_at = excluded.read_at
  where known.changed_at <= excluded.changed_at and known.content is distinct from excluded.content
  returning type, id`;

function toRow(entry: BooksEntry) {
  return {
    type: entry.type,
    id: entry.id,
    name: entry.name,
    name_key: matchKey(entry.name) ?? "",
    email_key: "email" in entry ? matchKey(entry.email) : null,
    sku_key: "sku" in entry ? matchKey(entry.sku) : null,
    parent_id: entry.parentId,
    sub_type: subTypeOf(entry),
    is_active: entry.isActive,
    is_deleted: entry.isDeleted,
    merged_into: entry.mergedInto,
    sync_token: entry.syncToken,
    changed_at: entry.changedAt,
    content: entry,
  };
}

function subTypeOf(entry: BooksEntry): string | null {
  if (entry.type === "Item") return entry.itemType;
  return entry.type === "Account" ? entry.accountType : null;
}

/** Rows are only ever written by `put`, so their shape is ours; the time comes back as text. */
function readEntry<Type extends BooksListType>(row: { content: unknown }, type: Type): EntryOf<Type> {
  return { ...storedEntry.parse(row.content), type } as unknown as EntryOf<Type>;
}

function readState(row: unknown): ListState {
  const parsed = listState.parse(row);
  return {
    type: parsed.type as BooksListType,
    filledAt: parsed.filled_at,
    nextPosition: parsed.next_position,
    readUntil: parsed.read_until,
  };
}
