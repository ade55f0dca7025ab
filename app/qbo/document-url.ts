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

/** Address at which a person opens the document; `appOrigin` is for example `https://qbo.intuit.com`. */
export function documentUrl(appOrigin: string, type: QboDocumentType, id: string): string {
  return `${appOrigin.replace(/\/+$/, "")}${PATHS[type]}${encodeURIComponent(id)}`;
}
