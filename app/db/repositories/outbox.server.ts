import type pg from "pg";
import { z } from "zod";
import type { Clock, Intent, Outbox } from "#app/sync/ports.ts";
import { inTransaction } from "../transaction.server.ts";
import { storeBinding } from "./bindings.server.ts";

const openedRow = z.object({ request_id: z.string(), sends_before: z.coerce.number() });

/**
 * The outbox in PostgreSQL. While an intent is open, the same content keeps its request id, whoever asks. `sends`
 * counts every earlier send for the same key, also of other content: a reply that was lost before the content
 * changed still means that a document may stand in the books.
 */
export function createOutbox({ pool, clock }: { pool: pg.Pool; clock: Clock }): Outbox {
  return {
    async openIntent(intent) {
      const { rows } = await pool.query(
        `with opened as (
           insert into intent (request_id, shop, realm_id, kind, key, content_hash, sends, opened_at)
           values ($1, $2, $3, $4, $5, $6, 1, $7)
           on conflict (shop, realm_id, kind, key, content_hash) where closed_at is null
             do update set sends = intent.sends + 1
           returning request_id, sends
         )
         select opened.request_id,
                opened.sends - 1 + coalesce((
                  select sum(other.sends) from intent other
                  where other.shop = $2 and other.realm_id = $3 and other.kind = $4 and other.key = $5
                    and other.content_hash <> $6 and other.closed_at is null), 0) as sends_before
         from opened`,
        [
          intent.requestId,
          intent.shop,
          intent.realmId,
          intent.kind,
          intent.key,
          intent.contentHash,
          clock.now(),
        ],
      );
      const opened = openedRow.parse(rows[0]);
      return { ...intent, requestId: opened.request_id, sends: opened.sends_before };
    },
    closeIntent: (intent, binding) =>
      inTransaction(pool, async (client) => {
        const at = clock.now();
        await storeBinding(client, binding, at);
        await closeIntents(client, intent, at);
      }),
  };
}

/** Closes every open intent of the key: what any of them may have made is what was bound now. */
async function closeIntents(client: pg.PoolClient, intent: Intent, at: Date): Promise<void> {
  await client.query(
    `update intent set closed_at = $5
     where shop = $1 and realm_id = $2 and kind = $3 and key = $4 and closed_at is null`,
    [intent.shop, intent.realmId, intent.kind, intent.key, at],
  );
}
