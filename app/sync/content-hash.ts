import { createHash } from "node:crypto";
import type { ItemNeed, PlannedDocument } from "#app/domain/accounting/plan.ts";

/**
 * Fingerprint of the Shopify facts that a document was made of. What a setting, a name or a description makes of them
 * is left out, so none of these ever makes a booked order look changed.
 */
export function hashDocument({
  type,
  key,
  source,
}: Pick<PlannedDocument, "type" | "key" | "source">): string {
  return hash([type, key, source]);
}

/** Fingerprint of any JSON-like content. */
export function hash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Longer keys are stored as their fingerprint: PostgreSQL's index takes no more than 2,700 bytes. */
const longestPlainKey = 200;

/** Stable key of the item a line needs: the one chosen; else the charge, the variant, the SKU, the title. */
export function itemKey(item: ItemNeed): string {
  if (item.chosenId) return `chosen:${item.chosenId}`;
  if (item.kind === "charge") return `charge:${item.charge}`;
  if (item.variantId) return item.variantId;
  return item.sku ? `sku:${boundedKey(item.sku)}` : `title:${boundedKey(item.title)}`;
}

/** Text of any length as part of a binding's key. */
export function boundedKey(text: string): string {
  return text.length <= longestPlainKey ? text : hash(text);
}
