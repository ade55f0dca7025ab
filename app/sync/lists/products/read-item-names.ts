import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { ItemNames } from "#app/domain/lists/products/item-fields.ts";
import { findEntries } from "#app/sync/lists/find-entries.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";

/**
 * The names of the categories and vendors of items, as the shop calls what is linked: a vendor that had to be called
 * otherwise in QuickBooks, because a customer has the name, is the same vendor. Only what the settings keep in step is read.
 */
export async function readItemNames(
  context: ItemContext,
  items: readonly ItemEntry[],
): Promise<Result<ItemNames>> {
  const { category, vendors } = context.settings.products;
  const parentIds = category === "none" ? [] : items.flatMap(({ parentId }) => parentId ?? []);
  const vendorIds =
    vendors === "off" ? [] : items.flatMap(({ preferredVendorId }) => preferredVendorId ?? []);
  const categories = await readNames(context, "Item", "category", parentIds);
  if (!categories.ok) return categories;
  const vendorNames = await readNames(context, "Vendor", "vendor", vendorIds);
  if (!vendorNames.ok) return vendorNames;
  return ok({ categories: categories.value, vendors: vendorNames.value });
}

async function readNames(
  { ports, shop, books }: ItemContext,
  type: "Item" | "Vendor",
  kind: "category" | "vendor",
  ids: readonly string[],
): Promise<Result<Map<string, string>>> {
  if (ids.length === 0) return ok(new Map());
  const found = await findEntries(ports, shop, books.realmId, type, ids);
  if (!found.ok) return found;
  const names = new Map([...found.value].map(([id, entry]) => [id, entry.fullName]));
  for (const link of await ports.bindings.findByQboIds(shop, books.realmId, type, ids)) {
    if (link.kind === kind && link.name) names.set(link.qboId, link.name);
  }
  return ok(names);
}
