/** Pages of QuickBooks for people, by the last part of their address: `/app/invoice?txnId=47`. */
const PAGES: Record<string, string> = {
  invoice: "invoices",
  salesreceipt: "sales-receipts",
  recvpayment: "payments",
  creditmemo: "credit-memos",
  refundreceipt: "refund-receipts",
  estimate: "estimates",
  journal: "journal-entries",
  customerdetail: "customers",
  vendordetail: "vendors",
  register: "accounts",
  items: "items",
};

/** The page of the books that a link into QuickBooks means; undefined for any other path. */
export function deepLinkTarget(path: string, search: URLSearchParams): string | undefined {
  const [, page] = /^\/app\/([a-z]+)$/.exec(path.toLowerCase()) ?? [];
  const slug = page === undefined ? undefined : PAGES[page];
  const id = search.get("txnId") ?? search.get("nameId") ?? search.get("accountId");
  if (slug === undefined) return undefined;
  return id === null ? `/books/${slug}` : `/books/${slug}/${encodeURIComponent(id)}`;
}
