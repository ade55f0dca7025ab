import type { CostBucket } from "../graphql/cost-bucket.ts";
import type { Store } from "../store/store.ts";
import type { WebhookSender } from "../webhooks/webhook-sender.ts";
import type { AppConfig } from "./app-seed.ts";
import type { Bulk } from "./bulk.ts";
import type { EmulatorClock } from "./emulator-clock.ts";
import type { RandomSource } from "./random-source.ts";
import type { Settings } from "./settings.ts";
import type { ShopRecord } from "./shop-seed.ts";

/** The parts of a running emulator, joined in start.ts. */
export type Emulator = {
  shop: ShopRecord;
  app: AppConfig;
  store: Store;
  clock: EmulatorClock;
  random: RandomSource;
  bucket: CostBucket;
  webhooks: WebhookSender;
  bulk: Bulk;
  /** Where the emulator can be reached. */
  baseUrl(): string;
  settings(): Settings;
  changeSettings(update: Record<string, unknown>): Settings;
  /** A number for a new GID, unique over the life of the data. */
  nextNumber(): string;
};
