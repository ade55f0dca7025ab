import type { Fault } from "#app/domain/faults/fault.ts";
import type { MatchReason } from "#app/domain/lists/match-reason.ts";
import type { FieldValue, Merge } from "#app/domain/lists/merge-fields.ts";

/** What happens to a field at the next push. `ask`: a person decides; `stays`: each side keeps its own. */
export type FieldFate = "same" | "toQuickBooks" | "toShopify" | "ask" | "stays";
export type EntryField = { field: string; shopify: FieldValue; quickbooks: FieldValue; fate: FieldFate };

/** What a push would do to a part. */
export type EntryEffect =
  | { kind: "create"; name: string }
  | { kind: "link"; to: string; by: MatchReason }
  | { kind: "update" }
  | { kind: "nothing" }
  | { kind: "cannot"; fault: Fault };

/**
 * One thing that a record is in QuickBooks: a customer in a currency, the item of a variant. `label` tells it from the
 * record's other parts; null when it is the only one.
 */
export type EntryPart = {
  kind: "customer" | "item";
  /** Key of its link. */
  key: string;
  label: string | null;
  entry: { type: string; id: string; name: string } | null;
  matchedBy: MatchReason | null;
  fields: EntryField[];
  effect: EntryEffect;
};

/** Both sides of a linked part field by field, with what the merge does about each. */
export function fieldsOfMerge(
  shopify: Readonly<Record<string, FieldValue>>,
  quickbooks: Readonly<Record<string, FieldValue>>,
  merge: Merge,
): EntryField[] {
  const asked = new Set(merge.conflicts.map(({ field }) => field));
  const drifted = new Set(merge.drift.map(({ field }) => field));
  const fields = [...new Set([...Object.keys(shopify), ...Object.keys(quickbooks)])];
  return fields.map((field) => ({
    field,
    shopify: shopify[field] ?? null,
    quickbooks: quickbooks[field] ?? null,
    fate: asked.has(field)
      ? "ask"
      : drifted.has(field)
        ? "stays"
        : field in merge.toQuickBooks
          ? "toQuickBooks"
          : field in merge.toShopify
            ? "toShopify"
            : "same",
  }));
}

/** What a merge amounts to. */
export function effectOfMerge(merge: Merge): EntryEffect {
  const writes = Object.keys(merge.toQuickBooks).length + Object.keys(merge.toShopify).length;
  return writes > 0 ? { kind: "update" } : { kind: "nothing" };
}
