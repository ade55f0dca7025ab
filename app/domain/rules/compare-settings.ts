import { documentNumber, documentWords } from "#app/domain/accounting/document-words.ts";
import type { OrderPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import { describeBooking } from "#app/domain/rules/describe-booking.ts";
import { formWords } from "#app/domain/rules/describe-rule.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** One thing that other settings would change. `document` is null for what concerns the order as a whole. */
export type BookingChange = { document: string | null; what: string; before: string; after: string };
/** An order that would be booked differently, and how. */
export type BookingDifference = { orderId: string; name: string; changes: BookingChange[] };

type Plan = (sale: Sale, settings: Settings) => Result<OrderPlan>;

/**
 * Replays stored orders under other settings: which of them would be booked differently, and how. Orders that come out
 * alike are left out. Pure: `plan` makes the plan of one order, holds included.
 */
export function compareSettings(
  sales: readonly Sale[],
  before: Settings,
  after: Settings,
  plan: Plan,
): BookingDifference[] {
  return sales.flatMap((sale) => {
    const changes = comparePlans(plan(sale, before), plan(sale, after));
    return changes.length > 0 ? [{ orderId: sale.id, name: sale.name, changes }] : [];
  });
}

/** What differs between two outcomes of planning one order. */
export function comparePlans(before: Result<OrderPlan>, after: Result<OrderPlan>): BookingChange[] {
  if (before.ok && after.ok) {
    return [
      ...changed(null, { form: formWords(before.value.form) }, { form: formWords(after.value.form) }),
      ...compareDocuments(before.value.documents, after.value.documents),
    ];
  }
  return changed(null, { outcome: describeOutcome(before) }, { outcome: describeOutcome(after) });
}

function describeOutcome(result: Result<OrderPlan>): string {
  if (result.ok) return result.value.documents.map(nameDocument).join(", ");
  const { title, cause } = explain(result.fault);
  return `${title}: ${cause}`;
}

function compareDocuments(before: PlannedDocument[], after: PlannedDocument[]): BookingChange[] {
  const gone = before.filter((document) => !findTwin(document, after));
  const kept = after.flatMap((document) => {
    const twin = findTwin(document, before);
    const now = describeBooking(document);
    const name = nameDocument(twin ?? document);
    return twin ? changed(name, describeBooking(twin), now) : [presence(name, "not booked", now.amount)];
  });
  return [
    ...gone.map((document) =>
      presence(nameDocument(document), describeBooking(document).amount, "not booked"),
    ),
    ...kept,
  ];
}

function presence(document: string, before = "", after = ""): BookingChange {
  return { document, what: "document", before, after };
}

function findTwin(document: PlannedDocument, others: PlannedDocument[]): PlannedDocument | undefined {
  return others.find((other) => other.type === document.type && other.key === document.key);
}

function nameDocument(document: PlannedDocument): string {
  return [documentWords[document.type], documentNumber(document)].filter(Boolean).join(" ");
}

function changed(
  document: string | null,
  before: Record<string, string>,
  after: Record<string, string>,
): BookingChange[] {
  const facets = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return facets
    .map((what) => ({ document, what, before: before[what] ?? "", after: after[what] ?? "" }))
    .filter((change) => change.before !== change.after);
}
