import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import { documentAmount } from "#app/domain/accounting/document-words.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { hashDocument } from "#app/sync/content-hash.ts";
import {
  canAdjust,
  type DocumentBinding,
  describeBinding,
  isAdjustment,
} from "#app/sync/exporters/documents/document-kinds.ts";
import type { Standing } from "#app/sync/exporters/documents/order-export.ts";

/** What has to be done about one planned document. */
export type Decision =
  | { kind: "create" }
  | { kind: "stands"; standing: Standing }
  /** A payment that stands, and settles another amount now: the order changed around it. */
  | { kind: "relink"; standing: Standing }
  | { kind: "update"; standing: Standing }
  | { kind: "adjust"; standing: Standing };

/**
 * Compares a planned document with what stands in the books. The same Shopify facts: nothing to do, whatever the
 * settings are by now. Others: as the setting says. A fault `changedAfterBooking` leaves it to a person. `all`: the links
 * of the order's documents.
 */
export function decideDocument(
  plan: PlannedDocument,
  standing: Standing | null,
  whenChanged: Settings["whenChanged"],
  all: readonly DocumentBinding[],
): Result<Decision> {
  if (!standing) return ok({ kind: "create" });
  const stands: Result<Decision> = ok({ kind: "stands", standing });
  const isEqual = bookedMinor(standing) === documentAmount(plan);
  // Booked by a version that did not keep what it booked: only the amount can be compared.
  if (standing.binding.booked === null) return isEqual ? stands : failed(changed(plan, standing));
  // Somebody else wrote it, so it is never written over: what changes since is booked beside it, or left to a person.
  const isAdopted = standing.binding.matchedBy === "adopted";
  if (hashOf(standing) === hashDocument(plan)) {
    if (isAdopted) return stands;
    const isLinkedAnew = whenChanged === "update" && settlesOtherwise(plan, standing.binding.booked, all);
    return isLinkedAnew ? ok({ kind: "relink", standing }) : stands;
  }
  if (whenChanged === "hold") return failed(changed(plan, standing));
  if (!canAdjust(plan)) {
    // An estimate posts nothing, so there is no difference to book.
    if ((whenChanged === "update" && !isAdopted) || plan.type === "estimate")
      return ok({ kind: "update", standing });
    return isEqual ? stands : failed(changed(plan, standing));
  }
  // An adjusted document stays as it is: changing it now would count its adjustments twice.
  const isAdjusted = standing.adjustments.length > 0;
  return ok({ kind: whenChanged === "adjust" || isAdjusted || isAdopted ? "adjust" : "update", standing });
}

/** The facts that the books stand at: those of the last adjustment. */
const hashOf = ({ binding, adjustments }: Standing): string | null =>
  (adjustments.at(-1) ?? binding).contentHash;

/** An edit after the buyer had paid too much: what the payment had left over settles what the edit added. */
function settlesOtherwise(
  plan: PlannedDocument,
  { links }: BookedContent,
  all: readonly DocumentBinding[],
): boolean {
  // Over adjusting documents links are spread as they are booked.
  if (plan.type !== "payment" || all.some(isAdjustment)) return false;
  const planned = plan.links.map(({ to, amountMinor }) => {
    const target = all.find(({ kind, key }) => kind === to.type && key === to.key);
    return `${target?.qboType} ${target?.qboId} ${amountMinor}`;
  });
  const booked = links.map(({ type, id, amountMinor }) => `${type} ${id} ${amountMinor}`);
  return planned.toSorted().join() !== booked.toSorted().join();
}

function bookedMinor({ binding, adjustments }: Standing): number {
  const signed = adjustments.map((row) => (row.kind === binding.kind ? 1 : -1) * (row.totalMinor ?? 0));
  return sumMinor([binding.totalMinor ?? 0, ...signed]);
}

/** The order is otherwise now than it was booked. */
function changed(plan: PlannedDocument, standing: Standing): Fault {
  const what = describeBinding(standing.binding);
  return {
    kind: "changedAfterBooking",
    subject: what,
    what,
    bookedMinor: bookedMinor(standing),
    currentMinor: documentAmount(plan),
    currency: plan.currency,
  };
}
