import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { DocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import type { ResolvedNeeds } from "#app/sync/exporters/documents/resolve-needs.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";

/** One order on its way to the books: what is known of it, and what stands there already. */
export type OrderExport = {
  context: ExportContext;
  /** The order's GID, to which its documents belong. */
  recordId: string;
  /** Day of the last change of the order: the date of a document that books a difference. */
  changedOn: string;
  facts: BooksFacts;
  /** Links of the order's documents; grows while documents are booked. */
  standing: DocumentBinding[];
  /** Customers, items and accounts of what is sent, found once for all documents. */
  needs: ResolvedNeeds;
};

/** The document that was booked first for a plan, and those that adjusted it since, oldest first. */
export type Standing = { binding: DocumentBinding; adjustments: DocumentBinding[] };

/** Takes a new or changed link into what stands. */
export function remember(order: OrderExport, binding: DocumentBinding): void {
  const at = order.standing.findIndex((known) => known.kind === binding.kind && known.key === binding.key);
  if (at < 0) order.standing.push(binding);
  else order.standing[at] = binding;
}
