import { createHash } from "node:crypto";
import type { InvoicePlan, PaymentPlan } from "#app/domain/accounting/plan.ts";

/**
 * Fingerprint of what matters to the books in a document. Words that people may change without changing the books
 * (names, addresses, descriptions) are left out, so they never make a booked order look changed. So is the item: a
 * product that is deleted from the shop takes its ids out of the orders that sold it.
 */
export function hashInvoice(plan: InvoicePlan): string {
  const lines = plan.lines.map((line) => [line.role, line.amountMinor, line.quantity]);
  return hash([plan.type, plan.key, plan.currency, plan.date, plan.totalMinor, lines]);
}

export function hashPayment(plan: PaymentPlan): string {
  return hash([plan.type, plan.key, plan.currency, plan.date, plan.amountMinor, plan.gateway]);
}

/** Fingerprint of any JSON-like content. */
export function hash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Longer keys are stored as their fingerprint: PostgreSQL's index takes no more than 2,700 bytes. */
const longestPlainKey = 200;

/** Stable key of the item a line needs: the variant, else the SKU, else the title; or the charge. */
export function itemKey(item: InvoicePlan["lines"][number]["item"]): string {
  if (item.kind === "charge") return `charge:${item.charge}`;
  if (item.variantId) return item.variantId;
  return item.sku ? `sku:${boundedKey(item.sku)}` : `title:${boundedKey(item.title)}`;
}

/** Text of any length as part of a binding's key. */
export function boundedKey(text: string): string {
  return text.length <= longestPlainKey ? text : hash(text);
}
