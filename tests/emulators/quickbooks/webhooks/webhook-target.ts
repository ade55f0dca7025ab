import { createHash } from "node:crypto";
import { isRecord } from "../books/wire.ts";
import type { WebhookTarget } from "./delivery-attempts.ts";
import type { WebhookFormat } from "./notification-body.ts";
import { WEBHOOK_ENTITIES } from "./webhook-events.ts";

/** What may be said about the webhooks; only the address is needed. */
export type WebhookSettings = {
  url: string;
  /** Key of the signature; made from the address unless told. */
  verifierToken?: string;
  format?: WebhookFormat;
  entities?: readonly string[];
  aggregateMs?: number;
  hold?: boolean;
};

const DEFAULT_AGGREGATE_MS = 20;

export function webhookTarget(settings: WebhookSettings): WebhookTarget {
  const token = createHash("sha256").update(settings.url).digest("hex");
  return {
    url: settings.url,
    verifierToken:
      settings.verifierToken ??
      `${token.slice(0, 8)}-${token.slice(8, 12)}-${token.slice(12, 16)}-${token.slice(16, 20)}-${token.slice(20, 32)}`,
    format: settings.format ?? "legacy",
    aggregateMs: settings.aggregateMs ?? DEFAULT_AGGREGATE_MS,
    hold: settings.hold ?? false,
    ...(settings.entities === undefined ? {} : { entities: settings.entities }),
  };
}

/** Reads settings from JSON; a text is what is wrong with them. */
export function readWebhookSettings(value: unknown): WebhookSettings | string {
  if (!isRecord(value) || typeof value.url !== "string" || !URL.canParse(value.url))
    return "url is an address";
  const { url, verifierToken, format, entities, aggregateMs, hold } = value;
  if (verifierToken !== undefined && typeof verifierToken !== "string") return "verifierToken is a text";
  if (format !== undefined && format !== "legacy" && format !== "cloudEvents") {
    return "format is legacy or cloudEvents";
  }
  if (entities !== undefined && !isEntityList(entities))
    return `entities are of ${WEBHOOK_ENTITIES.join(", ")}`;
  if (aggregateMs !== undefined && !(typeof aggregateMs === "number" && aggregateMs >= 0)) {
    return "aggregateMs is a number of at least 0";
  }
  if (hold !== undefined && typeof hold !== "boolean") return "hold is true or false";
  return {
    url,
    ...(verifierToken === undefined ? {} : { verifierToken }),
    ...(format === undefined ? {} : { format }),
    ...(entities === undefined ? {} : { entities }),
    ...(aggregateMs === undefined ? {} : { aggregateMs }),
    ...(hold === undefined ? {} : { hold }),
  };
}

function isEntityList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => WEBHOOK_ENTITIES.includes(each));
}
