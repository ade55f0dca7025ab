import type pg from "pg";
import { z } from "zod";
import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { Clock, ListState, Mirror } from "#app/sync/ports.ts";
import { inTransaction } from "../transaction.server.ts";
import type { EnqueueJobs } from "./enqueue-jobs.ts";
import { putEntries } from "./put-entries.ts";
import { readEntry } from "./read-entry.ts";

const columns = { name: "name_key", email: "email_key", sku: "sku_key" } as const;
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
export function createMirror(deps: { pool: pg.Pool; clock: Clock; enqueue: EnqueueJobs }): Mirror {
  const { pool } = deps;
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
    put: (shop, realmId, entries, wishes) =>
      entries.length === 0
        ? Promise.resolve([])
        : inTransaction(pool, (client) => putEntries(client, deps, { shop, realmId, entries, wishes })),
    async listUnread(shop, realmId, type, since) {
      const { rows } = await pool.query(
        `select content from books_entry where shop = $1 and realm_id = $2 and type = $3
           and not is_deleted and read_at < $4 order by length(id), id`,
        [shop, realmId, type, since],
      );
      return rows.map((row) => readEntry(row, type));
    },
    async listIds(shop, realmId, type, { subTypes, after, limit }) {
      const { rows } = await pool.query<{ id: string }>(
        `select id from books_entry where shop = $1 and realm_id = $2 and type = $3 and not is_deleted
           and ($4::text[] is null or sub_type = any($4)) and ($5::text is null or id > $5) order by id limit $6`,
        [shop, realmId, type, subTypes ?? null, after, limit],
      );
      return rows.map(({ id }) => id);
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

function readState(row: unknown): ListState {
  const parsed = listState.parse(row);
  return {
    type: parsed.type as BooksListType,
    filledAt: parsed.filled_at,
    nextPosition: parsed.next_position,
    readUntil: parsed.read_until,
  };
}
