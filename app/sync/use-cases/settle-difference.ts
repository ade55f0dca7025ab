import { agreedFor, choicesOf, type DifferenceChoice } from "#app/domain/lists/drift/difference-choices.ts";
import { isListKind } from "#app/domain/lists/links/link-groups.ts";
import { isSameValue } from "#app/domain/lists/merge-fields.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { LinkDifference, LinkRef, SyncPorts } from "#app/sync/ports.ts";
import { type EditOutcome, type EditPorts, releaseWaiting } from "#app/sync/use-cases/edit-link.ts";

type SettlePorts = Pick<SyncPorts, "differences"> & Pick<EditPorts, "links" | "records">;

/** The difference as the person saw it: what changed since is looked at again. */
export type SeenDifference = Pick<LinkDifference, "field" | "shopify" | "quickbooks">;

const changedMeanwhile = "This has changed meanwhile. Look at it again.";

/**
 * Does what a person chose about a field that differs. Nothing is written from here: what both sides are taken to have agreed
 * on is changed, and the record considered again, so that the merge writes the chosen value as it writes every other.
 */
export async function settleDifference(
  ports: SettlePorts,
  wish: { link: LinkRef; seen: SeenDifference; choice: DifferenceChoice; actor: Actor },
): Promise<EditOutcome> {
  const { link, seen, choice, actor } = wish;
  const difference = (await ports.differences.list(link)).find(({ field }) => field === seen.field);
  const isAsSeen =
    difference &&
    isSameValue(difference.shopify, seen.shopify) &&
    isSameValue(difference.quickbooks, seen.quickbooks);
  if (!isAsSeen || !isListKind(link.kind)) return { ok: false, reason: changedMeanwhile };
  if (!choicesOf(difference).includes(choice)) {
    return {
      ok: false,
      reason: "The settings do not let this value be written. Change who wins there first.",
    };
  }
  if (choice === "leave") {
    const isLeft = await ports.differences.accept(link, seen.field, `${seen.field} differs`, actor);
    return isLeft ? { ok: true, released: 0 } : { ok: false, reason: changedMeanwhile };
  }
  const agreed = agreedFor(choice, difference);
  const change = choice === "shopify" ? "restored" : "accepted";
  const note = `${seen.field}: the value of ${choice === "shopify" ? "Shopify" : "QuickBooks"}`;
  const isSettled = await ports.differences.settle(link, { field: seen.field, agreed, change, note }, actor);
  if (!isSettled) return { ok: false, reason: changedMeanwhile };
  return {
    ok: true,
    released: await releaseWaiting(ports, link.shop, [{ kind: link.kind, key: link.key }], actor),
  };
}
