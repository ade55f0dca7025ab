import { createHmac } from "node:crypto";
import { Agent } from "node:http";
import type { AppConfig } from "../core/app-seed.ts";
import type { EmulatorClock } from "../core/emulator-clock.ts";
import type { RandomSource } from "../core/random-source.ts";
import type { Settings } from "../core/settings.ts";
import type { Delivery } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { postWebhook } from "./post-webhook.ts";

export type WebhookOptions = {
  /** Extra deliveries under the same webhook id. */
  duplicates?: number;
  hasBadSignature?: boolean;
  delayMs?: number;
  isTest?: boolean;
  eventId?: string;
  triggeredAt?: string;
  /** Sent only to this address instead of the subscriptions. */
  url?: string;
};

export type WebhookSender = {
  /** Queues one delivery per subscription to the topic; answers their webhook ids. `body` is the text that will be signed. */
  send(topic: string, body: string, options?: WebhookOptions): string[];
  /** Starts every delivery that is due on the emulator's clock. */
  pump(): void;
  /** Tries pending or failed deliveries at once, whatever their next attempt; answers how many. */
  redeliver(webhookIds: string[] | undefined): number;
  pendingCount(): number;
  close(): Promise<void>;
};

/**
 * Shopify tries 8 times more over 4 hours with growing gaps, always with the original body. The single gaps are not
 * documented; these add up to 14,400 s.
 */
const RETRY_GAPS_SECONDS = [10, 60, 180, 600, 1200, 2700, 4200, 5450];

type Parts = {
  app: AppConfig;
  shopDomain: string;
  store: Store;
  clock: EmulatorClock;
  random: RandomSource;
  settings(): Settings;
};

export function createWebhookSender(parts: Parts): WebhookSender {
  const { app, store, clock, random, settings } = parts;
  const flights = new Map<string, Promise<void>>();
  const agent = new Agent({ keepAlive: true });
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function pump(): void {
    if (isClosed) return;
    const free = settings().webhookConcurrency - flights.size;
    const { due, nextDueMs } = findDue(free);
    for (const delivery of due) start(delivery);
    clearTimeout(timer);
    if (nextDueMs === undefined) return;
    // At the latest after a second, because the clock may be moved from outside.
    timer = setTimeout(pump, Math.min(1000, Math.max(1, nextDueMs)));
    timer.unref();
  }

  /** Due deliveries, at most `free`, and how long until the next one; the search ends when enough are found. */
  function findDue(free: number): { due: Delivery[]; nextDueMs: number | undefined } {
    const now = clock.now().getTime();
    const due: Delivery[] = [];
    let nextDueMs: number | undefined;
    const waiting = store.pendingDeliveries();
    for (const delivery of settings().webhookReverseOrder ? [...waiting].reverse() : waiting) {
      if (due.length >= free) break;
      if (flights.has(delivery.webhookId)) continue;
      const gap = Date.parse(delivery.nextAttemptAt ?? "") - now;
      if (gap <= 0) due.push(delivery);
      else nextDueMs = Math.min(gap, nextDueMs ?? gap);
    }
    return { due, nextDueMs };
  }

  function start(delivery: Delivery): void {
    const done = attempt(delivery).finally(() => {
      flights.delete(delivery.webhookId);
      pump();
    });
    flights.set(delivery.webhookId, done);
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const result = await postWebhook(delivery, {
      headers: signedHeaders(delivery, parts),
      timeoutMs: settings().webhookTimeoutMs,
      agent,
      clock,
    });
    if (isClosed) return;
    const isDelivered = result.status !== null && result.status >= 200 && result.status < 300;
    const gap = RETRY_GAPS_SECONDS[delivery.attempts.length];
    const isOver = isDelivered || gap === undefined;
    store.commit({
      kind: "deliveryTried",
      webhookId: delivery.webhookId,
      attempt: result,
      status: isDelivered ? "delivered" : isOver ? "failed" : "pending",
      nextAttemptAt: isOver ? null : new Date(clock.now().getTime() + (gap ?? 0) * 1000).toISOString(),
    });
  }

  function send(topic: string, body: string, options: WebhookOptions = {}): string[] {
    const now = clock.now().getTime();
    const targets = options.url === undefined ? targetsOf(topic, app) : [{ url: options.url, name: null }];
    const copies = 1 + (options.duplicates ?? settings().webhookDuplicates);
    const eventId = options.eventId ?? random.uuid();
    const deliveries = targets.flatMap((target) => {
      const webhookId = random.uuid();
      return Array.from(
        { length: copies },
        (_, copy): Delivery => ({
          webhookId: copy === 0 ? webhookId : `${webhookId}#${copy + 1}`,
          eventId,
          topic,
          ...target,
          apiVersion: app.webhookApiVersion,
          triggeredAt: options.triggeredAt ?? new Date(now).toISOString(),
          body,
          isTest: options.isTest ?? false,
          hasBadSignature: options.hasBadSignature ?? false,
          status: "pending",
          attempts: [],
          nextAttemptAt: new Date(now + (options.delayMs ?? settings().webhookDelayMs)).toISOString(),
        }),
      );
    });
    store.commit(...deliveries.map((delivery) => ({ kind: "deliveryQueued" as const, delivery })));
    setImmediate(pump);
    return deliveries.map((delivery) => delivery.webhookId);
  }

  return {
    send,
    pump,
    redeliver(webhookIds) {
      const wanted =
        webhookIds === undefined
          ? [...store.pendingDeliveries()]
          : webhookIds.flatMap((id) => store.delivery(id) ?? []);
      const idle = wanted.filter((delivery) => !flights.has(delivery.webhookId));
      for (const delivery of idle) start(delivery);
      return idle.length;
    },
    pendingCount: () => store.pendingDeliveries().size,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await Promise.all(flights.values());
      agent.destroy();
    },
  };
}

function targetsOf(topic: string, app: AppConfig): { url: string; name: string | null }[] {
  const subscriptions = app.subscriptions.filter((subscription) => subscription.topics.includes(topic));
  return subscriptions.map((subscription) => ({
    url: new URL(subscription.uri, `${app.appUrl}/`).href,
    name: subscription.name ?? null,
  }));
}

/** A duplicate carries the webhook id of the delivery that it repeats. */
function signedHeaders(delivery: Delivery, parts: Parts): Record<string, string> {
  const secret = delivery.hasBadSignature ? `not ${parts.app.apiSecret}` : parts.app.apiSecret;
  return {
    "content-type": "application/json",
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-shop-domain": parts.shopDomain,
    "x-shopify-api-version": delivery.apiVersion,
    "x-shopify-webhook-id": delivery.webhookId.replace(/#\d+$/, ""),
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(delivery.body).digest("base64"),
    ...(delivery.name === null ? {} : { "x-shopify-name": delivery.name }),
    ...(delivery.isTest ? { "x-shopify-test": "true" } : {}),
  };
}
