import { compareTaxRates } from "#app/domain/accounting/compare-tax-rates.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { contentOf } from "#app/sync/exporters/documents/content-of.ts";
import { type DocumentBinding, describeBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import { type OrderExport, remember } from "#app/sync/exporters/documents/order-export.ts";
import type { BookedDocument, DocumentDraft, Intent } from "#app/sync/ports.ts";

/**
 * Ties a document to what QuickBooks answered, closes its intent, and compares the answer with the plan, to the minor
 * unit. It is bound all the same when it differs: it stands in the books, and nothing may book it again.
 */
export async function bindDocument(
  order: OrderExport,
  draft: DocumentDraft,
  sent: { intent: Intent; answered: BookedDocument; contentHash: string },
): Promise<Result<DocumentBinding>> {
  const { intent, answered, contentHash } = sent;
  const binding: DocumentBinding = {
    shop: intent.shop,
    realmId: intent.realmId,
    kind: draft.plan.type,
    key: draft.plan.key,
    qboType: answered.type,
    qboId: answered.id,
    syncToken: answered.syncToken,
    contentHash,
    docNumber: answered.docNumber,
    date: answered.date,
    currency: answered.currency,
    totalMinor: answered.totalMinor,
    balanceMinor: answered.balanceMinor,
    recordId: order.recordId,
    booked: contentOf(draft, answered),
    agreed: null,
    matchedBy: null,
  };
  await order.context.ports.outbox.closeIntent(intent, binding);
  remember(order, binding);
  const differs = findDifference(binding);
  return differs ? failed(differs) : ok(binding);
}

/** What QuickBooks answered must be what was planned, the tax as well: a total can be right by two mistakes. */
export function findDifference(binding: DocumentBinding): Fault | null {
  const { booked } = binding;
  if (!booked) return null;
  const currency = binding.currency ?? "";
  const what = describeBinding(binding);
  const answeredMinor = binding.totalMinor ?? 0;
  if (answeredMinor !== booked.totalMinor) {
    const plannedTotal = booked.totalMinor;
    return {
      kind: "answerDiffers",
      subject: what,
      what,
      plannedMinor: plannedTotal,
      answeredMinor,
      currency,
      parts: booked.answeredTaxMinor === booked.taxMinor ? [] : compareTaxRates(booked, currency),
    };
  }
  if (booked.answeredTaxMinor === booked.taxMinor) return null;
  return {
    kind: "answerDiffers",
    subject: what,
    what: `the tax of ${what}`,
    plannedMinor: booked.taxMinor,
    answeredMinor: booked.answeredTaxMinor,
    currency,
    parts: compareTaxRates(booked, currency),
  };
}
