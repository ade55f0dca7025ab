import type { Actor } from "#app/domain/record/record-status.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

const actor: Actor = { kind: "sweep", name: "Scheduled run" };
const batchSize = 500;

/** A shop the sweep looks after, and how far it has read its orders. */
export type SweptShop = { shop: string; readUntil: Date; sweepMinutes: number; sweptAt: Date | null };

export type SweepStore = {
  listShops(): Promise<SweptShop[]>;
  /** Remembers that the shop was swept at `at` and its orders are known up to `readUntil`. */
  markSwept(shop: string, at: Date, readUntil: Date): Promise<void>;
};

/** Sends on every record whose turn has come: retries that are due, and wishes whose job was lost. */
export async function sendDueRecords(ports: Pick<SyncPorts, "records">): Promise<number> {
  const due = await ports.records.listDue(batchSize);
  for (const record of due) await ports.records.request(record.shop, record.kind, [record.id], actor);
  return due.length;
}

/**
 * Asks each shop whose interval has passed for orders that changed, so that an order whose webhook was lost is found
 * all the same. A shop that cannot be read is left for the next run. Answers how many orders were named.
 */
export async function sweepShops(ports: SyncPorts, store: SweepStore): Promise<number> {
  let found = 0;
  for (const swept of await store.listShops()) {
    const now = ports.clock.now();
    const isDue =
      swept.sweptAt === null || now.getTime() - swept.sweptAt.getTime() >= swept.sweepMinutes * 60_000;
    if (isDue) found += await sweepShop(ports, store, swept, now);
  }
  return found;
}

async function sweepShop(ports: SyncPorts, store: SweepStore, swept: SweptShop, now: Date): Promise<number> {
  let cursor: string | null = null;
  let found = 0;
  do {
    const page = await ports.sales.listUpdatedOrders(swept.shop, swept.readUntil, cursor);
    if (!page.ok) {
      ports.log.warn("sweep stopped", { shop: swept.shop, fault: page.fault.kind });
      return found;
    }
    if (page.value.orderIds.length > 0) {
      await ports.records.request(swept.shop, "order", page.value.orderIds, actor);
    }
    found += page.value.orderIds.length;
    cursor = page.value.cursor;
  } while (cursor !== null);
  await store.markSwept(swept.shop, now, now);
  return found;
}
