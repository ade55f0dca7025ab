import { createHash } from "node:crypto";
import type { OrderEntry, RejectedEntry } from "#tests/emulators/shopify/importer/read-order-files.ts";

/**
 * Keeps the first of entries that are one and the same order: the same id and the same content, as in a file that is
 * named twice or in exports that overlap. Each repeat is listed with where the order stood first. Entries of one id
 * with different content, and entries without an id, are orders of their own.
 */
export function dropRepeats(entries: readonly OrderEntry[]): {
  entries: OrderEntry[];
  repeats: RejectedEntry[];
} {
  const first = new Map<string, string>();
  const kept: OrderEntry[] = [];
  const repeats: RejectedEntry[] = [];
  for (const entry of entries) {
    const content = contentOf(entry.raw);
    const source = content === null ? undefined : first.get(content);
    if (content !== null && source === undefined) first.set(content, entry.source);
    if (source === undefined) kept.push(entry);
    else
      repeats.push({ source: entry.source, reason: `The same order as in ${source}: it is imported once.` });
  }
  return { entries: kept, repeats };
}

/** Fingerprint of an order that has an id; null for anything else. */
function contentOf(raw: unknown): string | null {
  if (typeof raw !== "object" || raw === null || !("id" in raw)) return null;
  if (raw.id === null || raw.id === undefined || raw.id === "") return null;
  return createHash("sha256").update(JSON.stringify(raw)).digest("hex");
}
