import { salesDocumentTypes } from "#app/domain/accounting/plan.ts";
import { type ListKind, listKinds } from "#app/domain/lists/link-choice.ts";

/** Kinds of links as the merchant looks at them: one group per list of QuickBooks, and all documents together. */
export const linkGroups = {
  customers: ["customer"],
  items: ["item"],
  categories: ["category"],
  vendors: ["vendor"],
  terms: ["term"],
  accounts: ["account"],
  documents: [...salesDocumentTypes, "payment", "application", "journalEntry"],
} as const satisfies Record<string, readonly string[]>;
export type LinkGroup = keyof typeof linkGroups;
export const linkGroupNames = Object.keys(linkGroups) as LinkGroup[];
export type LinkKind = (typeof linkGroups)[LinkGroup][number];

export const isListKind = (kind: string): kind is ListKind => listKinds.some((known) => known === kind);

/** What QuickBooks calls the entries of each kind. A category is an item of its own type. */
export const qboTypeOfKind = {
  customer: "Customer",
  item: "Item",
  category: "Item",
  vendor: "Vendor",
  term: "Term",
  account: "Account",
} as const satisfies Record<ListKind, string>;

/**
 * Why a person cannot change a link by hand, in words; null when they can. Documents are linked by booking them, accounts
 * and chosen items by the settings.
 */
export function whyFixed(kind: string, key: string): string | null {
  if (!isListKind(kind)) return "Documents are linked by booking or adopting them.";
  if (kind === "account") return "Accounts are chosen in the settings.";
  if (key.startsWith("chosen:")) return "This item is chosen in the settings.";
  return null;
}
