import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { createLocks } from "#app/db/locks.server.ts";
import { openDatabase } from "#app/db/open-database.server.ts";
import { createAdoptions } from "#app/db/repositories/adoptions.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createBooksEvents } from "#app/db/repositories/books-events.server.ts";
import { createCompliance } from "#app/db/repositories/compliance.server.ts";
import { createConnections } from "#app/db/repositories/connections.server.ts";
import { createDifferences } from "#app/db/repositories/differences.server.ts";
import type { EnqueueJobs } from "#app/db/repositories/enqueue-jobs.ts";
import { createInbox } from "#app/db/repositories/inbox.server.ts";
import { createLinkFiles } from "#app/db/repositories/link-files.server.ts";
import { createLinks } from "#app/db/repositories/links.server.ts";
import { createListPulls } from "#app/db/repositories/list-pulls.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import { createOAuthStates } from "#app/db/repositories/oauth-states.server.ts";
import { createOutbox } from "#app/db/repositories/outbox.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { createRuns } from "#app/db/repositories/runs.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import { createShops } from "#app/db/repositories/shops.server.ts";
import { createSweepCursors } from "#app/db/repositories/sweep-cursors.server.ts";
import { createSharedRateLimiter } from "#app/db/shared-rate-limiter.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Env } from "#app/platform/env.ts";
import { systemIds } from "#app/platform/ids.ts";
import { createLogger } from "#app/platform/logger.ts";
import { createTokenCipher } from "#app/platform/token-cipher.ts";
import { createBooksSource } from "#app/qbo/books-source.server.ts";
import { documentUrl } from "#app/qbo/document-url.ts";
import { createQboOAuth } from "#app/qbo/oauth.server.ts";
import { INTUIT_ENDPOINTS } from "#app/qbo/oauth-endpoints.server.ts";
import type { RateLimiter } from "#app/qbo/rate-limiter.ts";
import { createCompanyReader } from "#app/qbo/read-company.server.ts";
import { createRequestCounts } from "#app/qbo/request-counts.ts";
import { createQueue } from "#app/queue/create-queue.server.ts";
import { jobDefinitions } from "#app/services/job-definitions.ts";
import { createAdminClient } from "#app/shopify/admin-client.server.ts";
import { createEncryptedSessionStorage } from "#app/shopify/encrypted-session-storage.server.ts";
import { createShopListing } from "#app/shopify/listing/shop-listing.server.ts";
import { createOfflineTokens } from "#app/shopify/offline-session.server.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { createShopFactsPages } from "#app/shopify/shop-facts-pages.server.ts";
import { createShopLists } from "#app/shopify/shop-lists.server.ts";
import { createStatusProjector } from "#app/shopify/status-projector.server.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

const qboApiOrigins = {
  sandbox: "https://sandbox-quickbooks.api.intuit.com",
  production: "https://quickbooks.api.intuit.com",
};

/** Everything outside the core, opened once per process. */
export type Adapters = Awaited<ReturnType<typeof openAdapters>>;

