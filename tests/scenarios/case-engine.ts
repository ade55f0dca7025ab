import { createLocks } from "#app/db/locks.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createConnections } from "#app/db/repositories/connections.server.ts";
import { createDifferences } from "#app/db/repositories/differences.server.ts";
import { createLinks } from "#app/db/repositories/links.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import { createOutbox } from "#app/db/repositories/outbox.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import { createTokenCipher } from "#app/platform/token-cipher.ts";
import { createBooksSource } from "#app/qbo/books-source.server.ts";
import { createQboOAuth } from "#app/qbo/oauth.server.ts";
import { createCompanyReader } from "#app/qbo/read-company.server.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { createShopLists } from "#app/shopify/shop-lists.server.ts";
import { createStatusProjector } from "#app/shopify/status-projector.server.ts";
import { considerOrder } from "#app/sync/consider-order.ts";
import type { SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import { getJson, postJson } from "#tests/demo/http.ts";
import { startQuickBooksEmulator } from "#tests/emulators/quickbooks/start.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { adapterDeps } from "#tests/qbo/adapter-deps.ts";
import type { TestShop } from "#tests/shopify/start-shop.ts";
import { startTestDatabase } from "#tests/support/start-test-database.ts";
import { caseCompany } from "./case-company.ts";
import { openCaseShops, type PlacedOrder } from "./case-shops.ts";
import type { Case } from "./read-cases.ts";

export type Dump = { trialBalance: { account: string; debit: number; credit: number }[] } & Record<
  string,
  unknown
>;
/** What became of a case: its record, and everything that QuickBooks stores. */
export type BookedCase = { record: SyncRecord; dump: Dump };

/** What the books of a case need to know of it. */
type CasePlace = Pick<Case, "name" | "place" | "settings">;
export type CaseBooks = Awaited<ReturnType<Awaited<ReturnType<typeof openCaseEngine>>["openBooks"]>>;

const actor = { kind: "system", name: "Test" } as const;

/**
 * The real engine between both emulators and a real database, started once. Every case gets a shop of its own in the
 * database and a company of its own in QuickBooks, so that no number clashes.
 */
export async function openCaseEngine() {
  const [database, shops, quickbooks] = await Promise.all([
    startTestDatabase(),
    openCaseShops(),
    startQuickBooksEmulator({}),
  ]);
  const deps = adapterDeps();
  const locks = createLocks(database.connection);
  const cipher = createTokenCipher([{ id: "test", bytes: Buffer.alloc(32, 7) }]);
  const enqueue = async () => {};
  const stored = { pool: database.pool, prisma: database.prisma, clock: deps.clock, cipher, enqueue };
  const connections = createConnections(stored);
  const records = createRecords(stored);
  const stores = {
    records,
    bindings: createBindings(stored),
    links: createLinks(stored),
    mirror: createMirror(stored),
    differences: createDifferences(stored),
    outbox: createOutbox(stored),
    settings: createSettingsStore(stored),
  };
  const oauth = createQboOAuth({
    ...deps,
    clientId: quickbooks.clientId,
    clientSecret: quickbooks.clientSecret,
    redirectUri: "http://localhost:3000/quickbooks/callback",
    endpoints: { discoveryUrl: quickbooks.discoveryUrl },
  });
  const { baseUrl } = quickbooks;
  const api = { ...deps, locks, oauth, apiOrigin: baseUrl };
  const books = createBooksSource({ ...api, tokenStore: connections, appOrigin: baseUrl });

  /** A company of the case's own, connected to `shop`. Answers its realm. */
  async function connect(shop: string, { place }: CasePlace): Promise<string> {
    const added = await postJson<{ realmId: string; accessToken: string; refreshToken: string }>(
      `${baseUrl}/__emulator/companies`,
      caseCompany(place),
    );
    const { realmId, accessToken, refreshToken } = added;
    const company = must(await createCompanyReader(api)(realmId, accessToken));
    const now = deps.clock.now();
    const later = (ms: number) => new Date(now.getTime() + ms);
    const { companyName, country, homeCurrency, isMultiCurrency, plan } = company;
    await connections.connect(
      {
        shop,
        realmId,
        companyName,
        country,
        homeCurrency,
        isMultiCurrency,
        plan,
        status: "connected",
        connectedAt: now,
      },
      {
        accessToken,
        refreshToken,
        accessExpiresAt: later(3_600_000_000),
        refreshExpiresAt: later(8_640_000_000),
        refreshHardExpiresAt: null,
      },
    );
    return realmId;
  }

  /** The ports of one case: its shop in the database is called otherwise than the emulator's. */
  function portsOf(shop: TestShop): SyncPorts {
    const sales = createSaleSource(shop.client);
    const projector = createStatusProjector(shop.client);
    const lists = createShopLists(shop.client);
    return {
      ...deps,
      ...stores,
      locks,
      books,
      sales: { ...sales, readSale: (_, id, money) => sales.readSale(shop.shop, id, money) },
      ...lists,
      shopLists: { ...lists.shopLists, readProduct: (_, id) => lists.shopLists.readProduct(shop.shop, id) },
      projector: { projectStatuses: (_, statuses) => projector.projectStatuses(shop.shop, statuses) },
    };
  }

  /** Books of the case's own for an order that its shop has. `run` considers it, as a webhook would. */
  async function openBooks(one: CasePlace, placed: PlacedOrder) {
    const shop = `${one.name}.myshopify.com`;
    const { orderId } = placed;
    const realmId = await connect(shop, one);
    await stores.settings.save(shop, one.settings, actor);
    const ports = portsOf(placed.shop);
    const request = () => records.request(shop, "order", [orderId], actor);
    const consider = () => considerOrder(ports, { shop, id: orderId });
    const read = async (): Promise<BookedCase> => {
      const record = await records.load(shop, "order", orderId);
      if (!record) throw new Error("The record is gone.");
      return { record, dump: await getJson<Dump>(`${baseUrl}/__emulator/dump?realm=${realmId}`) };
    };
    return {
      readSale: () => shops.readSale(placed, one.settings.booksCurrency),
      request,
      consider,
      async run(): Promise<BookedCase> {
        await request();
        await consider();
        return read();
      },
    };
  }

  return {
    placeOrder: shops.placeCase,
    openBooks,
    /** Places the order in its shop and connects its company. */
    openCase: async (one: Case) => openBooks(one, await shops.placeCase(one)),
    async close(): Promise<void> {
      await locks.close();
      await Promise.all([database.stop(), shops.close(), quickbooks.close()]);
    },
  };
}
