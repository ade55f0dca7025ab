import type { Currency } from "#app/domain/money/currency.ts";

/** An order of the shop, as far as documents are matched with it. Amounts in minor units of its currency. */
export type ShopOrderFacts = {
  /** GID. */
  id: string;
  /** `#1001`. */
  name: string;
  /** Calendar date in the shop's time zone. */
  date: string;
  totalMinor: number;
  currency: Currency;
  email: string | null;
  customerName: string | null;
  lines: { sku: string | null; title: string; quantity: number }[];
};

/** Documents that stand for what was sold. */
export const soldDocumentTypes = ["Invoice", "SalesReceipt"] as const;
export type SoldDocumentType = (typeof soldDocumentTypes)[number];

/** A document that stands in the books, whoever made it. */
export type BooksDocumentFacts = {
  type: SoldDocumentType;
  id: string;
  docNumber: string | null;
  date: string;
  totalMinor: number;
  currency: Currency;
  email: string | null;
  customerName: string | null;
  /** Memos and notes, as people and other programs write them. */
  texts: string[];
  lines: { name: string | null; description: string | null; quantity: number | null }[];
};
