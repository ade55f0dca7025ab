import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { numberCandidates } from "#app/domain/mapping/number-candidates.ts";
import { hash, hashDocument } from "#app/sync/content-hash.ts";
import { bindDocument } from "#app/sync/exporters/documents/bind-document.ts";
import { type DocumentBinding, describePlan } from "#app/sync/exporters/documents/document-kinds.ts";
import { findByNumber, findOurs } from "#app/sync/exporters/documents/find-ours.ts";
import type { OrderExport } from "#app/sync/exporters/documents/order-export.ts";
import { resolveDraft } from "#app/sync/exporters/documents/resolve-draft.ts";
import type { BookedDocument, DocumentDraft, Intent } from "#app/sync/ports.ts";

/**
 * Books one document once, in fixed steps: references, intent, look when it was sent before, post, compare, bind. A
 * number that belongs to something else gets a suffix or holds the order, by setting. `contentHash`: the facts that the
 * books stand at with it.
 */
export async function exportDocument(
  order: OrderExport,
  plan: PlannedDocument,
  contentHash = hashDocument(plan),
): Promise<Result<DocumentBinding>> {
  const draft = await resolveDraft(order, plan);
  if (!draft.ok) return draft;
  for (const numbered of numberedDrafts(draft.value)) {
    const outcome = await sendDocument(order, numbered, contentHash);
    if (outcome.ok || outcome.fault.kind !== "duplicateNumber") return outcome;
    if (order.context.settings.whenNumberTaken === "hold") return outcome;
  }
  return taken(draft.value);
}

/** The draft under each number to try in turn; as it is when documents of its kind carry none of ours. */
function numberedDrafts(draft: DocumentDraft): DocumentDraft[] {
  if ("itemIds" in draft) {
    const { plan } = draft;
    return numberCandidates(plan.docNumber, plan.key).map((docNumber) => ({
      ...draft,
      plan: { ...plan, docNumber },
    }));
  }
  if ("accountIds" in draft) {
    const { plan } = draft;
    return numberCandidates(plan.docNumber, plan.key).map((docNumber) => ({
      ...draft,
      plan: { ...plan, docNumber },
    }));
  }
  return [draft];
}

async function sendDocument(
  order: OrderExport,
  draft: DocumentDraft,
  contentHash: string,
): Promise<Result<DocumentBinding>> {
  const { ports, shop, books } = order.context;
  const { type: kind, key } = draft.plan;
  const docNumber = "docNumber" in draft.plan ? draft.plan.docNumber : null;
  if (docNumber !== null) {
    const ours = await ports.bindings.findByNumber(shop, books.realmId, kind, docNumber);
    if (ours && ours.key !== key) return taken(draft);
  }
  const intent = await ports.outbox.openIntent({
    shop,
    realmId: books.realmId,
    kind,
    key,
    contentHash: hash([contentHash, docNumber]),
    requestId: ports.ids.uuid(),
  });
  const answered =
    intent.sends > 0 ? await lookThenPost(order, draft, intent) : await post(order, draft, intent);
  if (!answered.ok) return answered;
  return bindDocument(order, draft, { intent, answered: answered.value, contentHash });
}

/** A reply was lost before: the document may be there. */
async function lookThenPost(
  order: OrderExport,
  draft: DocumentDraft,
  intent: Intent,
): Promise<Result<BookedDocument>> {
  const found = await findOurs(order.context, draft);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : post(order, draft, intent);
}

async function post(
  order: OrderExport,
  draft: DocumentDraft,
  intent: Intent,
): Promise<Result<BookedDocument>> {
  const created = await order.context.books.createDocument(draft, intent.requestId, intent.sends);
  if (created.ok || created.fault.kind !== "duplicateNumber") return created;
  // The number may be taken by ourselves: an earlier send whose reply never came.
  const found = await findByNumber(order.context, draft);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : taken(draft);
}

function taken({ plan }: DocumentDraft): Result<never> {
  const docNumber = "docNumber" in plan ? plan.docNumber : "";
  return failed({ kind: "duplicateNumber", subject: describePlan(plan), docNumber });
}
