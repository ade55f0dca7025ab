import { writeFileSync } from "node:fs";
import { getJson } from "./http.ts";
import type { LoadedOrders } from "./load-orders.ts";
import type { OrderResult } from "./read-results.ts";

export type ReportOrder = { source: string } & OrderResult;
export type Report = {
  orders: ReportOrder[];
  rejected: { source: string; reason: string }[];
  counts: Record<string, number>;
  api: { shopifyRequests: number; quickbooksRequests: number; quickbooksBatches: number };
  wallMs: number;
};

/** Joins what was brought in with what became of it. An order the app never heard of is Unsynchronized, with that reason. */
export async function makeReport(
  loaded: LoadedOrders,
  results: Map<string, OrderResult>,
  shopifyUrl: string,
  quickbooksUrl: string,
  wallMs: number,
): Promise<Report> {
  const orders = loaded.orders.map(({ source, orderId }) => ({
    source,
    ...(results.get(orderId) ?? unheardOf(orderId)),
  }));
  const counts: Record<string, number> = {};
  for (const order of orders) counts[order.status] = (counts[order.status] ?? 0) + 1;
  return {
    orders,
    rejected: loaded.rejected,
    counts,
    api: await countRequests(shopifyUrl, quickbooksUrl),
    wallMs,
  };
}

function unheardOf(shopifyId: string): OrderResult {
  const reason = {
    code: "DEMO-NO-WEBHOOK",
    title: "The app did not hear of it",
    cause: "No webhook of this order reached the app.",
    fix: "Look at the deliveries of the shop's emulator.",
  };
  return {
    shopifyId,
    name: "",
    currency: null,
    status: "Unsynchronized",
    reason,
    documents: [],
    proof: null,
  };
}

async function countRequests(shopifyUrl: string, quickbooksUrl: string): Promise<Report["api"]> {
  const shopify = await getJson<{ requests: { total: number } }>(`${shopifyUrl}/__emulator/stats`);
  const quickbooks = await getJson<{ requests: number; batches: number }>(
    `${quickbooksUrl}/__emulator/stats`,
  );
  return {
    shopifyRequests: shopify.requests.total,
    quickbooksRequests: quickbooks.requests,
    quickbooksBatches: quickbooks.batches,
  };
}

const settled = new Set(["Synchronized", "Held", "Excluded"]);

/** Whether every order is settled with a reason, and every booked document is what its proof says. */
export function isClean(report: Report): boolean {
  return report.orders.every(
    (order) =>
      settled.has(order.status) &&
      (order.status === "Synchronized" || order.reason !== null) &&
      agreesWithProof(order),
  );
}

function agreesWithProof(order: ReportOrder): boolean {
  const { proof, documents } = order;
  if (order.status !== "Synchronized") return true;
  if (proof === null) return false;
  if (proof.differenceMinor !== 0) return false;
  if (proof.taxExpectedMinor !== proof.taxBookedMinor || proof.cashExpectedMinor !== proof.cashBookedMinor)
    return false;
  // An order that Shopify reduced to nothing has nothing to book.
  return proof.expectedMinor === 0 || documents.some((document) => saleDocuments.has(document.type));
}

/** What says that something was sold, or given back. */
const saleDocuments = new Set(["Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "Estimate"]);

/** One line per order, the refused entries, and the totals. */
export function printReport(report: Report): void {
  for (const order of report.orders) {
    const documents = order.documents.map(
      (document) => `${document.docNumber ?? document.type} ${document.total} ${document.currency}`,
    );
    const words = order.reason ? `${order.reason.title}: ${order.reason.cause}` : documents.join(", ");
    console.log(`${order.status.padEnd(14)} ${order.name.padEnd(12)} ${order.source}  ${words}`);
  }
  for (const rejected of report.rejected)
    console.log(`Refused        ${" ".repeat(12)} ${rejected.source}  ${rejected.reason}`);
  const counts = Object.entries(report.counts).map(([status, count]) => `${count} ${status}`);
  const { api } = report;
  console.log(
    `\n${report.orders.length} orders: ${counts.join(", ") || "none"}; ${report.rejected.length} refused. ` +
      `${api.shopifyRequests} requests to Shopify, ${api.quickbooksRequests} to QuickBooks. ${(report.wallMs / 1000).toFixed(1)} s.`,
  );
}

/** Writes JSON for people and programs. Throws with the path when it cannot be written. */
export function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
