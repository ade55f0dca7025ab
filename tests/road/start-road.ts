import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { openDatabase } from "#app/db/open-database.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { systemClock } from "#app/platform/clock.ts";
import { getJson, postJson } from "#tests/demo/http.ts";
import { connectQuickBooks, installApp } from "#tests/demo/install-app.ts";
import { type OrderResult, readPending, readResults } from "#tests/demo/read-results.ts";
import { appEnvironment, quickBooksWebhooks, type RunningApp, startApp } from "#tests/demo/start-app.ts";
import { type CompanySeed, startQuickBooksEmulator } from "#tests/emulators/quickbooks/start.ts";
import { createImportContext } from "#tests/emulators/shopify/importer/import-context.ts";
import { startShopifyEmulator } from "#tests/emulators/shopify/start.ts";
import type { StoredOrder } from "#tests/emulators/shopify/stored-order.ts";
import { changeOrders, placeOrders } from "./place-orders.ts";
import { readPage, submitForm } from "./submit-form.ts";
import { writeBooks } from "./write-books.ts";

const shopifySecret = "road-secret";
/** The access token that comes with an emulator lasts an hour. */
const seededMsAgo = 30 * 60_000;
const settleTimeoutMs = 45_000;

/** A fault of an emulator, as its control endpoint takes it. */
export type EmulatorFault = Record<string, unknown> & { method?: string; path?: string; times?: number };

/** The whole road on real sockets: a shop, the app as a process of its own with its database, and the books. */
export type Road = Awaited<ReturnType<typeof startRoad>>;

/** Starts everything on free ports in a folder of its own, installs the app and connects the books. */
export async function startRoad(
  options: {
    settings?: Partial<Settings>;
    connect?: boolean;
    install?: boolean;
    webhookFormat?: "legacy" | "cloudEvents";
    /** What stands in these books from the start is half an hour old. */
    company?: CompanySeed;
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-road-"));
  const appPort = await freePort();
  const shopify = await startShopifyEmulator({
    app: { apiSecret: shopifySecret, appUrl: `http://127.0.0.1:${appPort}`, configPath: "shopify.app.toml" },
  });
  let behindMs = options.company ? seededMsAgo : 0;
  const quickbooks = await startQuickBooksEmulator({
    webhooks: quickBooksWebhooks(appPort, options.webhookFormat),
    clock: () => new Date(Date.now() - behindMs),
    ...(options.company && { company: options.company }),
  });
  behindMs = 0;
  const keys = { encryptionKeys: `test:${Buffer.alloc(32, 7).toString("base64")}`, shopifySecret };
  const env = appEnvironment({ databaseDir: folder, keys }, appPort, shopify, quickbooks);
  env.LOG_LEVEL = process.env.LOG_LEVEL ?? "error";
  let app: RunningApp = await startApp(env);
  let database = await openDatabase({ DATA_DIR: folder });
  if (options.install !== false) await installApp(shopify.baseUrl);
  if (options.install !== false && options.connect !== false)
    await connectQuickBooks(app.url, shopify.baseUrl);
  const context = createImportContext({ shopCurrency: "USD", now: new Date().toISOString() });

  const pool = (): pg.Pool => database.pool;
  const road = {
    shopify,
    quickbooks,
    shopifySecret,
    appUrl: app.url,
    shop: shopify.shopDomain,
    pool,
    saveSettings: (settings: Partial<Settings>) =>
      createSettingsStore({ prisma: database.prisma, clock: systemClock }).save(
        shopify.shopDomain,
        settingsSchema.parse(settings),
        { kind: "user", name: "test" },
      ),
    /** REST-shaped orders arrive in the shop; their webhooks go out. Answers what the shop stored. */
    place: (...raws: object[]): Promise<StoredOrder[]> =>
      placeOrders(shopify.baseUrl, raws, context, { webhooks: true }),
    /** Orders arrive, but their webhooks are lost on the way. */
    placeUnheard: (...raws: object[]): Promise<StoredOrder[]> =>
      placeOrders(shopify.baseUrl, raws, context, { webhooks: false }),
    /** The shop has these orders (same ids) otherwise now; what the difference means is announced. */
    change: (...raws: object[]): Promise<void> => changeOrders(shopify.baseUrl, raws, { webhooks: true }),
    /** Submits a form to a page of the app as the merchant's browser does, inside the admin. */
    submit: (path: string, fields: Record<string, string | File>) =>
      submitForm(app.url, shopify.baseUrl, path, fields),
    /** What a page of the app shows, as its loader answers it. */
    read: <Answer>(path: string) => readPage(app.url, shopify.baseUrl, path) as Promise<Answer>,
    /** What a person or another program does in QuickBooks, over its own interface. Answers the object as it stands then. */
    write: (entity: string, body: object) => writeBooks(quickbooks, entity, body),
    /** Lets the app sweep now instead of at its next interval. */
    async sweep(): Promise<void> {
      await database.pool.query("delete from sweep_cursor");
      await database.pool.query(
        `insert into pgboss.job (name, data) values ('sweep', '{"payload": {}, "attempt": 0}')`,
      );
    },
    failQuickBooks: (fault: EmulatorFault) => postJson(`${quickbooks.baseUrl}/__emulator/faults`, fault),
    failShopify: (fault: EmulatorFault) => postJson(`${shopify.baseUrl}/__emulator/faults`, fault),
    /** Waits until every wish is answered and no webhook is on its way. */
    async settle(expected: number): Promise<Map<string, OrderResult>> {
      await waitFor(async () => {
        const { deliveries } = await getJson<{ deliveries: { pending: number } }>(
          `${shopify.baseUrl}/__emulator/stats`,
        );
        const pending = await readPending(database.pool);
        return deliveries.pending === 0 && pending.open === 0 && pending.known >= expected;
      });
      return readResults(database.pool);
    },
    dump: () => getJson<Record<string, Record<string, unknown>[]>>(`${quickbooks.baseUrl}/__emulator/dump`),
    connect: () => connectQuickBooks(app.url, shopify.baseUrl),
    /** kill -9 of the app, as a crash or the machine's memory killer does it; the database may be killed with it. */
    async killApp({ withDatabase = false } = {}): Promise<void> {
      const databasePids = withDatabase ? await listDatabasePids(database.pool) : [];
      await database.close().catch(() => {});
      app.kill();
      for (const pid of databasePids) killQuietly(pid);
      await app.exited;
    },
    async restartApp(): Promise<void> {
      app = await startApp(env);
      database = await openDatabase({ DATA_DIR: folder });
    },
    async stop(): Promise<void> {
      await database.close().catch(() => {});
      await app.stop();
      await Promise.all([shopify.close(), quickbooks.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (options.settings) await road.saveSettings(options.settings);
  return road;
}

/** Waits for a condition by looking, for at most 45 seconds. Throws when it never holds, with what is `found` instead. */
export async function waitFor(
  isMet: () => Promise<boolean>,
  found: () => Promise<string> = async () => isMet.toString().slice(0, 200),
): Promise<void> {
  const deadline = Date.now() + settleTimeoutMs;
  while (Date.now() < deadline) {
    if (await isMet()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${settleTimeoutMs} ms: ${await found()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}

/** The postmaster and one of its servers: the first line of its pid file names the parent. */
async function listDatabasePids(pool: pg.Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: string }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
  );
  return rows.map((row) => Number(row.pid));
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself meanwhile.
  }
}
