import type { LinkGroup } from "#app/domain/lists/links/link-groups.ts";

/** Groups of links in the merchant's words. */
export const groupWords: Record<LinkGroup, string> = {
  customers: "Customers",
  items: "Items",
  categories: "Categories",
  vendors: "Vendors",
  terms: "Terms",
  accounts: "Accounts",
  documents: "Documents",
};

const kindWords: Record<string, string> = {
  customer: "Customer",
  item: "Item",
  category: "Category",
  vendor: "Vendor",
  term: "Term",
  account: "Account",
  invoice: "Invoice",
  salesReceipt: "Sales receipt",
  creditMemo: "Credit memo",
  refundReceipt: "Refund receipt",
  estimate: "Estimate",
  payment: "Payment",
  application: "Credit applied",
  journalEntry: "Journal entry",
};
export const kindWord = (kind: string): string => kindWords[kind] ?? kind;

const matchWords: Record<string, string> = {
  created: "Created by this app",
  id: "By its id",
  email: "By e-mail address",
  name: "By name",
  sku: "By SKU",
  person: "By hand",
  import: "From a file",
  adopted: "Adopted from the books",
};

/** How both sides were matched. Links that say nothing were made when their document or entry was. */
export const matchWord = (matchedBy: string | null): string =>
  matchWords[matchedBy ?? ""] ?? "With the booking";

/** What was done to a link. */
export const changeWords: Record<string, string> = {
  linked: "Linked",
  relinked: "Linked to another entry",
  unlinked: "Unlinked",
  accepted: "Difference accepted",
  restored: "Restored",
};

/** What follows from taking a link away: the next need matches anew. */
export function unlinkWords(kind: string): string {
  if (kind === "customer") {
    return "Nothing changes in Shopify or QuickBooks, and what is booked stays. The next order of this customer looks for a match again: by e-mail address, then by name. If that finds the same entry, it is linked to it again; to avoid that, link to another entry instead.";
  }
  if (kind === "item") {
    return "Nothing changes in Shopify or QuickBooks, and what is booked stays. The next order with this product looks for a match again: by SKU, then as the settings say. If that finds the same entry, it is linked to it again; to avoid that, link to another entry instead.";
  }
  return "Nothing changes in Shopify or QuickBooks. Whatever needs this entry next looks for a match again, by name.";
}
