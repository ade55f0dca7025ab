import { asList } from "../../core/plain-object.ts";
import { expandNamespace } from "../metafield-namespace.ts";
import type { QueryContext } from "../query-context.ts";

/** metafieldsDelete: answers one entry per identifier, null where there was nothing to delete. */
export function deleteMetafields(
  _source: unknown,
  args: Record<string, unknown>,
  context: QueryContext,
): Record<string, unknown> {
  const identifiers = asList(args.metafields) as { ownerId: string; namespace?: string; key: string }[];
  const deletedMetafields = identifiers.map(({ ownerId, namespace, key }) => {
    const expanded = expandNamespace(namespace);
    const present = context.store.metafields(ownerId);
    if (!present.some((metafield) => metafield.namespace === expanded && metafield.key === key)) return null;
    context.store.commit({ kind: "metafieldDeleted", ownerId, namespace: expanded, key });
    return { ownerId, namespace: expanded, key };
  });
  return { deletedMetafields, userErrors: [] };
}
