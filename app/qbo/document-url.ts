import type { BookedDocument } from "#app/sync/ports.ts";

/** Path of each document's page in QuickBooks, with the id at its end. */
const PATHS: Record<BookedDocument["type"], string> = {
  Invoice: "/app/invoice?txnId=",
  Payment: "/app/recvpayment?txnId=",
};

/** Address at which a person opens the document; `appOrigin` is for example `https://qbo.intuit.com`. */
export function documentUrl(appOrigin: string, type: BookedDocument["type"], id: string): string {
  return `${appOrigin.replace(/\/+$/, "")}${PATHS[type]}${encodeURIComponent(id)}`;
}
