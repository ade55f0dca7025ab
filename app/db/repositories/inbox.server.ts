import type pg from "pg";
import { z } from "zod";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { TokenCipher } from "#app/platform/token-cipher.ts";
import type { Clock, Ids } from "#app/sync/ports.ts";
import { inTransaction } from "../transaction.server.ts";
import { type EnqueueJobs, wishPriority } from "./enqueue-jobs.ts";
import { createGroupCommit } from "./group-commit.ts";
import { requestRecords } from "./request-records.ts";

/** One webhook delivery as it came in, proven by its signature. */
export type IncomingDelivery = {
  shop: string;
  topic: string;
  webhookId: string;
  eventId: string | null;
  apiVersion: string | null;
  triggeredAt: Date | null;
  body: Buffer;
  /** The record it is about, which gets one more wish. */
  target: { kind: RecordKind; id: string } | null;
  job: { name: string; data: object } | null;
};

export type Inbox = {
  /** Resolves when it is durable: answer Shopify only then. A rejection means nothing was stored. */
  receive(delivery: IncomingDelivery): Promise<"stored" | "duplicate">;
};

const MAX_BATCH = 200;
const actorOf = (topic: string) => ({ kind: "webhook" as const, name: topic });

type Deps = { pool: pg.Pool; clock: Clock; ids: Ids; cipher: TokenCipher; enqueue: EnqueueJobs };

/**
 * The inbox. Deliveries that arrive while a transaction commits are stored together by the next one: one insert,
 * one flush to disk for all. In the same transaction the records get their wish and the queue its jobs, so a
 * delivery that was answered is never lost and one that was not leaves no trace.
 */
export function createInbox(deps: Deps): Inbox {
  return {
    receive: createGroupCommit((batch: IncomingDelivery[]) => storeBatch(deps, batch), MAX_BATCH),
  };
}

async function storeBatch(
  deps: Deps,
  batch: readonly IncomingDelivery[],
): Promise<("stored" | "duplicate")[]> {
  const rows = batch.map((delivery) => {
    const id = deps.ids.uuid();
    return { id, delivery, payload: deps.cipher.encryptBytes(delivery.body, `delivery|${id}`) };
  });
  const stored = await inTransaction(deps.pool, async (client) => {
    const fresh = await insertDeliveries(client, rows, deps.clock.now());
    const deliveries = rows.filter(({ id }) => fresh.has(id)).map(({ delivery }) => delivery);
    await followUp(client, deps, deliveries);
    return fresh;
  });
  return rows.map(({ id }) => (stored.has(id) ? "stored" : "duplicate"));
}

type DeliveryRow = { id: string; delivery: IncomingDelivery; payload: Buffer };

/** Answers the ids of the rows that were new: neither their webhook id nor their event and topic was known. */
async function insertDeliveries(
  client: pg.PoolClient,
  rows: readonly DeliveryRow[],
  receivedAt: Date,
): Promise<Set<string>> {
  // One order for all transactions: two that share deliveries wait for each other instead of deadlocking.
  const sorted = rows.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const { rows: inserted } = await client.query(
    `insert into delivery (id, shop, webhook_id, event_id, topic, api_version, triggered_at, received_at, payload)
     select id, shop, webhook_id, event_id, topic, api_version, triggered_at, $9, payload
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::bytea[])
       as given(id, shop, webhook_id, event_id, topic, api_version, triggered_at, payload)
     on conflict do nothing returning id`,
    [
      sorted.map(({ id }) => id),
      sorted.map(({ delivery }) => delivery.shop),
      sorted.map(({ delivery }) => delivery.webhookId),
      sorted.map(({ delivery }) => delivery.eventId),
      sorted.map(({ delivery }) => delivery.topic),
      sorted.map(({ delivery }) => delivery.apiVersion),
      sorted.map(({ delivery }) => delivery.triggeredAt),
      sorted.map(({ payload }) => payload),
      receivedAt,
    ],
  );
  return new Set(
    z
      .array(z.object({ id: z.string() }))
      .parse(inserted)
      .map(({ id }) => id),
  );
}

const sortKey = ({ delivery }: DeliveryRow): string => `${delivery.shop}\n${delivery.webhookId}`;

async function followUp(
  client: pg.PoolClient,
  deps: Deps,
  deliveries: readonly IncomingDelivery[],
): Promise<void> {
  const wishes = deliveries.flatMap(({ shop, topic, target }) =>
    target === null ? [] : [{ shop, ...target, actor: actorOf(topic) }],
  );
  if (wishes.length > 0) await requestRecords(client, wishes, deps.clock.now());
  const byName = new Map<string, Map<string, object>>();
  for (const { job } of deliveries) {
    if (job === null) continue;
    const jobs = byName.get(job.name) ?? new Map<string, object>();
    // Two deliveries about one order in one batch need one job: it answers both wishes.
    byName.set(job.name, jobs.set(JSON.stringify(job.data), job.data));
  }
  for (const [name, jobs] of byName) {
    const priority = wishPriority(actorOf(name), 1);
    await deps.enqueue(
      name,
      [...jobs.values()].map((data) => ({ data, priority })),
      client,
    );
  }
}
