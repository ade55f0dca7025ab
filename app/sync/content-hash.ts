import { createHash } from "node:crypto";
import type { InvoicePlan, PaymentPlan } from "#app/domain/accounting/plan.ts";

/**
 * Fingerprint of what matters to the books in a document. Words that people may change without changing the books
 * (names, addresses, descriptions) are left out, so they never make a booked order look changed.
 */
export function hashInvoice(plan: InvoicePlan): string {
  const lines = plan.lines.map((line) => [line.role, itemKey(line.item), line.amountMinor, line.quantity]);
  return hash([plan.type, plan.key, plan.currency, plan.date, plan.totalMinor, lines]);
}

export function hashPayment(plan: PaymentPlan): string {
  return hash([plan.type, plan.key, plan.currency, plan.date, plan.amountMinor, plan.gateway]);
}

/** Fingerprint of any JSON-like content. */
export function hash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Stable key of the item a line needs: the variant, else the SKU, else the title; or the charge. */
export function itemKey(item: InvoicePlan["lines"][number]["item"]): string {
  if (item.kind === "charge") return `charge:${item.charge}`;
  if (item.variantId) return item.variantId;
  return item.sku ? `sku:${item.sku}` : `title:${item.title}`;
}
