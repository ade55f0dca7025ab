import type { Switches } from "../books/switches.ts";
import { notificationBody, signatureOf, uuidOf, type WebhookFormat } from "./notification-body.ts";
import type { WebhookEvent } from "./webhook-events.ts";

export type WebhookTarget = {
  url: string;
  verifierToken: string;
  format: WebhookFormat;
  /** Entities that the app subscribed to; absent means all. */
  entities?: readonly string[];
  /** Events of this many milliseconds go into one notification. */
  aggregateMs: number;
  /** Notifications wait until they are released, so that a test chooses order and number. */
  hold: boolean;
};

export type Notification = {
  id: string;
  events: readonly WebhookEvent[];
  attempts: number;
  state: "held" | "sending" | "delivered" | "retrying" | "dropped";
  /** Status of the last answer; 0 when there was none. */
  lastStatus: number | undefined;
  /** When the next attempt is due, milliseconds of the emulator's clock. */
  dueAt: number | undefined;
};

export type DeliveryAttempts = {
  /** Sends a notification to the target of the moment; a failure is repeated later on its own. */
  attempt(notification: Notification): Promise<void>;
  /** Sends what is due by now. */
  sendDue(): void;
  isSuspended(): boolean;
  /** Forgets what was to be repeated, and the failures of the target. */
  reset(): void;
};

const ANSWER_MS = 3000;
const MINUTE_MS = 60_000;
/** An attempt that failed is repeated after 20, 30 and 50 minutes, then the notification is dropped. */
const RETRY_MS = [20 * MINUTE_MS, 30 * MINUTE_MS, 50 * MINUTE_MS] as const;
const RETRIED = new Set([0, 408, 500, 502, 503, 504]);
const SUSPEND_MS = 24 * 60 * MINUTE_MS;

/** What the service leaves open about CloudEvents. */
export type DeliverySwitches = Pick<
  Switches,
  "cloudEventRetries" | "cloudEventHeaders" | "cloudEventIdsOnRetry"
>;

/** Delivers notifications and repeats what failed, by the emulator's clock. */
export function createDeliveryAttempts(
  now: () => Date,
  targetOf: () => WebhookTarget | undefined,
  switches: () => DeliverySwitches,
): DeliveryAttempts {
  const waiting = new Set<Notification>();
  let timer: NodeJS.Timeout | undefined;
  let failingSince: number | undefined;
  let isSuspended = false;

  async function attempt(notification: Notification): Promise<void> {
    const target = targetOf();
    if (target === undefined || isSuspended) return;
    waiting.delete(notification);
    notification.attempts += 1;
    notification.state = "sending";
    const status = await deliver(target, notification, now(), switches());
    // Set anew meanwhile: this notification is no longer anybody's.
    if (target !== targetOf()) return;
    notification.lastStatus = status;
    notification.dueAt = undefined;
    if (status >= 200 && status < 300) {
      failingSince = undefined;
      notification.state = "delivered";
    } else fail(target, notification, status);
  }

  /** Plans the next attempt, if any. An address that has failed for a whole day is put aside until it is set again. */
  function fail(target: WebhookTarget, notification: Notification, status: number): void {
    const at = now().getTime();
    failingSince ??= at;
    if (at - failingSince >= SUSPEND_MS) isSuspended = true;
    const isRetried = target.format === "legacy" || switches().cloudEventRetries === "legacy";
    const wait = isRetried && RETRIED.has(status) ? RETRY_MS[notification.attempts - 1] : undefined;
    notification.state = wait === undefined ? "dropped" : "retrying";
    if (wait === undefined) return;
    notification.dueAt = at + wait;
    waiting.add(notification);
    schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const next = Math.min(...[...waiting].map((each) => each.dueAt ?? 0));
    timer = setTimeout(sendDue, Math.max(0, next - now().getTime())).unref();
  }

  function sendDue(): void {
    const at = now().getTime();
    const due = isSuspended ? [] : [...waiting].filter((each) => (each.dueAt ?? 0) <= at);
    for (const each of due) void attempt(each);
    if (!isSuspended) schedule();
  }

  return {
    attempt,
    sendDue,
    isSuspended: () => isSuspended,
    reset() {
      clearTimeout(timer);
      waiting.clear();
      failingSince = undefined;
      isSuspended = false;
    },
  };
}

/** One POST; answers the status, 0 when none came within three seconds. */
async function deliver(
  target: WebhookTarget,
  notification: Notification,
  at: Date,
  switches: DeliverySwitches,
): Promise<number> {
  const id = deliveryId(target, notification, switches);
  const body = notificationBody(target.format, notification.events, id);
  const isBare = target.format === "cloudEvents" && switches.cloudEventHeaders === "signature";
  try {
    const answer = await fetch(target.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "intuit_notification_server/0.1",
        "intuit-signature": signatureOf(body, target.verifierToken),
        ...(isBare ? {} : describingHeaders(id, at)),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    // No connection, no answer in time: the service counts both as a failed attempt.
    return 0;
  }
}

/** The id that the ids of the events are made from; the first delivery has the notification's own. */
function deliveryId(
  target: WebhookTarget,
  { id, attempts }: Notification,
  switches: DeliverySwitches,
): string {
  const isFresh = target.format === "cloudEvents" && switches.cloudEventIdsOnRetry === "fresh";
  return isFresh && attempts > 1 ? uuidOf(`${id}/attempt/${attempts}`) : id;
}

function describingHeaders(id: string, at: Date): Record<string, string> {
  return {
    "intuit-t-id": id,
    "intuit-created-time": at.toISOString(),
    "intuit-notification-schema-version": "0.1",
  };
}