/** Opens the database, the queue, Shopify and QuickBooks. Rejects with a plain sentence when one cannot be opened. */
export async function openAdapters(env: Env) {
  const clock = systemClock;
  const ids = systemIds;
  const log = createLogger({ level: env.LOG_LEVEL });
  const cipher = createTokenCipher(env.ENCRYPTION_KEYS);
  const database = await openDatabase({
    DATABASE_URL: env.DATABASE_URL,
    DATA_DIR: env.DATA_DIR,
    onIdleError: (error) => log.warn("idle database connection broke", { error }),
  });
  const { pool, prisma } = database;
  const locks = createLocks(database.connection);
  const queue = createQueue({
    connection: database.connection,
    definitions: Object.values(jobDefinitions),
    log,
  });
  const enqueue: EnqueueJobs = (name, jobs, client) => queue.enqueueMany(name, jobs, client);
  const deps = { pool, prisma, clock, ids, cipher, enqueue };
  const stores = {
    records: createRecords(deps),
    bindings: createBindings(deps),
    links: createLinks(deps),
    differences: createDifferences(deps),
    linkFiles: createLinkFiles(deps),
    adoptions: createAdoptions(deps),
    mirror: createMirror(deps),
    outbox: createOutbox(deps),
    runs: createRuns(deps),
    settings: createSettingsStore(deps),
    connections: createConnections(deps),
    oauthStates: createOAuthStates(deps),
    inbox: createInbox(deps),
    shops: createShops(deps),
    compliance: createCompliance(deps),
    sweepCursors: createSweepCursors(deps),
  };
  const shopify = openShopify({ env, clock, log, locks, cipher, prisma });
  const limiter = createSharedRateLimiter({ pool, clock });
  const qbo = openQuickBooks({ env, clock, ids, log, locks, limiter, tokenStore: stores.connections });
  const ports: SyncPorts = {
    clock,
    ids,
    log,
    locks,
    sales: createSaleSource(shopify.client),
    ...createShopLists(shopify.client),
    projector: createStatusProjector(shopify.client),
    books: qbo.books,
    bindings: stores.bindings,
    links: stores.links,
    mirror: stores.mirror,
    differences: stores.differences,
    outbox: stores.outbox,
    records: stores.records,
    settings: stores.settings,
  };
  const listPorts = { pulls: createListPulls(deps), booksEvents: createBooksEvents(deps) };
  return { listPorts, env, clock, ids, log, database, locks, queue, stores, shopify, qbo, ports };
}

type ShopifyDeps = Pick<SyncPorts, "clock" | "log" | "locks"> & {
  env: Env;
  cipher: ReturnType<typeof createTokenCipher>;
  prisma: ConstructorParameters<typeof PrismaSessionStorage>[0];
};

function openShopify({ env, clock, log, locks, cipher, prisma }: ShopifyDeps) {
  const sessionStorage = createEncryptedSessionStorage(new PrismaSessionStorage(prisma), cipher, log);
  const [apiSecret = ""] = env.SHOPIFY_API_SECRET;
  const apiOrigin = env.SHOPIFY_API_ORIGIN ?? null;
  const tokens = createOfflineTokens({
    storage: sessionStorage,
    locks,
    clock,
    log,
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret,
    apiOrigin,
  });
  const client = createAdminClient({ tokens, clock, log, apiOrigin });
  return {
    sessionStorage,
    apiSecret,
    apiOrigin,
    client,
    listing: createShopListing(client),
    facts: createShopFactsPages(client),
  };
}

type QuickBooksDeps = Pick<SyncPorts, "clock" | "ids" | "log" | "locks"> & {
  env: Env;
  limiter: RateLimiter;
  tokenStore: ReturnType<typeof createConnections>;
};

function openQuickBooks({ env, clock, ids, log, locks, limiter, tokenStore }: QuickBooksDeps) {
  const http = { fetch, startTimeout: (ms: number) => AbortSignal.timeout(ms) };
  const oauth = createQboOAuth({
    ...http,
    clock,
    clientId: env.QBO_CLIENT_ID,
    clientSecret: env.QBO_CLIENT_SECRET,
    redirectUri: `${env.APP_URL}/qbo/callback`,
    endpoints: env.QBO_DISCOVERY_URL ? { discoveryUrl: env.QBO_DISCOVERY_URL } : INTUIT_ENDPOINTS,
  });
  const shared = {
    ...http,
    oauth,
    locks,
    clock,
    ids,
    log,
    limiter,
    counts: createRequestCounts(),
    apiOrigin: env.QBO_API_ORIGIN ?? qboApiOrigins[env.QBO_ENVIRONMENT],
  };
  return {
    oauth,
    counts: shared.counts,
    readCompany: createCompanyReader(shared),
    documentUrl: (type: string, id: string) => documentUrl(env.QBO_APP_ORIGIN, type, id),
    books: createBooksSource({ ...shared, tokenStore, appOrigin: env.QBO_APP_ORIGIN }),
  };
}
