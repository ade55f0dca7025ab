import type pg from "pg";
import { z } from "zod";
import { booksListTypes } from "#app/domain/lists/books-entry.ts";
import type { BooksEvents, Clock } from "#app/sync/ports.ts";
import { inTransaction } from "../transaction.server.ts";
import { type EnqueueJobs, REFRESH_LISTS } from "./enqueue-jobs.ts";

/** Events come in crowds: the job that follows them waits a moment, and then follows all of them at once. */
const GATHER_MS = 2_000;
const LIVE_PRIORITY = 100;
const KEEP = "7 days";

const eventRow = z.object({
  seq: z.string(),
  realm_id: z.string(),
  type: z.enum(booksListTypes),
  entry_id: z.string(),
  operation: z.enum(["created", "updated", "deleted", "merged", "other"]),
  deleted_id: z.string(),
  changed_at: z.date(),
});

/** The inbox of QuickBooks' webhooks in PostgreSQL. */
export function createBooksEvents(deps: { pool: pg.Pool; clock: Clock; enqueue: EnqueueJobs }): BooksEvents {
  const { pool, clock, enqueue } = deps;
  return {
    async receive(events) {
      if (events.length === 0) return 0;
      return inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ shop: string }>(
          `insert into books_event (shop, realm_id, type, entry_id, operation, deleted_id, changed_at, received_at)
           select connection.shop, realm_id, type, entry_id, operation, deleted_id, changed_at, $7
           from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
             as given(realm_id, type, entry_id, operation, deleted_id, changed_at)
           join connection using (realm_id)
           where connection.status <> 'disconnected'
           order by connection.shop, realm_id, type, entry_id, operation, deleted_id, changed_at
           on conflict do nothing returning shop`,
          [
            events.map(({ realmId }) => realmId),
            events.map(({ type }) => type),
            events.map(({ id }) => id),
            events.map(({ operation }) => operation),
            events.map(({ deletedId }) => deletedId ?? ""),
            events.map(({ at }) => at),
            clock.now(),
          ],
        );
        const shops = [...new Set(rows.map(({ shop }) => shop))];
        await enqueue(
          REFRESH_LISTS,
          shops.map((shop) => ({
            data: { shop, why: "webhook" },
            priority: LIVE_PRIORITY,
            startAfterMs: GATHER_MS,
          })),
          client,
        );
        return rows.length;
      });
    },
    async listOpen(shop, realmId, limit) {
      const { rows } = await pool.query(
        `select * from books_event where shop = $1 and realm_id = $2 and processed_at is null
         order by seq limit $3`,
        [shop, realmId, limit],
      );
      const events = z.array(eventRow).parse(rows);
      const upTo = events.at(-1)?.seq;
      if (upTo === undefined) return null;
      return {
        upTo,
        events: events.map((row) => ({
          realmId: row.realm_id,
          type: row.type,
          id: row.entry_id,
          operation: row.operation,
          deletedId: row.deleted_id || null,
          at: row.changed_at,
        })),
      };
    },
    async close(shop, realmId, upTo) {
      const now = clock.now();
      await pool.query(
        `update books_event set processed_at = $4
         where shop = $1 and realm_id = $2 and processed_at is null and seq <= $3`,
        [shop, realmId, upTo, now],
      );
      await pool.query(
        `delete from books_event where shop = $1 and processed_at < $2::timestamptz - $3::interval`,
        [shop, now, KEEP],
      );
    },
  };
}
