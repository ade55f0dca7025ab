import {
  createDeliveryAttempts,
  type DeliverySwitches,
  type Notification,
  type WebhookTarget,
} from "./delivery-attempts.ts";
import { uuidOf } from "./notification-body.ts";
import type { WebhookEvent } from "./webhook-events.ts";

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

const LONGEST_LOG = 2000;

/** Collects events into notifications, holds them back on demand, and has them delivered. */
export function createWebhookSender(
  now: () => Date,
  seed: number,
  switches: () => DeliverySwitches,
): WebhookSender {
  let target: WebhookTarget | undefined;
  let gathered: WebhookEvent[] = [];
  let notifications: Notification[] = [];
  let timer: NodeJS.Timeout | undefined;
  let counter = 0;
  const attempts = createDeliveryAttempts(now, () => target, switches);

  function gatherUp(): void {
    clearTimeout(timer);
    timer = undefined;
    const events = gathered;
    gathered = [];
    if (target === undefined || events.length === 0) return;
    counter += 1;
    const id = uuidOf(`${seed}/notification/${counter}`);
    const notification = newNotification(id, events, target.hold);
    notifications = [...notifications, notification].slice(-LONGEST_LOG);
    if (!target.hold) void attempts.attempt(notification);
  }

  function aim(next: WebhookTarget | undefined): void {
    clearTimeout(timer);
    timer = undefined;
    gathered = [];
    notifications = [];
    target = next;
    attempts.reset();
  }

  return {
    target: () => target,
    aim,
    raise(events) {
      const wanted = events.filter((event) => target?.entities?.includes(event.entity) ?? true);
      if (target === undefined || wanted.length === 0) return;
      gathered.push(...wanted);
      timer ??= setTimeout(gatherUp, target.aggregateMs).unref();
    },
    release(order, copies) {
      gatherUp();
      const held = notifications.filter((each) => each.state === "held");
      void sendInTurn(inOrder(held, order), copies, attempts.attempt);
      return held.length;
    },
    repeat(count) {
      const delivered = notifications.filter((each) => each.state === "delivered").slice(-count);
      void sendInTurn(delivered, 1, attempts.attempt);
      return delivered.length;
    },
    clockMoved: attempts.sendDue,
    log: () => notifications,
    isSuspended: attempts.isSuspended,
    close: () => aim(undefined),
  };
}

function newNotification(id: string, events: readonly WebhookEvent[], isHeld: boolean): Notification {
  return {
    id,
    events,
    attempts: 0,
    state: isHeld ? "held" : "sending",
    lastStatus: undefined,
    dueAt: undefined,
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
