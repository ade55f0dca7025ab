import type { SaleForm } from "#app/domain/accounting/plan.ts";
import type { Binding } from "#app/sync/ports.ts";

/** The form in which an order stands in the books; null when it does not. A changed setting never changes it. */
export function findBookedForm(booked: readonly Binding[]): SaleForm | null {
  return findSaleDocument(booked)?.form ?? null;
}

/** The document that says what was sold: the invoice, else the first receipt. */
export function findSaleDocument(booked: readonly Binding[]): { form: SaleForm; binding: Binding } | null {
  for (const form of ["invoice", "salesReceipt"] as const) {
    const binding = booked.find(({ kind }) => kind === form);
    if (binding) return { form, binding };
  }
  return null;
}
