import type { DocumentRef, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { adjustedKey } from "#app/domain/accounting/plan-adjustment.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { type DocumentBinding, describeBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import type { Standing } from "#app/sync/exporters/documents/order-export.ts";

/** What stands in the books for a planned document; null when it is not booked. */
export function findStanding(bindings: readonly DocumentBinding[], plan: DocumentRef): Standing | null {
  const binding = bindings.find((known) => known.kind === plan.type && known.key === plan.key);
  if (!binding) return null;
  const adjustments = bindings
    .filter((known) => adjustedKey(known.key) === plan.key)
    .toSorted((left, right) => positionOf(left) - positionOf(right));
  return { binding, adjustments };
}

const positionOf = ({ key }: DocumentBinding): number => Number(/\d+$/.exec(key)?.[0] ?? 0);

/** A document that stands in the books although the order has no reason for it any more: a choice for a person. */
export function findUnplanned(
  bindings: readonly DocumentBinding[],
  documents: readonly PlannedDocument[],
): Fault | null {
  const planned = new Set(documents.map(({ type, key }) => `${type} ${key}`));
  const keys = new Set(documents.map(({ key }) => key));
  const orphan = bindings.find(({ kind, key }) => {
    // The estimate of the draft order that the order was is booked with that draft.
    if (kind === "estimate") return false;
    const adjusted = adjustedKey(key);
    return adjusted === null ? !planned.has(`${kind} ${key}`) : !keys.has(adjusted);
  });
  if (!orphan) return null;
  const what = `${describeBinding(orphan)}, for which the order has no reason any more`;
  return {
    kind: "changedAfterBooking",
    subject: what,
    what,
    bookedMinor: orphan.totalMinor ?? 0,
    currentMinor: 0,
    currency: orphan.currency ?? "",
  };
}
