import type { JournalEntryPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** Planned documents in QuickBooks' words. */
export const documentWords: Record<PlannedDocument["type"], string> = {
  invoice: "Invoice",
  salesReceipt: "Sales receipt",
  creditMemo: "Credit memo",
  refundReceipt: "Refund receipt",
  estimate: "Estimate",
  payment: "Payment",
  application: "Application",
  journalEntry: "Journal entry",
};

/** What a journal entry is for, in the merchant's words. */
export const purposeWords: Record<JournalEntryPlan["purpose"], string> = {
  refundPayout: "refund paid out",
  exchange: "exchange difference",
  giftCardUsed: "gift card used",
  storeCreditUsed: "store credit used",
  creditUsed: "credit used",
  cashRounding: "rounding in cash",
};

/** Number of a document, or the reference of a payment; null for an application, which has neither. */
export function documentNumber(document: PlannedDocument): string | null {
  if (document.type === "application") return null;
  return document.type === "payment" ? document.referenceNumber : document.docNumber;
}

/** What a document is worth in minor units: an application moves nothing, a journal entry the sum of its debits. */
export function documentAmount(document: PlannedDocument): number {
  switch (document.type) {
    case "application":
      return 0;
    case "payment":
      return document.amountMinor;
    case "journalEntry":
      return sumMinor(document.lines.map((line) => (line.side === "debit" ? line.amountMinor : 0)));
    default:
      return document.totalMinor;
  }
}
