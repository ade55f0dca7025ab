import type { Store } from "../store/store.ts";
import type { Emulator } from "./emulator.ts";
import type { Settings } from "./settings.ts";
import type { ShopRecord } from "./shop-seed.ts";

/** What a change of the shop needs, whoever makes it: an app by mutation, a bulk operation or a control endpoint. */
export type Stage = {
  store: Store;
  shop: ShopRecord;
  settings: Settings;
  /** The moment of the change. */
  now: Date;
  /** A number for a new GID, unique over the life of the data. */
  nextNumber(): string;
  uuid(): string;
  /** Sends a topic with `body` as JSON to its subscriptions; a shop speaks to an app only while it is installed. */
  fire(topic: string, body: unknown, options?: { isTest?: boolean }): void;
};

export function stageOf(emulator: Emulator): Stage {
  return {
    store: emulator.store,
    shop: emulator.shop,
    settings: emulator.settings(),
    now: emulator.clock.now(),
    nextNumber: () => emulator.nextNumber(),
    uuid: () => emulator.random.uuid(),
    fire(topic, body, options = {}) {
      if (emulator.store.isInstalled()) emulator.webhooks.send(topic, JSON.stringify(body), options);
    },
  };
}
