import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { type BooksCompany, checkCurrency, type Tracking } from "#app/qbo/company.ts";
import { mapJournalEntry } from "#app/qbo/map-journal-entry.ts";
import { mapPayment } from "#app/qbo/map-payment.ts";
import { mapSalesDocument } from "#app/qbo/map-sales-document.ts";
import { MAX_DOC_NUMBER } from "#app/qbo/parse-fault.ts";
import type { QboDocumentBody } from "#app/qbo/wire/request-bodies.ts";
import { fitsWire } from "#app/qbo/wire-amount.ts";
import type { DocumentDraft, QboDocumentType } from "#app/sync/ports.ts";

/** What each planned document is called in QuickBooks, and in words. */
const KINDS: Record<PlannedDocument["type"], { type: QboDocumentType; words: string }> = {
  invoice: { type: "Invoice", words: "invoice" },
  salesReceipt: { type: "SalesReceipt", words: "sales receipt" },
  creditMemo: { type: "CreditMemo", words: "credit memo" },
  refundReceipt: { type: "RefundReceipt", words: "refund receipt" },
  estimate: { type: "Estimate", words: "estimate" },
  payment: { type: "Payment", words: "payment" },
  application: { type: "Payment", words: "application of credits" },
  journalEntry: { type: "JournalEntry", words: "journal entry" },
};

/** Which entity of QuickBooks a draft is, and how to speak of it. `docNumber` is absent where a kind has none. */
export type DraftIdentity = { type: QboDocumentType; subject: string; date: string; docNumber?: string };

export function identifyDraft({ plan }: DocumentDraft): DraftIdentity {
  const { type, words } = KINDS[plan.type];
  if (plan.type === "application") return { type, subject: `${words} of ${plan.date}`, date: plan.date };
  if (plan.type === "payment") return { type, subject: `${words} ${plan.referenceNumber}`, date: plan.date };
  const { docNumber, date } = plan;
  return { type, subject: `${words} ${docNumber}`, date, docNumber };
}

/** The body of a draft. What QuickBooks would store otherwise than planned is a fault instead. */
export function mapDocument(draft: DocumentDraft, company: BooksCompany & Tracking): Result<QboDocumentBody> {
  const { subject, docNumber } = identifyDraft(draft);
  if (docNumber !== undefined && docNumber.length > MAX_DOC_NUMBER) {
    return failed({ kind: "numberTooLong", docNumber, maxLength: MAX_DOC_NUMBER, subject });
  }
  const { currency } = draft.plan;
  if (!amountsOf(draft).every((minor) => fitsWire(minor, currency))) return failed(tooLarge(subject));
  const checked = checkCurrency(company, currency, subject);
  if (!checked.ok) return checked;
  if ("itemIds" in draft) return ok(mapSalesDocument(draft, company));
  if ("links" in draft) return ok(mapPayment(draft, company));
  return ok(mapJournalEntry(draft, company));
}

function amountsOf(draft: DocumentDraft): number[] {
  if ("links" in draft) {
    const linked = draft.links.map(({ amountMinor }) => amountMinor);
    return draft.plan.type === "payment" ? [draft.plan.amountMinor, ...linked] : linked;
  }
  if ("accountIds" in draft) return draft.plan.lines.map(({ amountMinor }) => amountMinor);
  const { totalMinor } = draft.plan;
  const { lines } = draft;
  return [totalMinor, ...lines.flatMap((line) => [line.amountMinor, line.unitPriceMinor ?? 0])];
}

function tooLarge(subject: string): Fault {
  return { kind: "malformed", what: "an amount larger than QuickBooks can hold (99,999,999,999)", subject };
}
