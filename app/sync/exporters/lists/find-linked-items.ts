import { ok, type Result } from "#app/domain/faults/fault.ts";
import { isBundle } from "#app/domain/lists/products/match-item.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { isBundleLink } from "#app/sync/lists/products/item-binding.ts";
import { repairLink } from "#app/sync/lists/products/repair-link.ts";

/** Links of items by their keys; `bundles` are sold as what is in them. */
export type LinkedItems = { items: Map<string, string>; bundles: Map<string, string> };

/**
 * The items that keys are linked to. What the copy knows to be inactive, merged or gone is looked at before anything is
 * booked with it: a merged item is followed, a key whose item is gone counts as not linked.
 */
export async function findLinkedItems(
  context: ExportContext,
  keys: readonly string[],
): Promise<Result<LinkedItems>> {
  const { ports, shop, books } = context;
  const linked: LinkedItems = { items: new Map(), bundles: new Map() };
  if (keys.length === 0) return ok(linked);
  const bindings = await ports.bindings.find(shop, books.realmId, "item", [...keys]);
  const ids = [...new Set(bindings.map(({ qboId }) => qboId))];
  const known = await ports.mirror.find(shop, books.realmId, "Item", ids);
  const entries = new Map(known.map((entry) => [entry.id, entry]));
  for (const binding of bindings) {
    const entry = entries.get(binding.qboId);
    const isSound = !entry || (entry.isActive && !entry.isDeleted);
    const sound = isSound ? ok({ binding, item: entry }) : await repairLink(context, binding, entry);
    if (!sound.ok) return sound;
    if (!sound.value) continue;
    const { key, qboId } = sound.value.binding;
    const { item } = sound.value;
    const isGroup = isBundleLink(binding) || (item !== undefined && isBundle(item));
    (isGroup ? linked.bundles : linked.items).set(key, qboId);
  }
  return ok(linked);
}
