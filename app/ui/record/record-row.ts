import type { Reason, RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";
import { kindWords, type ListedKind, listedKind } from "./kind-words.ts";

/** One order, customer or product as lists show it. Plain data: it travels from server to browser. */
export type RecordRow = {
  /** GID, for actions. */
  id: string;
  /** Path of its page in the app. */
  href: string;
  name: string;
  /** When it was placed, or created in Shopify. */
  processedAt: string | null;
  /** Who bought it; a customer's address; a product's vendor. */
  about: string | null;
  total: { minor: number; currency: string } | null;
  status: RecordStatus;
  reason: Reason | null;
  /** What it is in QuickBooks. */
  document: { number: string; url: string | null } | null;
};

type RecordFacts = {
  kind: RecordKind;
  id: string;
  name: string;
  status: RecordStatus;
  reason: Reason | null;
  documentNumber: string | null;
  documentUrl: string | null;
  currency: string | null;
  totalMinor: number | null;
  customerName: string | null;
  processedAt: Date | null;
};

/** Picks what lists show from a record. */
export function recordRow(record: RecordFacts): RecordRow {
  const { id, status, reason, currency, totalMinor, customerName, processedAt } = record;
  const kind = listedKind(record.kind) ?? "order";
  return {
    id,
    href: recordHref(kind, id),
    name: record.name || namelessText(kind, id),
    processedAt: processedAt?.toISOString() ?? null,
    about: customerName || null,
    total: currency !== null && totalMinor !== null ? { minor: totalMinor, currency } : null,
    status,
    reason,
    document: record.documentNumber ? { number: record.documentNumber, url: record.documentUrl } : null,
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const numberOf = (id: string) => id.split("/").at(-1) ?? id;
const isCompany = (id: string) => id.startsWith("gid://shopify/Company/");

/** What a record is called that nobody has read yet, or whose name Shopify keeps from the app. */
export const namelessText = (kind: ListedKind, id: string): string =>
  isCompany(id) ? `Company ${numberOf(id)}` : `${capitalised(kindWords[kind].one)} ${numberOf(id)}`;

/** `/app/orders/5001` for `gid://shopify/Order/5001`; a company is `/app/customers/company-7`. */
export const recordHref = (kind: ListedKind, id: string): string =>
  `${kindWords[kind].path}/${isCompany(id) ? "company-" : ""}${encodeURIComponent(numberOf(id))}`;
