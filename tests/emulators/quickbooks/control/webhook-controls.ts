import { pacificSeconds } from "../books/pacific-time.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { jsonReply } from "../http/reply.ts";
import { WEBHOOK_ENTITIES, type WebhookOperation } from "../webhooks/webhook-events.ts";
import type { ReleaseOrder } from "../webhooks/webhook-sender.ts";
import { readWebhookSettings, webhookTarget } from "../webhooks/webhook-target.ts";
import { BadControl, type Control, type ControlParts } from "./control-parts.ts";

const OPERATIONS: readonly string[] = ["Create", "Update", "Delete", "Merge", "Void", "Emailed"];
const ORDERS: readonly string[] = ["first", "reverse", "shuffle"];

/** Where webhooks go, what became of them, and what a test may do with them. */
export const WEBHOOK_CONTROLS: Readonly<Record<string, Control>> = {
  "GET webhooks": (parts) => jsonReply(200, stateOf(parts)),
  "POST webhooks": (parts, body) => {
    const settings = readWebhookSettings(body);
    if (typeof settings === "string") throw new BadControl(settings);
    parts.webhooks.aim(webhookTarget(settings));
    return jsonReply(200, stateOf(parts));
  },
  "DELETE webhooks": (parts) => {
    parts.webhooks.aim(undefined);
    return jsonReply(200, stateOf(parts));
  },
  "POST webhooks/release": ({ webhooks }, body) => {
    const { order = "first", copies = 1 } = isRecord(body) ? body : {};
    if (typeof order !== "string" || !ORDERS.includes(order))
      throw new BadControl(`order is one of ${ORDERS.join(", ")}`);
    if (typeof copies !== "number" || !Number.isInteger(copies) || copies < 1 || copies > 20) {
      throw new BadControl("copies is a whole number from 1 to 20");
    }
    return jsonReply(200, { released: webhooks.release(order as ReleaseOrder, copies) });
  },
  "POST webhooks/repeat": ({ webhooks }, body) => {
    const { count = 1 } = isRecord(body) ? body : {};
    if (typeof count !== "number" || !Number.isInteger(count) || count < 1) {
      throw new BadControl("count is a whole number of at least 1");
    }
    return jsonReply(200, { repeated: webhooks.repeat(count) });
  },
  "POST webhooks/events": raiseEvent,
};

/** Raises an event that the emulator itself has no cause for,: `{entity, id, operation, deletedId}`. */
function raiseEvent({ books, webhooks }: ControlParts, body: unknown) {
  const event = isRecord(body) ? body : {};
  const entity = textAt(event, "entity") ?? "";
  const operation = textAt(event, "operation") ?? "";
  const id = textAt(event, "id") ?? "";
  const deletedId = textAt(event, "deletedId");
  if (!WEBHOOK_ENTITIES.includes(entity))
    throw new BadControl(`entity is one of ${WEBHOOK_ENTITIES.join(", ")}`);
  if (!OPERATIONS.includes(operation)) throw new BadControl(`operation is one of ${OPERATIONS.join(", ")}`);
  if (id === "") throw new BadControl("id is missing");
  webhooks.raise([
    {
      realmId: books.realmId,
      entity,
      id,
      operation: operation as WebhookOperation,
      at: pacificSeconds(books.now()),
      ...(deletedId === undefined ? {} : { deletedId }),
    },
  ]);
  return jsonReply(200, { ok: true });
}

function stateOf({ webhooks }: ControlParts) {
  return {
    target: webhooks.target() ?? null,
    suspended: webhooks.isSuspended(),
    notifications: webhooks.log().map(({ dueAt, ...each }) => ({
      ...each,
      lastStatus: each.lastStatus ?? null,
      dueAt: dueAt === undefined ? null : new Date(dueAt).toISOString(),
    })),
  };
}
