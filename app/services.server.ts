import { listRecords } from "#app/db/read-models/list-records.server.ts";
import { countByStatus } from "#app/db/read-models/record-overview.server.ts";
import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { Actor, Reason, RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { type AdoptionServices, createAdoptionServices } from "#app/services/adoption-services.server.ts";
import { type BooksListServices, createBooksListServices } from "#app/services/books-list-services.server.ts";
import { beginConnect, completeConnect, disconnect } from "#app/services/connect-quickbooks.server.ts";
import { createEntryServices, type EntryServices } from "#app/services/entry-services.server.ts";
import { createLinkServices, type LinkServices } from "#app/services/link-services.server.ts";
import { listAccounts } from "#app/services/list-accounts.server.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { loadHome, loadOrder } from "#app/services/order-views.server.ts";
import { receiveQuickBooksWebhook } from "#app/services/receive-quickbooks-webhook.server.ts";
import { receiveWebhook } from "#app/services/receive-webhook.server.ts";
import { replaySettings, type SettingsReplay } from "#app/services/replay-settings.server.ts";
import { createRunServices, type RunServices } from "#app/services/run-services.server.ts";
import { saveSettings } from "#app/services/save-settings.server.ts";
import { readShopFacts } from "#app/shopify/shop-facts.server.ts";
import { createShopifyApp } from "#app/shopify/shopify-app.server.ts";
import type { Binding, BooksAccount, Connection, Logger, SyncRecord } from "#app/sync/ports.ts";

const shopifyAppBridgeUrl = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Who looks at a page: an admin user of one shop, proven by Shopify's id token. */
export type AdminVisit = {
  shop: string;
  actor: Actor;
  /** Redirects inside the embedded app (keeps Shopify's parameters) or out of the frame (`target: "_top"`). */
  redirect(url: string, options?: { target?: "_self" | "_parent" | "_top" }): Response;
};

export type RecordListQuery = {
  statuses: RecordStatus[];
  search: string;
  sort: "processedAt" | "name" | "status";
  direction: "asc" | "desc";
  /** Opaque; null is the first page. */
  cursor: string | null;
  limit: number;
};
export type RecordListPage = {
  records: SyncRecord[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: number;
};

export type HistoryEntry = { at: Date; status: RecordStatus; reason: Reason | null; actor: Actor };

export type HomeView = {
  connection: Connection | null;
  counts: Record<RecordStatus, number>;
  /** Held, Failed and Changed, newest first: what a person should look at. */
  needsAttention: SyncRecord[];
  oldestWaiting: SyncRecord | null;
  lastBookedAt: Date | null;
  nextSweepAt: Date | null;
};

export type OrderView = {
  record: SyncRecord;
  history: HistoryEntry[];
  /** What stands in the books. */
  documents: (Binding & { url: string })[];
  /** What the order becomes under today's settings, line by line with reasons; or why it cannot. */
  preview: Result<OrderPlan>;
  shopifyUrl: string;
};

/** Everything a route may call. Made once at start; routes get it as Remix's load context. */
export type Services = RunServices &
  EntryServices & {
    log: Logger;
    appFacts: { apiKey: string; appBridgeUrl: string; supportEmail: string; handle: string };
    addDocumentHeaders(request: Request, headers: Headers): void;
    /** Throws the Response that Shopify's sign-in needs when the request is not (yet) proven. */
    authenticate(request: Request): Promise<AdminVisit>;
    receiveShopifyWebhook(request: Request): Promise<Response>;
    receiveQuickBooksWebhook(request: Request): Promise<Response>;
    /** Shopify's sign-in pages under /auth. */
    handleAuth(request: Request): Promise<Response>;
    isHealthy(): Promise<boolean>;
    loadHome(shop: string): Promise<HomeView>;
    /** One page of a list; each page is as quick as the first. */
    listRecords(shop: string, kind: RecordKind, query: RecordListQuery): Promise<RecordListPage>;
    countRecords(shop: string, kind: RecordKind): Promise<Record<RecordStatus, number>>;
    loadOrder(shop: string, legacyId: string): Promise<OrderView | null>;
    loadSettings(shop: string): Promise<Settings>;
    saveSettings(shop: string, settings: Settings, actor: Actor): Promise<void>;
    /** How the newest orders would be booked under other settings; saves and sends nothing. */
    replaySettings(shop: string, wanted: Settings): Promise<SettingsReplay>;
    listAccounts(shop: string): Promise<Result<BooksAccount[]>>;
    /** Regime, tax codes and closing date of the connected company. */
    readBooksFacts(shop: string): Promise<Result<BooksFacts>>;
    loadConnection(shop: string): Promise<Connection | null>;
    /** Answers Intuit's sign-in address, with a single-use state bound to the shop. */
    beginConnect(shop: string): Promise<string>;
    /** Handles Intuit's callback: where to send the browser, or why it failed. */
    completeConnect(
      callbackUrl: string,
    ): Promise<{ returnTo: string } | { failure: Reason; returnTo: string | null }>;
    disconnect(shop: string, actor: Actor): Promise<void>;
    /** All links between shop and books. */
    links: LinkServices;
    booksLists: BooksListServices;
    /** What stands in the books already. */
    adoption: AdoptionServices;
  };

/** Joins the adapters to the use cases that routes call. */
export function createServices(adapters: Adapters): Services {
  const { env, log, stores, ports, database } = adapters;
  const shopify = createEmbeddedApp(adapters);
  return {
    ...createRunServices(adapters),
    ...createEntryServices(adapters),
    log,
    appFacts: {
      apiKey: env.SHOPIFY_API_KEY,
      appBridgeUrl: env.SHOPIFY_APP_BRIDGE_URL ?? shopifyAppBridgeUrl,
      supportEmail: env.SUPPORT_EMAIL,
      handle: env.SHOPIFY_APP_HANDLE,
    },
    addDocumentHeaders: shopify.addDocumentResponseHeaders,
    authenticate: async (request) => {
      const { session, sessionToken, redirect } = await shopify.authenticateAdmin(request);
      const actor: Actor = { kind: "user", name: sessionToken?.sub ? `Staff ${sessionToken.sub}` : "Staff" };
      return { shop: session.shop, actor, redirect: (url, options) => redirect(url, options) };
    },
    receiveShopifyWebhook: (request) => receiveWebhook(adapters, request),
    receiveQuickBooksWebhook: (request) => receiveQuickBooksWebhook(adapters, request),
    handleAuth: async (request) => {
      if (new URL(request.url).pathname === "/auth/login")
        return new Response(JSON.stringify(await shopify.login(request)));
      await shopify.authenticateAdmin(request);
      return new Response(null, { status: 302, headers: { Location: "/app" } });
    },
    isHealthy: () =>
      database.pool.query("select 1").then(
        () => true,
        () => false,
      ),
    loadHome: (shop) => loadHome(adapters, shop),
    listRecords: (shop, kind, query) => listRecords(database.pool, { shop, kind, ...query }),
    countRecords: (shop, kind) => countByStatus(database.pool, shop, kind),
    loadOrder: (shop, legacyId) => loadOrder(adapters, shop, legacyId),
    loadSettings: (shop) => stores.settings.load(shop),
    saveSettings: (shop, settings, actor) => saveSettings(adapters, shop, settings, actor),
    replaySettings: (shop, wanted) => replaySettings(adapters, shop, wanted),
    listAccounts: (shop) => listAccounts(adapters, shop),
    readBooksFacts: async (shop) => {
      const opened = await ports.books.openBooks(shop);
      return opened.ok ? opened.value.books.readFacts() : opened;
    },
    loadConnection: (shop) => stores.connections.find(shop),
    beginConnect: (shop) => beginConnect(adapters, shop),
    completeConnect: (callbackUrl) => completeConnect(adapters, callbackUrl),
    disconnect: (shop, actor) => disconnect(adapters, shop, actor),
    links: createLinkServices(adapters),
    booksLists: createBooksListServices(adapters),
    adoption: createAdoptionServices(adapters),
  };
}

function createEmbeddedApp({ env, log, shopify, stores, ports }: Adapters) {
  return createShopifyApp({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: shopify.apiSecret,
    appUrl: env.APP_URL,
    sessionStorage: shopify.sessionStorage,
    // Runs on every fresh token, so it only notes what is new. The shop's facts are read when they can be.
    afterAuth: async ({ shop }) => {
      await stores.shops.markInstalled(shop);
      const facts = await readShopFacts(shopify.client, shop);
      if (facts.ok)
        await stores.shops.saveFacts(shop, {
          timeZone: facts.value.timeZone,
          currency: facts.value.currency,
        });
      else ports.log.warn("shop facts not read", { shop, fault: facts.fault.kind });
    },
    log,
    apiOrigin: shopify.apiOrigin,
    adminOrigin: env.SHOPIFY_ADMIN_ORIGIN,
    appBridgeUrl: env.SHOPIFY_APP_BRIDGE_URL ?? null,
  });
}

declare module "@remix-run/node" {
  interface AppLoadContext extends Services {}
}
