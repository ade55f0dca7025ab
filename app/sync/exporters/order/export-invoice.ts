import type { InvoicePlan } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { numberCandidates } from "#app/domain/mapping/number-candidates.ts";
import { noteMarker } from "#app/domain/mapping/order-number.ts";
import { hash, hashInvoice } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Binding, BookedDocument, FoundInvoice, Intent, InvoiceDraft } from "#app/sync/ports.ts";

/**
 * Books the invoice once. Its intent, with the request id, is stored before the call; from the second send on
 * QuickBooks is asked first whether the document is there, and it is adopted. A number that belongs to something else
 * gets a suffix or holds the order, by setting.
 */
export async function exportInvoice(context: ExportContext, draft: InvoiceDraft): Promise<Result<Binding>> {
  for (const docNumber of numberCandidates(draft.plan.docNumber, draft.plan.key)) {
    const outcome = await sendUnder(context, { ...draft, plan: { ...draft.plan, docNumber } });
    if (outcome.ok || outcome.fault.kind !== "duplicateNumber") return outcome;
    if (context.settings.whenNumberTaken === "hold") return outcome;
  }
  return failed(taken(draft.plan, draft.plan.docNumber));
}

async function sendUnder(context: ExportContext, draft: InvoiceDraft): Promise<Result<Binding>> {
  const { plan } = draft;
  const { ports, shop, books } = context;
  const ours = await ports.bindings.findByNumber(shop, books.realmId, "invoice", plan.docNumber);
  if (ours && ours.key !== plan.key) return failed(taken(plan, plan.docNumber));
  const contentHash = hash([hashInvoice(plan), plan.docNumber]);
  const intent = await ports.outbox.openIntent({
    shop,
    realmId: books.realmId,
    kind: "invoice",
    key: plan.key,
    contentHash,
    requestId: ports.ids.uuid(),
  });
  const booked =
    intent.sends > 0 ? await lookThenPost(context, draft, intent) : await post(context, draft, intent);
  return booked.ok ? settle(context, draft, intent, booked.value) : booked;
}

/**
 * A reply was lost before: the document may be there, also under a number that the order would not get any more, as
 * when the prefix was changed meanwhile or another document took or freed the number.
 */
async function lookThenPost(
  context: ExportContext,
  draft: InvoiceDraft,
  intent: Intent,
): Promise<Result<BookedDocument>> {
  const found = await findOurs(context, draft.plan);
  if (!found.ok) return found;
  if (found.value) return ok(found.value);
  const sameDay = await context.books.findInvoices(draft.customerId, draft.plan.date);
  if (!sameDay.ok) return sameDay;
  const ours = ownDocument(sameDay.value, draft.plan);
  return ours ? ok(ours) : post(context, draft, intent);
}

async function post(
  context: ExportContext,
  draft: InvoiceDraft,
  intent: Intent,
): Promise<Result<BookedDocument>> {
  const created = await context.books.createInvoice(draft, intent.requestId, intent.sends);
  if (created.ok || created.fault.kind !== "duplicateNumber") return created;
  // The number may be taken by ourselves: an earlier send whose reply never came.
  const found = await findOurs(context, draft.plan);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : failed(taken(draft.plan, draft.plan.docNumber));
}

async function findOurs(context: ExportContext, plan: InvoicePlan): Promise<Result<BookedDocument | null>> {
  const found = await context.books.findInvoicesByNumber(plan.docNumber);
  return found.ok ? ok(ownDocument(found.value, plan)) : found;
}

function ownDocument(found: readonly FoundInvoice[], plan: InvoicePlan): FoundInvoice | null {
  const marker = noteMarker(plan.key);
  return found.find((document) => hasMarker(document.privateNote, marker)) ?? null;
}

/** Whether a private note carries exactly this marker: `plumbline:Order/12` is no part of `plumbline:Order/123`. */
export function hasMarker(note: string | null, marker: string): boolean {
  return (note ?? "").split(/\s+/).includes(marker);
}

async function settle(
  context: ExportContext,
  draft: InvoiceDraft,
  intent: Intent,
  booked: BookedDocument,
): Promise<Result<Binding>> {
  const { plan } = draft;
  const binding: Binding = {
    shop: context.shop,
    realmId: context.books.realmId,
    kind: "invoice",
    key: plan.key,
    qboType: booked.type,
    qboId: booked.id,
    syncToken: booked.syncToken,
    contentHash: hashInvoice(plan),
    docNumber: booked.docNumber,
    date: booked.date,
    currency: booked.currency,
    totalMinor: booked.totalMinor,
    balanceMinor: booked.balanceMinor,
    recordId: plan.key,
  };
  await context.ports.outbox.closeIntent(intent, binding);
  return ok(binding);
}

function taken(plan: InvoicePlan, docNumber: string): Fault {
  return { kind: "duplicateNumber", subject: `invoice ${plan.docNumber}`, docNumber };
}
