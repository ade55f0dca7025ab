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

/** Pages of entries of lists. Items and terms have only the page of their list. */
const LIST_PATHS: Record<string, string> = {
  Customer: "/app/customerdetail?nameId=",
  Vendor: "/app/vendordetail?nameId=",
  Account: "/app/register?accountId=",
};
const LIST_PAGES: Record<string, string> = { Item: "/app/items", Term: "/app/terms" };

/**
 * Address at which a person opens a document or an entry of a list, or QuickBooks itself for what has no page. `appOrigin`
 * is for example `https://qbo.intuit.com`, `type` QBO's name as it was stored.
 */
export function documentUrl(appOrigin: string, type: string, id: string): string {
  const origin = appOrigin.replace(/\/+$/, "");
  const path = isDocumentType(type) ? PATHS[type] : LIST_PATHS[type];
  if (path) return `${origin}${path}${encodeURIComponent(id)}`;
  return `${origin}${LIST_PAGES[type] ?? "/app"}`;
}

const isDocumentType = (type: string): type is QboDocumentType => Object.hasOwn(PATHS, type);
