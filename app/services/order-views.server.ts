import { listRecords } from "#app/db/read-models/list-records.server.ts";
import {
  countByStatus,
  lastBookedAt,
  oldestUnsynced,
  recordHistory,
} from "#app/db/read-models/record-overview.server.ts";
import { type BooksFacts, plainBooks } from "#app/domain/accounting/books-facts.ts";
import { openBalance } from "#app/domain/accounting/open-balance.ts";
import type { OrderPlan, SaleForm } from "#app/domain/accounting/plan.ts";
import { failed, type Result } from "#app/domain/faults/fault.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import type { HomeView, OrderView } from "#app/services.server.ts";
import { legacyIdOf, recordAdminUrl } from "#app/shopify/admin-urls.ts";
import { findBookedForm, findEstimateKey } from "#app/sync/booked-form.ts";
import type { Binding } from "#app/sync/ports.ts";

const attentionLimit = 5;

/** What the home page shows. */
export async function loadHome({ database, stores }: Adapters, shop: string): Promise<HomeView> {
  const { pool } = database;
  const [connection, counts, attention, oldestWaiting, bookedAt, swept] = await Promise.all([
    stores.connections.find(shop),
    countByStatus(pool, shop, "order"),
    listRecords(pool, {
      shop,
      kind: "order",
      statuses: ["Failed", "Held", "Changed"],
      search: "",
      sort: "processedAt",
      direction: "desc",
      cursor: null,
      limit: attentionLimit,
    }),
    oldestUnsynced(pool, shop),
    lastBookedAt(pool, shop),
    stores.sweepCursors.listShops(),
  ]);
  const position = swept.find((entry) => entry.shop === shop);
  return {
    connection,
    counts,
    needsAttention: attention.records,
    oldestWaiting,
    lastBookedAt: bookedAt,
    nextSweepAt: position?.sweptAt
      ? new Date(position.sweptAt.getTime() + position.sweepMinutes * 60_000)
      : null,
  };
}

/** One order with its history, what stands in the books, and what it becomes under today's settings. */
export async function loadOrder(
  adapters: Adapters,
  shop: string,
  legacyId: string,
): Promise<OrderView | null> {
  if (!/^\d+$/.test(legacyId)) return null;
  const { stores, database, env } = adapters;
  const id = `gid://shopify/Order/${legacyId}`;
  const record = await stores.records.load(shop, "order", id);
  if (!record) return null;
  const [history, documents] = await Promise.all([
    recordHistory(database.pool, shop, "order", id),
    loadDocuments(adapters, shop, id),
  ]);
  const preview = await previewOrder(adapters, shop, id, {
    bookedForm: findBookedForm(documents),
    estimateKey: findEstimateKey(documents),
  });
  const shopifyUrl = recordAdminUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, "order", legacyIdOf(id) ?? legacyId);
  return { record, history, documents, preview, shopifyUrl };
}

async function previewOrder(
  { ports }: Adapters,
  shop: string,
  id: string,
  booked: { bookedForm: SaleForm | null; estimateKey: string | null },
): Promise<Result<OrderPlan>> {
  const settings = await ports.settings.load(shop);
  const [reading, facts] = await Promise.all([
    ports.sales.readSale(shop, id, settings.booksCurrency),
    readFacts(ports, shop),
  ]);
  if (!reading.ok) return reading;
  if (!reading.value) return failed({ kind: "deleted", subject: "this order" });
  // Only QuickBooks' own tax depends on the company so much that a preview without it would mislead.
  if (!facts.ok && settings.taxMode === "quickbooks") return facts;
  return planOrder(reading.value, settings, facts.ok ? facts.value : plainBooks, booked);
}

async function readFacts(ports: Adapters["ports"], shop: string): Promise<Result<BooksFacts>> {
  const opened = await ports.books.openBooks(shop);
  return opened.ok ? opened.value.books.readFacts() : opened;
}

async function loadDocuments(
  adapters: Adapters,
  shop: string,
  id: string,
): Promise<(Binding & { url: string })[]> {
  const connection = await adapters.stores.connections.find(shop);
  if (!connection) return [];
  const bindings = await adapters.stores.bindings.listByRecord(shop, connection.realmId, id);
  const standing = bindings.map((binding) => ({
    ...binding,
    totalMinor: binding.totalMinor ?? 0,
    links: binding.booked?.links ?? null,
  }));
  return bindings.map((binding, index) => {
    const self = standing[index];
    return {
      ...binding,
      // A binding keeps what QuickBooks answered when it was booked; what settles it came after that.
      balanceMinor: self ? openBalance(self, standing) : binding.balanceMinor,
      url: adapters.qbo.documentUrl(binding.qboType, binding.qboId),
    };
  });
}
