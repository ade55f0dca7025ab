import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { type ItemSource, variantSource } from "#app/domain/lists/products/item-source.ts";
import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import { findEntries } from "#app/sync/lists/find-entries.ts";
import { isVariantKey } from "#app/sync/lists/products/find-candidates.ts";
import { isBundleLink } from "#app/sync/lists/products/item-binding.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { repairLink } from "#app/sync/lists/products/repair-link.ts";
import type { Binding } from "#app/sync/ports.ts";

/** A variant with the item that it is linked to, if any. */
export type VariantSight = {
  source: ItemSource;
  link: { binding: Binding; item: ItemEntry } | null;
  /** Another variant shares the item and speaks for it: this one changes nothing about it. */
  isFollower: boolean;
};

/** All variants of a product with their links, as the copy knows the items; merged items are followed, gone ones let go. */
export async function seeVariants(
  context: ItemContext,
  product: ShopProduct,
): Promise<Result<VariantSight[]>> {
  const { ports, shop, books, settings } = context;
  const sources = product.variants.map((variant) => variantSource(product, variant));
  const keys = sources.map(({ key }) => key);
  const bindings = (await ports.bindings.find(shop, books.realmId, "item", keys)).filter(
    // What earlier versions linked to the stand-in for unknown products has no item of its own.
    ({ qboId }) => qboId !== settings.defaultItem,
  );
  const ids = [...new Set(bindings.map(({ qboId }) => qboId))];
  const items = await findEntries(ports, shop, books.realmId, "Item", ids);
  if (!items.ok) return items;
  const leaders = await findLeaders(context, ids);
  const sights: VariantSight[] = [];
  for (const source of sources) {
    const binding = bindings.find(({ key }) => key === source.key) ?? null;
    const link = binding ? await followLink(context, binding, items.value.get(binding.qboId)) : ok(null);
    if (!link.ok) return link;
    const leader = link.value && leaders.get(link.value.binding.qboId);
    sights.push({
      source,
      link: link.value,
      isFollower: leader !== null && leader !== undefined && leader !== source.key,
    });
  }
  return ok(sights);
}

async function followLink(
  context: ItemContext,
  binding: Binding,
  item: ItemEntry | undefined,
): Promise<Result<VariantSight["link"]>> {
  const { ports, shop, books } = context;
  if (item && !item.isDeleted) return ok({ binding, item });
  if (item) {
    const repaired = await repairLink(context, binding, item);
    // An inactive item that a merge led to is looked at as every inactive item is.
    if (repaired.ok || repaired.fault.kind !== "inactive") return repaired;
    const [moved] = await ports.bindings.find(shop, books.realmId, "item", [binding.key]);
    const found = await findEntries(ports, shop, books.realmId, "Item", [moved?.qboId ?? binding.qboId]);
    if (!found.ok) return found;
    const target = found.value.get(moved?.qboId ?? binding.qboId);
    return ok(target ? { binding: moved ?? binding, item: target } : null);
  }
  // Neither the copy nor QuickBooks has it: it is gone.
  await ports.bindings.unbind(shop, books.realmId, "item", binding.key);
  return ok(null);
}

/** Of several variants that share an item the one that was compared with it first speaks for it. */
async function findLeaders(
  { ports, shop, books }: ItemContext,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const leaders = new Map<string, string>();
  for (const link of await ports.bindings.findByQboIds(shop, books.realmId, "Item", ids)) {
    const isLeader =
      link.kind === "item" && isVariantKey(link.key) && link.agreed !== null && !isBundleLink(link);
    if (isLeader && !leaders.has(link.qboId)) leaders.set(link.qboId, link.key);
  }
  return leaders;
}
