import type { AddressInfo } from "node:net";
import { type BulkFiles, openBulkFiles } from "./bulk/bulk-files.ts";
import { type BulkRunner, createBulk } from "./bulk/create-bulk.ts";
import { createAdminView } from "./control/create-admin-view.ts";
import { type AppSeed, createAppConfig } from "./core/app-seed.ts";
import type { Emulator } from "./core/emulator.ts";
import { createEmulatorClock } from "./core/emulator-clock.ts";
import { createRandomSource } from "./core/random-source.ts";
import { changeSettings, defaultSettings } from "./core/settings.ts";
import { createShopRecord, type ShopSeed } from "./core/shop-seed.ts";
import { stageOf } from "./core/stage.ts";
import { createCostBucket } from "./graphql/cost-bucket.ts";
import { createContext } from "./graphql/graphql-endpoint.ts";
import { createEmulatorServer } from "./http/create-server.ts";
import { createFaultBoard } from "./http/fault-board.ts";
import { openPages } from "./http/open-pages.ts";
import { createRequestLog } from "./http/request-log.ts";
import { ensureLocation } from "./inventory/locations.ts";
import { openJournal } from "./store/journal.ts";
import { openStore } from "./store/store.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";

export type ShopifyEmulator = {
  baseUrl: string;
  shopDomain: string;
  apiKey: string;
  apiSecret: string;
  close(): Promise<void>;
};

export type ShopifyEmulatorOptions = {
  /** 0 or nothing takes a free port. */
  port?: number;
  host?: string;
  clock?: () => Date;
  /** Makes tokens and ids the same in every run. */
  seed?: number;
  /** Journal that is replayed at start; without it everything is forgotten at the end. */
  dataFile?: string;
  shop?: ShopSeed;
  app?: AppSeed;
};

/** Starts the emulator of one shop with one app on loopback. Rejects when the port is taken or the data file is damaged. */
export async function startShopifyEmulator(options: ShopifyEmulatorOptions = {}): Promise<ShopifyEmulator> {
  const host = options.host ?? "127.0.0.1";
  const baseUrl = () => `http://${host}:${(server.address() as AddressInfo).port}`;
  const files = openBulkFiles(options.dataFile);
  const { emulator, bulk } = createEmulator(options, baseUrl, files);
  const handlePage = openPages(createAdminView(emulator));
  const server = createEmulatorServer(
    { emulator, files, faults: createFaultBoard(), log: createRequestLog() },
    handlePage,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  bulk.recover();
  emulator.webhooks.pump();
  return {
    baseUrl: baseUrl(),
    shopDomain: emulator.shop.myshopifyDomain,
    apiKey: emulator.app.apiKey,
    apiSecret: emulator.app.apiSecret,
    async close() {
      await bulk.close();
      await emulator.webhooks.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function createEmulator(
  options: ShopifyEmulatorOptions,
  baseUrl: () => string,
  files: BulkFiles,
): { emulator: Emulator; bulk: BulkRunner } {
  const shop = createShopRecord(options.shop);
  const app = createAppConfig(options.app);
  const clock = createEmulatorClock(options.clock);
  const store = openStore(openJournal(options.dataFile));
  const random = createRandomSource(options.seed, String(store.changeCount()));
  let settings = defaultSettings();
  let lastNumber = 7_000_000_000_000 + store.changeCount() * 100;
  const parts = { app, shopDomain: shop.myshopifyDomain, store, clock, random, settings: () => settings };
  const bulk = createBulk({
    files,
    baseUrl,
    stage: () => stageOf(emulator),
    createContext: () => createContext(emulator),
    randomHex: (bytes) => random.hex(bytes),
  });
  const emulator: Emulator = {
    ...parts,
    shop,
    bulk,
    baseUrl,
    bucket: createCostBucket(
      () => settings,
      () => clock.now(),
    ),
    webhooks: createWebhookSender(parts),
    changeSettings: (update) => {
      settings = changeSettings(settings, update);
      bulk.release();
      return settings;
    },
    nextNumber: () => {
      lastNumber += 1;
      return String(lastNumber);
    },
  };
  ensureLocation(stageOf(emulator));
  return { emulator, bulk };
}
