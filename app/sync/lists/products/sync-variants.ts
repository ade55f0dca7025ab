import type { Fault, Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { describeConflicts } from "#app/domain/lists/products/describe-fields.ts";
import type { ItemFacts, ItemNames } from "#app/domain/lists/products/item-fields.ts";
import { describeSource } from "#app/domain/lists/products/item-source.ts";
import type { PushPermission } from "#app/domain/lists/products/push-permission.ts";
import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import { inLanes } from "#app/sync/lists/in-lanes.ts";
import { isBundleLink } from "#app/sync/lists/products/item-binding.ts";
import { type ItemContext, itemFacts } from "#app/sync/lists/products/item-context.ts";
import { type PushedItem, pushItem } from "#app/sync/lists/products/push-item.ts";
import { readItemNames } from "#app/sync/lists/products/read-item-names.ts";
import { releaseLinked } from "#app/sync/lists/products/release-linked.ts";
import { inactiveItem } from "#app/sync/lists/products/repair-link.ts";
import { seeVariants, type VariantSight } from "#app/sync/lists/products/see-variants.ts";
import { takeVariants } from "#app/sync/lists/products/take-variants.ts";
import { type ShopUpdate, updateShop } from "#app/sync/lists/products/update-shop.ts";

/** What came of the variants of a product. `missing`: how many have no item and may not get one now. */
export type SyncedVariants = { items: ItemEntry[]; missing: number; faults: Fault[] };
type LinkedSight = VariantSight & { link: NonNullable<VariantSight["link"]> };

/**
 * Brings all variants of a product and their items to agree. A variant that cannot be is a fault of its own, and the others
 * go on.
 */
export async function syncVariants(
  context: ItemContext,
  product: ShopProduct,
  { mayCreate }: PushPermission,
): Promise<SyncedVariants> {
  const facts = itemFacts(context, product.currency);
  const seen = await seeVariants(context, product);
  if (!seen.ok) return { items: [], missing: 0, faults: [seen.fault] };
  const open = seen.value.filter(({ link }) => link === null);
  const taken = mayCreate ? await takeVariants(context, open, facts) : [];
  const found = taken.flatMap((sight) => (sight.ok ? [sight.value] : []));
  await releaseLinked(context, found);
  const linked = [...seen.value, ...found].filter((sight): sight is LinkedSight => sight.link !== null);
  const pushed = await pushAll(context, linked, facts);
  const items = pushed.flatMap((one) => (one.ok ? [one.value] : []));
  const written = await updateShop(context, product, items);
  return {
    items: linked.map(
      ({ source, link }) => items.find((one) => one.source.key === source.key)?.item ?? link.item,
    ),
    missing: mayCreate ? 0 : open.length,
    faults: [
      ...taken.flatMap((sight) => (sight.ok ? [] : [sight.fault])),
      ...pushed.flatMap((one) => (one.ok ? troublesOf(one.value, written) : [one.fault])),
      ...written.faults,
    ],
  };
}

async function pushAll(
  context: ItemContext,
  linked: readonly LinkedSight[],
  facts: ItemFacts,
): Promise<Result<PushedItem>[]> {
  const own = linked.filter(({ link, isFollower }) => !isFollower && !isBundleLink(link.binding));
  const names = await readItemNames(
    context,
    own.map(({ link }) => link.item),
  );
  if (!names.ok) return [names];
  // Two variants that share an item wait for each other: the first speaks for it.
  return inLanes(
    own,
    ({ link }) => [link.item.id],
    (sight) => pushOne(context, sight, facts, names.value),
  );
}

async function pushOne(
  context: ItemContext,
  { source, link }: LinkedSight,
  facts: ItemFacts,
  names: ItemNames,
): Promise<Result<PushedItem>> {
  const pushed = await pushItem(context, { source, ...link }, facts, names);
  if (pushed.ok || pushed.fault.subject !== "") return pushed;
  return { ok: false, fault: { ...pushed.fault, subject: describeSource(source) } };
}

/** What stays open after a merge: fields that a person decides about, and an item that is inactive while its product is sold. */
function troublesOf({ source, item, merge }: PushedItem, { isArchived }: ShopUpdate): Fault[] {
  const what = describeSource(source);
  const conflicts: Fault[] =
    merge.conflicts.length > 0
      ? [{ kind: "conflict", subject: what, what, fields: describeConflicts(merge.conflicts) }]
      : [];
  const isLeftInactive = !item.isActive && source.isActive && !isArchived;
  return isLeftInactive ? [{ ...inactiveItem(item), subject: what }, ...conflicts] : conflicts;
}
