import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import {
  type DocumentBinding,
  describeBinding,
  qboTypeOf,
} from "#app/sync/exporters/documents/document-kinds.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { BookedDocument } from "#app/sync/ports.ts";

/**
 * A booked document as it is in QuickBooks now. One that a person deleted there is a fault `missing`: it is never made
 * again behind that person's back.
 */
export async function readStanding(
  { books }: ExportContext,
  binding: DocumentBinding,
): Promise<Result<BookedDocument>> {
  const found = await books.findDocument(qboTypeOf(binding.kind), binding.qboId);
  if (!found.ok) return found;
  if (found.value) return ok(found.value);
  const what = describeBinding(binding);
  return failed({ kind: "missing", subject: what, what: `${what}, which was booked for this order` });
}
