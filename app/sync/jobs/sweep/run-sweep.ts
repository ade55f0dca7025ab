import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

const actor: Actor = { kind: "sweep", name: "Scheduled run" };
const batchSize = 500;

/** What a shop is asked for: what changed since it was last asked. */
export const sweptKinds = ["order", "customer", "product"] as const;
export type SweptKind = (typeof sweptKinds)[number];

/** A shop the sweep looks after, how far it has read each kind, and when it last read orders. */
export type SweptShop = {
  shop: string;
  readUntil: Record<SweptKind, Date>;
  sweepMinutes: number;
  sweptAt: Date | null;
};

export type SweepStore = {
  listShops(): Promise<SweptShop[]>;
  /** Remembers that the shop was swept at `at` and its records of a kind are known up to `readUntil`. */
  markSwept(shop: string, kind: SweptKind, at: Date, readUntil: Date): Promise<void>;
};

/** Sends on every record whose turn has come: retries that are due, and wishes whose job was lost. */
export async function sendDueRecords(ports: Pick<SyncPorts, "records">): Promise<number> {
  const due = await ports.records.listDue(batchSize);
  for (const record of due) await ports.records.request(record.shop, record.kind, [record.id], actor);
  return due.length;
}

/**
 * Asks each shop whose interval has passed for orders, customers and products that changed, so that one whose webhook was
 * lost is found all the same. What cannot be read is left for the next run. Answers how many records were named.
 */
export async function sweepShops(ports: SyncPorts, store: SweepStore): Promise<number> {
  let found = 0;
  for (const swept of await store.listShops()) {
    const now = ports.clock.now();
    const isDue =
      swept.sweptAt === null || now.getTime() - swept.sweptAt.getTime() >= swept.sweepMinutes * 60_000;
    if (!isDue) continue;
    for (const kind of sweptKinds) found += await sweepKind(ports, store, swept, kind, now);
  }
  return found;
}

async function sweepKind(
  ports: SyncPorts,
  store: SweepStore,
  { shop, readUntil }: SweptShop,
  kind: SweptKind,
  now: Date,
): Promise<number> {
  let cursor: string | null = null;
  let found = 0;
  do {
    const page = await listUpdated(ports, shop, kind, readUntil[kind], cursor);
    if (!page.ok) {
      ports.log.warn("sweep stopped", { shop, kind, fault: page.fault.kind });
      return found;
    }
    if (page.value.ids.length > 0) await ports.records.request(shop, kind, page.value.ids, actor);
    found += page.value.ids.length;
    cursor = page.value.cursor;
  } while (cursor !== null);
  await store.markSwept(shop, kind, now, now);
  return found;
}

async function listUpdated(
  { sales, shopLists }: SyncPorts,
  shop: string,
  kind: SweptKind,
  since: Date,
  cursor: string | null,
): Promise<Result<{ ids: string[]; cursor: string | null }>> {
  if (kind !== "order") return shopLists.listUpdated(shop, kind, since, cursor);
  const page = await sales.listUpdatedOrders(shop, since, cursor);
  return page.ok ? ok({ ids: page.value.orderIds, cursor: page.value.cursor }) : page;
}
