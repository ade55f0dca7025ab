import { isSalesDocument } from "#app/domain/accounting/document-effects.ts";
import { documentWords } from "#app/domain/accounting/document-words.ts";
import type { PlannedDocument, SalesDocumentPlan, SalesDocumentType } from "#app/domain/accounting/plan.ts";
import { adjustedKey } from "#app/domain/accounting/plan-adjustment.ts";
import type { Binding, BindingKind, QboDocumentType } from "#app/sync/ports.ts";

export type DocumentKind = PlannedDocument["type"];

/** What QuickBooks calls each document. An application is a payment of 0. */
const qboTypes: Record<DocumentKind, QboDocumentType> = {
  invoice: "Invoice",
  salesReceipt: "SalesReceipt",
  creditMemo: "CreditMemo",
  refundReceipt: "RefundReceipt",
  estimate: "Estimate",
  payment: "Payment",
  application: "Payment",
  journalEntry: "JournalEntry",
};
export const qboTypeOf = (kind: DocumentKind): QboDocumentType => qboTypes[kind];

const isDocumentKind = (kind: BindingKind): kind is DocumentKind => Object.hasOwn(qboTypes, kind);

/** The link of a document, not of a customer, item or account. */
export type DocumentBinding = Binding & { kind: DocumentKind };
export const isDocumentBinding = (binding: Binding): binding is DocumentBinding =>
  isDocumentKind(binding.kind);

/** A planned document in people's words: `Invoice WEB-1001`, `Payment by PayPal`. */
export function describePlan(plan: PlannedDocument): string {
  if (plan.type === "payment") return `Payment by ${plan.deposit.gatewayLabel || plan.deposit.gateway}`;
  const words = documentWords[plan.type];
  return plan.type === "application" ? words : `${words} ${plan.docNumber}`;
}

/** A booked document in people's words. */
export function describeBinding({ kind, docNumber, qboId }: DocumentBinding): string {
  return `${documentWords[kind]} ${docNumber ?? `with the id ${qboId}`}`;
}

/** Whether it books a difference to another document of the order. */
export const isAdjustment = (binding: Binding): boolean => adjustedKey(binding.key) !== null;

type AdjustablePlan = SalesDocumentPlan & { type: Exclude<SalesDocumentType, "estimate"> };

/** A sales document that posts something: a difference of it can be booked as another one. */
export function canAdjust(plan: PlannedDocument): plan is AdjustablePlan {
  return isSalesDocument(plan) && plan.type !== "estimate";
}
