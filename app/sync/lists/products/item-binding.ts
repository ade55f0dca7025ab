import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { MatchReason } from "#app/domain/lists/match-reason.ts";
import type { FieldValues } from "#app/domain/lists/merge-fields.ts";
import { type ItemFacts, sourceFields } from "#app/domain/lists/products/item-fields.ts";
import { describeSource, type ItemSource } from "#app/domain/lists/products/item-source.ts";
import { isBundle } from "#app/domain/lists/products/match-item.ts";
import { type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import type { Binding } from "#app/sync/ports.ts";

/**
 * The link of a source and an item. What was created from the source agrees with it from the start; an item that stood
 * there already is compared when its product is considered.
 */
export function itemBinding(
  context: ExportContext,
  source: ItemSource,
  item: ItemEntry,
  matchedBy: MatchReason,
  facts: ItemFacts,
): Binding {
  return {
    ...listBinding(context, "item", source.key, "Item", item.id),
    syncToken: item.syncToken,
    recordId: source.productId,
    agreed: startingPoint(source, item, matchedBy, facts),
    matchedBy,
    name: describeSource(source),
    booksName: item.fullName,
  };
}

function startingPoint(
  source: ItemSource,
  item: ItemEntry,
  matchedBy: MatchReason,
  facts: ItemFacts,
): FieldValues | null {
  if (isBundle(item)) return bundleMark;
  return matchedBy === "created"
    ? sourceFields(source, facts, { books: { name: item.name }, agreed: null })
    : null;
}

/** A link to a bundle: nothing of it is kept in step, and documents sell it as its items. */
const bundleMark = { isBundle: true };
export const isBundleLink = ({ agreed }: Pick<Binding, "agreed">): boolean => agreed?.isBundle === true;
