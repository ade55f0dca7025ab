import type { Reason, RecordStatus } from "#app/domain/record/record-status.ts";

/** One order as lists show it. Plain data: it travels from server to browser. */
export type OrderRow = {
  /** GID, for actions. */
  id: string;
  /** Path of its page in the app. */
  href: string;
  name: string;
  processedAt: string | null;
  customerName: string | null;
  total: { minor: number; currency: string } | null;
  status: RecordStatus;
  reason: Reason | null;
  document: { number: string; url: string | null } | null;
};

type OrderFacts = {
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
export function orderRow(record: OrderFacts): OrderRow {
  const { id, name, status, reason, currency, totalMinor, customerName, processedAt } = record;
  return {
    id,
    href: orderHref(id),
    name: name || `Order ${legacyId(id)}`,
    processedAt: processedAt?.toISOString() ?? null,
    customerName: customerName || null,
    total: currency !== null && totalMinor !== null ? { minor: totalMinor, currency } : null,
    status,
    reason,
    document: record.documentNumber ? { number: record.documentNumber, url: record.documentUrl } : null,
  };
}

const legacyId = (id: string) => id.split("/").at(-1) ?? id;

/** `/app/orders/5001` for `gid://shopify/Order/5001`. */
export const orderHref = (id: string): string => `/app/orders/${encodeURIComponent(legacyId(id))}`;
