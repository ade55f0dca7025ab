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

export type ReleaseOrder = "first" | "reverse" | "shuffle";

export type WebhookSender = {
  target(): WebhookTarget | undefined;
  /** Points the webhooks at an address, or at nothing; forgets what was not delivered yet. */
  aim(target: WebhookTarget | undefined): void;
  raise(events: readonly WebhookEvent[]): void;
  /** Sends what was held: in which order, and how many times each. */
  release(order: ReleaseOrder, copies: number): number;
  /** Sends the last delivered notifications once more, as the service sometimes does. */
  repeat(count: number): number;
  /** To be called when the clock was moved: attempts that are due go out. */
  clockMoved(): void;
  log(): readonly Notification[];
  isSuspended(): boolean;
  close(): void;
};

const ANSWER_MS = 3000;
const MINUTE_MS = 60_000;
/** An attempt that failed is repeated after 20, 30 and 50 minutes, then the notification is dropped. */
const RETRY_MS = [20 * MINUTE_MS, 30 * MINUTE_MS, 50 * MINUTE_MS] as const;
const RETRIED = new Set([0, 408, 500, 502, 503, 504]);
const SUSPEND_MS = 24 * 60 * MINUTE_MS;
const LONGEST_LOG = 2000;

/** Collects events, sends them signed to the app's address, and repeats what failed, by the emulator's clock. */
export function createWebhookSender(now: () => Date, seed: number): WebhookSender {
  let target: WebhookTarget | undefined;
  let gathered: WebhookEvent[] = [];
  let notifications: Notification[] = [];
  let gatherTimer: NodeJS.Timeout | undefined;
  let retryTimer: NodeJS.Timeout | undefined;
  let counter = 0;
  let failingSince: number | undefined;
  let isSuspended = false;

  function gatherUp(): void {
    gatherTimer = undefined;
    const events = gathered;
    gathered = [];
    if (target === undefined || events.length === 0) return;
    counter += 1;
    const id = uuidOf(`${seed}/notification/${counter}`);
    const notification: Notification = {
      id,
      events,
      attempts: 0,
      state: target.hold ? "held" : "sending",
      lastStatus: undefined,
      dueAt: undefined,
    };
    notifications = [...notifications, notification].slice(-LONGEST_LOG);
    if (!target.hold) void attempt(notification);
  }

  async function attempt(notification: Notification): Promise<void> {
    const to = target;
    if (to === undefined || isSuspended) return;
    notification.attempts += 1;
    notification.state = "sending";
    const status = await deliver(to, notification, now());
    if (to !== target) return;
    notification.lastStatus = status;
    if (status >= 200 && status < 300) {
      failingSince = undefined;
      notification.state = "delivered";
      return;
    }
    noteFailure();
    const wait = RETRIED.has(status) ? RETRY_MS[notification.attempts - 1] : undefined;
    notification.state = wait === undefined ? "dropped" : "retrying";
    notification.dueAt = wait === undefined ? undefined : now().getTime() + wait;
    scheduleRetry();
  }

  /** An address that has failed for a whole day is put aside until it is set again. */
  function noteFailure(): void {
    failingSince ??= now().getTime();
    if (now().getTime() - failingSince >= SUSPEND_MS) isSuspended = true;
  }

  function scheduleRetry(): void {
    clearTimeout(retryTimer);
    const due = notifications.flatMap((each) => (each.state === "retrying" ? [each.dueAt ?? 0] : []));
    if (due.length === 0) return;
    const wait = Math.min(...due) - now().getTime();
    retryTimer = setTimeout(sendDue, Math.max(0, wait)).unref();
  }

  function sendDue(): void {
    const at = now().getTime();
    for (const each of notifications) {
      if (each.state === "retrying" && (each.dueAt ?? 0) <= at) void attempt(each);
    }
    scheduleRetry();
  }

  function clear(): void {
    clearTimeout(gatherTimer);
    clearTimeout(retryTimer);
    gatherTimer = undefined;
    gathered = [];
    notifications = [];
  }

  return {
    target: () => target,
    aim(next) {
      clear();
      target = next;
      failingSince = undefined;
      isSuspended = false;
    },
    raise(events) {
      if (target === undefined) return;
      const { entities, aggregateMs } = target;
      const wanted = events.filter((event) => entities?.includes(event.entity) ?? true);
      if (wanted.length === 0) return;
      gathered.push(...wanted);
      gatherTimer ??= setTimeout(gatherUp, aggregateMs).unref();
    },
    release(order, copies) {
      if (gatherTimer !== undefined) {
        clearTimeout(gatherTimer);
        gatherUp();
      }
      const held = notifications.filter((each) => each.state === "held");
      void sendInTurn(inOrder(held, order), copies, attempt);
      return held.length;
    },
    repeat(count) {
      const delivered = notifications.filter((each) => each.state === "delivered").slice(-count);
      void sendInTurn(delivered, 1, attempt);
      return delivered.length;
    },
    clockMoved: sendDue,
    log: () => notifications,
    isSuspended: () => isSuspended,
    close: clear,
  };
}

async function sendInTurn(
  list: readonly Notification[],
  copies: number,
  attempt: (notification: Notification) => Promise<void>,
): Promise<void> {
  for (const notification of list) {
    for (let copy = 0; copy < copies; copy += 1) await attempt(notification);
  }
}

function inOrder(list: readonly Notification[], order: ReleaseOrder): Notification[] {
  if (order === "reverse") return [...list].reverse();
  if (order === "first") return [...list];
  // Each id is a hash: its order has nothing to do with the order of the events, and is the same on every run.
  return [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One POST; answers the status, 0 when none came within three seconds. */
async function deliver(target: WebhookTarget, notification: Notification, at: Date): Promise<number> {
  const body = notificationBody(target.format, notification.events, notification.id);
  try {
    const answer = await fetch(target.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "intuit_notification_server/0.1",
        "intuit-signature": signatureOf(body, target.verifierToken),
        "intuit-t-id": notification.id,
        "intuit-created-time": at.toISOString(),
        "intuit-notification-schema-version": "0.1",
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
