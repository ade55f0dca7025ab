import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { itemName } from "#app/domain/lists/products/item-name.ts";
import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import type { ItemCandidates } from "#app/domain/lists/products/match-item.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";

/** Items as QuickBooks had them a moment ago, by id. */
export type FreshItems = Map<string, ItemEntry>;

/**
 * Asks QuickBooks for all items with the SKUs of these sources, one metered read for thirty. What is found goes into the
 * copy. An item that people made a minute ago is found, too: a copy that is some minutes old could let a second one be
 * made beside it.
 */
export async function readBySku(
  { ports, shop, books }: ExportContext,
  sources: readonly ItemSource[],
): Promise<Result<FreshItems>> {
  const skus = new Set(sources.flatMap(({ sku }) => (matchKey(sku) === null ? [] : [sku ?? ""])));
  if (skus.size === 0) return ok(new Map());
  const found = await books.findItemsBySkus([...skus]);
  if (!found.ok) return found;
  await ports.mirror.put(shop, books.realmId, found.value);
  return ok(new Map(found.value.map((item) => [item.id, item])));
}

/**
 * What may be the item of a source: by SKU what QuickBooks answered and what workers beside this one made since, by name
 * what the copy knows. What only the copy knows is read again before it counts.
 */
export async function findCandidates(
  context: ExportContext,
  source: ItemSource,
  fresh: FreshItems,
): Promise<Result<ItemCandidates>> {
  const { ports, shop, books, settings } = context;
  const nameKey = matchKey(itemName(source, settings.products.nameFormat));
  const skuKey = matchKey(source.sku);
  const match = (by: "sku" | "name", key: string | null) =>
    key === null ? Promise.resolve([]) : ports.mirror.match(shop, books.realmId, "Item", by, [key]);
  const [bySku, byName] = await Promise.all([match("sku", skuKey), match("name", nameKey)]);
  const unsure = [...bySku, ...byName.filter((item) => item.isActive)].filter(({ id }) => !fresh.has(id));
  const read = await readAgain(context, unsure);
  if (!read.ok) return read;
  const known = [...fresh.values(), ...read.value];
  const found = {
    bySku: skuKey === null ? [] : known.filter((item) => matchKey(item.sku) === skuKey),
    byName: known.filter((item) => matchKey(item.name) === nameKey),
  };
  return ok({ ...found, takenBy: await findTaken(context, source, [...found.bySku, ...found.byName]) });
}

/** Items by id as they are now; one that is gone is marked so in the copy. */
export async function readAgain(
  { ports, shop, books }: ExportContext,
  items: readonly ItemEntry[],
): Promise<Result<ItemEntry[]>> {
  if (items.length === 0) return ok([]);
  const read = await books.lists.readEntries("Item", [...new Set(items.map(({ id }) => id))]);
  if (!read.ok) return read;
  const there = new Set(read.value.map(({ id }) => id));
  const gone = items
    .filter(({ id }) => !there.has(id))
    .map((item) => ({ ...item, isDeleted: true, changedAt: ports.clock.now() }));
  await ports.mirror.put(shop, books.realmId, [...read.value, ...gone]);
  return read;
}

/** Which of the items belong to other variants. What an order knew by its words alone takes nothing away. */
export async function findTaken(
  { ports, shop, books }: ExportContext,
  source: Pick<ItemSource, "key">,
  items: readonly ItemEntry[],
): Promise<Map<string, string[]>> {
  const taken = new Map<string, string[]>();
  if (!isVariantKey(source.key) || items.length === 0) return taken;
  const ids = items.map(({ id }) => id);
  for (const { key, qboId, kind } of await ports.bindings.findByQboIds(shop, books.realmId, "Item", ids)) {
    if (kind !== "item" || key === source.key || !isVariantKey(key)) continue;
    taken.set(qboId, [...(taken.get(qboId) ?? []), key]);
  }
  return taken;
}

/** Links of variants, among those of charges, chosen items and words. */
export const isVariantKey = (key: string): boolean => key.startsWith("gid://shopify/ProductVariant/");
