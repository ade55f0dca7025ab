import { listRecords } from "#app/db/read-models/list-records.server.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";

const maxOrders = 200;
/** Side by side: few, since a shop's query budget is shared with the orders that are on their way to the books. */
const readers = 4;
/** What a person waits for at a page. An order costs Shopify up to three seconds of a small shop's budget. */
const patienceMs = 20_000;

/**
 * The newest orders of a shop as sales, newest first: up to 200, or as many as come within twenty seconds. Orders that
 * Shopify does not answer are left out.
 */
export async function readNewestSales(
  { ports, database }: Adapters,
  shop: string,
  money: Settings["booksCurrency"],
): Promise<Sale[]> {
  const { records } = await listRecords(database.pool, {
    shop,
    kind: "order",
    statuses: [],
    search: "",
    sort: "processedAt",
    direction: "desc",
    cursor: null,
    limit: maxOrders,
  });
  const sales = new Map<number, Sale>();
  const open = records.entries();
  const endsAt = ports.clock.now().getTime() + patienceMs;
  const read = async (): Promise<void> => {
    // The readers take from one iterator, so that none reads what another has.
    for (const [index, record] of open) {
      const reading = await ports.sales.readSale(shop, record.id, money);
      if (reading.ok && reading.value) sales.set(index, reading.value);
      if (ports.clock.now().getTime() >= endsAt) return;
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  return [...sales].toSorted(([one], [other]) => one - other).map(([, sale]) => sale);
}
