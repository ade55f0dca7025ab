import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { readAgain } from "#app/sync/lists/products/find-candidates.ts";
import type { Binding } from "#app/sync/ports.ts";

/**
 * Looks at a link whose item is not as it should be: the copy says inactive or gone. What QuickBooks says now counts. A
 * merged item is followed; the link of one that is gone is taken away, so that the product is offered anew (`null`). A
 * fault `inactive` carries the item, so that a person can make it active again.
 */
export async function repairLink(
  context: ExportContext,
  binding: Binding,
  known: ItemEntry,
): Promise<Result<{ binding: Binding; item: ItemEntry } | null>> {
  const { ports, shop } = context;
  const read = await readAgain(context, [known]);
  if (!read.ok) return read;
  const [item] = read.value;
  if (item?.isActive) return ok({ binding, item });
  if (item) return failed(inactiveItem(item));
  if (known.mergedInto !== null && known.mergedInto !== known.id) {
    return followMerge(context, binding, { ...known, id: known.mergedInto });
  }
  await ports.bindings.unbind(shop, binding.realmId, binding.kind, binding.key);
  return ok(null);
}

async function followMerge(
  context: ExportContext,
  binding: Binding,
  target: ItemEntry,
): Promise<Result<{ binding: Binding; item: ItemEntry } | null>> {
  const [known] = await context.ports.mirror.find(context.shop, binding.realmId, "Item", [target.id]);
  const moved = { ...binding, qboId: target.id };
  const result = await repairLink(context, moved, known ?? { ...target, mergedInto: null });
  if (!result.ok || result.value === null) return result;
  const { item } = result.value;
  const followed = { ...result.value.binding, booksName: item.fullName };
  await context.ports.bindings.bind(followed);
  return ok({ binding: followed, item });
}

/** An inactive item that something is linked to. */
export function inactiveItem(item: ItemEntry) {
  const name = item.name.replace(/ \(deleted\)$/u, "");
  const entry = { kind: "item", id: item.id } as const;
  return { kind: "inactive", subject: "", what: `The item ${name}`, entry } as const;
}
