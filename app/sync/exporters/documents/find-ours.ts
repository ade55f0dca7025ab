import { ok, type Result } from "#app/domain/faults/fault.ts";
import { noteMarker } from "#app/domain/mapping/order-number.ts";
import { qboTypeOf } from "#app/sync/exporters/documents/document-kinds.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { BookedDocument, DocumentDraft } from "#app/sync/ports.ts";

/**
 * The document of a draft in QuickBooks, when a reply was lost: under its number, or on its day under a number that the
 * order would not get any more, as when the prefix was changed meanwhile or another document took or freed the number.
 */
export async function findOurs(
  context: ExportContext,
  draft: DocumentDraft,
): Promise<Result<BookedDocument | null>> {
  const numbered = await findByNumber(context, draft);
  if (!numbered.ok || numbered.value) return numbered;
  const { type, date } = draft.plan;
  const sameDay = await context.books.findByDay(qboTypeOf(type), draft.customerId, date);
  return sameDay.ok ? ok(ownDocument(sameDay.value, draft)) : sameDay;
}

/** The document of a draft under its number; null when the number is somebody else's, or there is none. */
export async function findByNumber(
  context: ExportContext,
  draft: DocumentDraft,
): Promise<Result<BookedDocument | null>> {
  if (!("docNumber" in draft.plan)) return ok(null);
  const found = await context.books.findByNumber(qboTypeOf(draft.plan.type), draft.plan.docNumber);
  return found.ok ? ok(ownDocument(found.value, draft)) : found;
}

function ownDocument(found: readonly BookedDocument[], { plan }: DocumentDraft): BookedDocument | null {
  const marker = noteMarker(plan.key);
  return found.find((document) => hasMarker(document.privateNote, marker)) ?? null;
}

/** Whether a private note carries exactly this marker: `plumbline:Order/12` is no part of `plumbline:Order/123`. */
function hasMarker(note: string | null, marker: string): boolean {
  return (note ?? "").split(/\s+/).includes(marker);
}
