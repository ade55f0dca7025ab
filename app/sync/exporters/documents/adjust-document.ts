import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { type BookedPart, planAdjustment } from "#app/domain/accounting/plan-adjustment.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { moveDocument } from "#app/domain/mapping/move-to-open-period.ts";
import { hashDocument } from "#app/sync/content-hash.ts";
import type { DocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import { exportDocument } from "#app/sync/exporters/documents/export-document.ts";
import { type OrderExport, remember, type Standing } from "#app/sync/exporters/documents/order-export.ts";
import { addNeeds, resolveNeeds } from "#app/sync/exporters/documents/resolve-needs.ts";

/**
 * Books the difference between what stands in the books and what is planned now as a document of its own, dated on the
 * day of the change. A change that is none in money is only remembered.
 */
export async function adjustDocument(
  order: OrderExport,
  plan: SalesDocumentPlan,
  standing: Standing,
): Promise<Result<DocumentBinding>> {
  const { context, facts } = order;
  const parts = [standing.binding, ...standing.adjustments];
  const adjustment = planAdjustment(plan, parts.flatMap(partOf), {
    docNumber: standing.binding.docNumber ?? plan.docNumber,
    position: standing.adjustments.length + 1,
    date: [plan.date, order.changedOn].toSorted().at(-1) ?? plan.date,
  });
  if (!adjustment) return rememberFacts(order, plan, parts.at(-1) ?? standing.binding);
  const moved = moveDocument(adjustment, facts, context.settings);
  if (!moved.ok) return moved;
  const customerId = order.needs.customers.values().next().value ?? null;
  const needs = await resolveNeeds(context, [moved.value], customerId);
  if (!needs.ok) return needs;
  addNeeds(order.needs, needs.value);
  return exportDocument(order, moved.value, hashDocument(plan));
}

async function rememberFacts(
  order: OrderExport,
  plan: SalesDocumentPlan,
  last: DocumentBinding,
): Promise<Result<DocumentBinding>> {
  const binding = { ...last, contentHash: hashDocument(plan) };
  await order.context.ports.bindings.bind(binding);
  remember(order, binding);
  return ok(binding);
}

function partOf({ kind, booked }: DocumentBinding): BookedPart[] {
  if (kind === "payment" || kind === "application" || kind === "journalEntry" || !booked) return [];
  return [{ type: kind, booked }];
}
