import type { SaleForm } from "#app/domain/accounting/plan.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import { type DocumentBinding, isDocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import type { Binding } from "#app/sync/ports.ts";

/** The form in which an order stands in the books; null when it does not. A changed setting never changes it. */
export function findBookedForm(booked: readonly Binding[]): SaleForm | null {
  return findSaleDocument(booked)?.form ?? null;
}

/** GID of the draft order whose estimate became this order; null when there is none. */
export const findEstimateKey = (booked: readonly Binding[]): string | null =>
  booked.find(({ kind }) => kind === "estimate")?.key ?? null;

/** The document that says what was sold: the invoice, else the first receipt. */
export function findSaleDocument(booked: readonly Binding[]): { form: SaleForm; binding: Binding } | null {
  for (const form of ["invoice", "salesReceipt"] as const) {
    const binding = booked.find(({ kind }) => kind === form);
    if (binding) return { form, binding };
  }
  return null;
}

/** The document by which people know a record in QuickBooks: what was sold, or the estimate of a draft order. */
export function findMainDocument(kind: RecordKind, booked: readonly Binding[]): DocumentBinding | null {
  const main = kind === "draftOrder" ? booked.find((row) => row.kind === "estimate") : soldIn(booked);
  return main && isDocumentBinding(main) ? main : null;
}

const soldIn = (booked: readonly Binding[]): Binding | null => findSaleDocument(booked)?.binding ?? null;
