import type pg from "pg";
import { z } from "zod";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import { importSettingsSchema } from "#app/domain/settings/import-settings.ts";
import type { Clock, ListPull, ListPulls, PullReason } from "#app/sync/ports.ts";
import { inTransaction } from "../transaction.server.ts";
import { type EnqueueJobs, REFRESH_LISTS } from "./enqueue-jobs.ts";
import { storedReason } from "./record-row.ts";

const pullRow = z.object({
  wanted_at: z.date().nullable(),
  ended_at: z.date().nullable(),
  pulled_at: z.date().nullable(),
  trouble: storedReason,
});
const candidateRow = pullRow.extend({
  shop: z.string(),
  realm_id: z.string(),
  imports: z.unknown(),
  has_links: z.boolean(),
});

/** A person waits for it; a schedule does not. */
const priorities: Record<PullReason, number> = {
  person: 100,
  webhook: 100,
  connected: 50,
  imports: 50,
  schedule: 0,
};

const NEVER: ListPull = { wantedAt: null, endedAt: null, pulledAt: null, trouble: null };

/** When lists were asked for and pulled, in PostgreSQL. */
export function createListPulls(deps: { pool: pg.Pool; clock: Clock; enqueue: EnqueueJobs }): ListPulls {
  const { pool, clock, enqueue } = deps;
  return {
    async load(shop, realmId) {
      const { rows } = await pool.query("select * from books_pull where shop = $1 and realm_id = $2", [
        shop,
        realmId,
      ]);
      return rows[0] === undefined ? NEVER : toPull(pullRow.parse(rows[0]));
    },
    want: (shop, realmId, wish) =>
      inTransaction(pool, async (client) => {
        await client.query(
          `insert into books_pull (shop, realm_id, wanted_at) values ($1, $2, $3)
           on conflict (shop, realm_id) do update set wanted_at = excluded.wanted_at`,
          [shop, realmId, clock.now()],
        );
        await enqueue(REFRESH_LISTS, [{ data: { shop, ...wish }, priority: priorities[wish.why] }], client);
      }),
    async end(shop, realmId, outcome) {
      const pulledAt = "pulledAt" in outcome ? outcome.pulledAt : null;
      const trouble = "trouble" in outcome ? JSON.stringify(outcome.trouble) : null;
      await pool.query(
        `insert into books_pull as known (shop, realm_id, ended_at, pulled_at, trouble) values ($1, $2, $3, $4, $5)
         on conflict (shop, realm_id) do update set ended_at = excluded.ended_at,
           pulled_at = coalesce(excluded.pulled_at, known.pulled_at), trouble = excluded.trouble`,
        [shop, realmId, clock.now(), pulledAt, trouble],
      );
    },
    async listCandidates() {
      const { rows } = await pool.query(
        `select shop.domain as shop, connection.realm_id, wanted_at, ended_at, pulled_at, trouble,
                settings.value -> 'imports' as imports,
                exists (select from binding where binding.shop = shop.domain
                          and binding.realm_id = connection.realm_id and binding.kind = any($1::text[])) as has_links
         from shop
         join connection on connection.shop = shop.domain and connection.status = 'connected'
         left join books_pull on books_pull.shop = shop.domain and books_pull.realm_id = connection.realm_id
         left join lateral (select value from shop_settings where shop_settings.shop = shop.domain
                            order by version desc limit 1) as settings on true
         where shop.uninstalled_at is null`,
        [listKinds.filter((kind) => kind !== "account")],
      );
      return z
        .array(candidateRow)
        .parse(rows)
        .map((row) => ({
          shop: row.shop,
          realmId: row.realm_id,
          // Settings that cannot be read stop this shop elsewhere, loudly; nothing is imported then.
          imports: importSettingsSchema.safeParse(row.imports ?? {}).data ?? importSettingsSchema.parse({}),
          hasLinks: row.has_links,
          pull: toPull(row),
        }));
    },
  };
}

function toPull(row: z.infer<typeof pullRow>): ListPull {
  return {
    wantedAt: row.wanted_at,
    endedAt: row.ended_at,
    pulledAt: row.pulled_at,
    trouble: row.trouble,
  };
}
