import { documentAmount } from "#app/domain/accounting/document-words.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, type Result } from "#app/domain/faults/fault.ts";
import { hash, hashDocument } from "#app/sync/content-hash.ts";
import { bindDocument } from "#app/sync/exporters/documents/bind-document.ts";
import { type DocumentBinding, describeBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import type { OrderExport } from "#app/sync/exporters/documents/order-export.ts";
import { readStanding } from "#app/sync/exporters/documents/read-standing.ts";
import { resolveDraft } from "#app/sync/exporters/documents/resolve-draft.ts";
import type { BookedDocument, DocumentDraft } from "#app/sync/ports.ts";

/** Somebody may save the document between our look and our change; then it is looked at once more. */
const tries = 2;

/**
 * Changes a booked document to what is planned now; its number and its customer stay. It is read first: what a person
 * made of it is never overwritten (fault `changedAfterBooking`), and one on a deposit cannot be changed (`frozen`).
 * A change whose reply was lost is sent again: the plan replaces itself.
 */
export async function updateDocument(
  order: OrderExport,
  plan: PlannedDocument,
  binding: DocumentBinding,
): Promise<Result<DocumentBinding>> {
  const resolved = await resolveDraft(order, inOpenBooks(order, plan, binding));
  if (!resolved.ok) return resolved;
  let outcome: Result<DocumentBinding> = failed({ kind: "stale", subject: describeBinding(binding) });
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const current = await readStanding(order.context, binding);
    if (!current.ok) return current;
    const trouble = findTrouble(plan, binding, current.value);
    if (trouble) return failed(trouble);
    const customerId = current.value.customerId ?? resolved.value.customerId;
    outcome = await sendUpdate(order, { ...resolved.value, customerId }, current.value);
    if (outcome.ok || outcome.fault.kind !== "stale") return outcome;
  }
  return outcome;
}

async function sendUpdate(
  order: OrderExport,
  draft: DocumentDraft,
  current: BookedDocument,
): Promise<Result<DocumentBinding>> {
  const { ports, shop, books } = order.context;
  const { type: kind, key } = draft.plan;
  const contentHash = hashDocument(draft.plan);
  // The version that is replaced is part of the content: sent against another version it is another request.
  const intent = await ports.outbox.openIntent({
    shop,
    realmId: books.realmId,
    kind,
    key,
    contentHash: hash([contentHash, current.id, current.syncToken]),
    requestId: ports.ids.uuid(),
  });
  const answered = await books.updateDocument(draft, current, intent.requestId);
  if (!answered.ok) return answered;
  return bindDocument(order, draft, { intent, answered: answered.value, contentHash });
}

/** A document that was moved out of closed books stays on the day it was moved to. */
function inOpenBooks(
  { facts }: OrderExport,
  plan: PlannedDocument,
  { date }: DocumentBinding,
): PlannedDocument {
  const isClosed = facts.bookCloseDate !== null && plan.date <= facts.bookCloseDate;
  return isClosed && date !== null && date > plan.date ? { ...plan, date } : plan;
}

function findTrouble(plan: PlannedDocument, binding: DocumentBinding, current: BookedDocument): Fault | null {
  const what = describeBinding(binding);
  if (current.isDeposited) return { kind: "frozen", subject: what, what };
  // The planned amount may stand there already: the reply of an earlier change was lost.
  if (current.totalMinor === binding.totalMinor || current.totalMinor === documentAmount(plan)) return null;
  return {
    kind: "changedAfterBooking",
    subject: what,
    what: `${what}, which somebody changed in QuickBooks, too`,
    bookedMinor: current.totalMinor,
    currentMinor: documentAmount(plan),
    currency: current.currency,
  };
}
