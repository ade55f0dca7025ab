import { createHash, createHmac } from "node:crypto";
import type { WebhookEvent } from "./webhook-events.ts";

export type WebhookFormat = "legacy" | "cloudEvents";

/** The JSON of one notification, which may span companies, in the old or the CloudEvents format. */
export function notificationBody(
  format: WebhookFormat,
  events: readonly WebhookEvent[],
  seed: string,
): string {
  return JSON.stringify(format === "legacy" ? legacyBody(events) : cloudEvents(events, seed));
}

/** `intuit-signature`: base64 of HMAC-SHA256 over the raw body under the app's verifier token. */
export function signatureOf(body: string, verifierToken: string): string {
  return createHmac("sha256", verifierToken).update(body, "utf8").digest("base64");
}

function legacyBody(events: readonly WebhookEvent[]): Record<string, unknown> {
  const eventNotifications = [...Map.groupBy(events, (event) => event.realmId)].map(([realmId, own]) => ({
    realmId,
    dataChangeEvent: {
      entities: own.map((event) => ({
        name: event.entity,
        id: event.id,
        operation: event.operation,
        // The old format writes the offset without a colon: 2015-10-05T14:42:19-0700.
        lastUpdated: event.at.replace(/(\d\d):(\d\d)$/, "$1$2"),
        ...(event.deletedId === undefined ? {} : { deletedId: event.deletedId }),
      })),
    },
  }));
  return { eventNotifications };
}

const TYPES: Readonly<Record<WebhookEvent["operation"], string>> = {
  Create: "created",
  Update: "updated",
  Delete: "deleted",
  Merge: "merged",
  Void: "voided",
  Emailed: "emailed",
};

/** `seed` names the notification: a retry has the same ids. */
function cloudEvents(events: readonly WebhookEvent[], seed: string): Record<string, unknown>[] {
  return events.map((event, index) => ({
    specversion: "1.0",
    id: uuidOf(`${seed}/${index}`),
    source: `intuit.${createHash("sha256").update(event.realmId).digest("base64url").slice(0, 24)}`,
    type: `qbo.${event.entity.toLowerCase()}.${TYPES[event.operation]}.v1`,
    datacontenttype: "application/json",
    time: nanoseconds(event.at),
    intuitentityid: event.id,
    intuitaccountid: event.realmId,
    data: event.deletedId === undefined ? {} : { deletedId: event.deletedId },
  }));
}

/** `2025-09-10T21:31:25.179000000Z` */
function nanoseconds(at: string): string {
  return new Date(at).toISOString().replace("Z", "000000Z");
}

export function uuidOf(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
