import type { RecordStatus } from "#app/domain/record/record-status.ts";
import type { ProjectedStatus } from "#app/sync/ports.ts";

/** Our reserved namespace: only this app writes there, merchants read it. Its definitions stand in shopify.app.toml. */
export const STATUS_NAMESPACE = "$app";

/** The choices of the `qbo_status` definition, by which merchants filter their lists. */
export const statusChoices: Record<RecordStatus, string> = {
  Unsynchronized: "not_synced",
  Queued: "queued",
  Held: "on_hold",
  Synchronized: "synced",
  Changed: "changed",
  Failed: "error",
  Excluded: "excluded",
};

export type MetafieldKey = "qbo_status" | "qbo_doc" | "qbo_url" | "qbo_error" | "qbo_synced_at";
export const metafieldTypes: Record<MetafieldKey, string> = {
  qbo_status: "single_line_text_field",
  qbo_doc: "single_line_text_field",
  qbo_url: "url",
  qbo_error: "single_line_text_field",
  qbo_synced_at: "date_time",
};

export type MetafieldToSet = { ownerId: string; namespace: string; key: string; type: string; value: string };
export type MetafieldToClear = { ownerId: string; namespace: string; key: string };

const ERROR_LENGTH = 250;

/** The metafields of one record: those that have a value to set, the others to clear (Shopify knows no empty value). */
export function statusMetafields(status: ProjectedStatus): {
  set: MetafieldToSet[];
  clear: MetafieldToClear[];
} {
  const values: Record<MetafieldKey, string | null> = {
    qbo_status: statusChoices[status.status],
    qbo_doc: oneLine(status.documentNumber),
    qbo_url: status.documentUrl,
    qbo_error: oneLine(status.error),
    qbo_synced_at: status.syncedAt?.toISOString() ?? null,
  };
  const set: MetafieldToSet[] = [];
  const clear: MetafieldToClear[] = [];
  for (const key of Object.keys(values) as MetafieldKey[]) {
    const place = { ownerId: status.ownerId, namespace: STATUS_NAMESPACE, key };
    const value = values[key];
    if (value) set.push({ ...place, type: metafieldTypes[key], value });
    else clear.push(place);
  }
  return { set, clear };
}

/** A single-line field refuses line breaks; 250 characters at most, cut between characters and marked. */
function oneLine(text: string | null): string | null {
  const characters = [...(text ?? "").replace(/\s+/g, " ").trim()];
  if (characters.length === 0) return null;
  return characters.length <= ERROR_LENGTH
    ? characters.join("")
    : `${characters.slice(0, ERROR_LENGTH - 1).join("")}…`;
}
