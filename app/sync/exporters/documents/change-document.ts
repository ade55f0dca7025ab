import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { type Fault, ok, type Result } from "#app/domain/faults/fault.ts";
import { adjustDocument } from "#app/sync/exporters/documents/adjust-document.ts";
import {
  canAdjust,
  type DocumentBinding,
  isAdjustment,
} from "#app/sync/exporters/documents/document-kinds.ts";
import type { OrderExport, Standing } from "#app/sync/exporters/documents/order-export.ts";
import { updateDocument } from "#app/sync/exporters/documents/update-document.ts";

/** What keeps a document as it is for good, while the difference can still be booked. */
const unchangeable = new Set<Fault["kind"]>(["closedPeriod", "frozen"]);

/** Changes a booked document, or books the difference where that is set, or where it can be changed no more. */
export async function changeDocument(
  order: OrderExport,
  plan: PlannedDocument,
  { kind, standing }: { kind: "update" | "adjust"; standing: Standing },
): Promise<Result<DocumentBinding>> {
  if (kind === "adjust" && canAdjust(plan)) return adjustDocument(order, plan, standing);
  const updated = await updateDocument(order, plan, standing.binding);
  if (updated.ok || !unchangeable.has(updated.fault.kind) || !canAdjust(plan)) return updated;
  return adjustDocument(order, plan, standing);
}

/**
 * Lets a booked payment settle what the plan says now; its amount, day and account stay. One that can be changed no more
 * stays as it is: the books are right all the same, and what it has left is the customer's. So does one of an order with
 * adjusting documents, over which its links are spread.
 */
export async function relinkPayment(
  order: OrderExport,
  plan: PlannedDocument,
  { binding }: Standing,
): Promise<Result<DocumentBinding>> {
  if (order.standing.some(isAdjustment)) return ok(binding);
  const linked = await updateDocument(order, plan, binding);
  return linked.ok || !unchangeable.has(linked.fault.kind) ? linked : ok(binding);
}
