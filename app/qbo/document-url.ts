import type { QboDocumentType } from "#app/sync/ports.ts";

/** Path of each document's page in QuickBooks, with the id at its end. */
const PATHS: Record<QboDocumentType, string> = {
  Invoice: "/app/invoice?txnId=",
  SalesReceipt: "/app/salesreceipt?txnId=",
  CreditMemo: "/app/creditmemo?txnId=",
  RefundReceipt: "/app/refundreceipt?txnId=",
  Estimate: "/app/estimate?txnId=",
  Payment: "/app/recvpayment?txnId=",
  JournalEntry: "/app/journal?txnId=",
};

/**
 * Address at which a person opens the document, or QuickBooks itself for what has no page. `appOrigin` is for example
 * `https://qbo.intuit.com`, `type` QBO's name of the document as it was stored.
 */
export function documentUrl(appOrigin: string, type: string, id: string): string {
  const origin = appOrigin.replace(/\/+$/, "");
  return isDocumentType(type) ? `${origin}${PATHS[type]}${encodeURIComponent(id)}` : `${origin}/app`;
}

const isDocumentType = (type: string): type is QboDocumentType => Object.hasOwn(PATHS, type);
