import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { describeSource, type ItemSource } from "#app/domain/lists/products/item-source.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";

/** What may be the item of a variant. `takenBy`: other variants that an item is linked to, by its id. */
export type ItemCandidates = {
  bySku: readonly ItemEntry[];
  byName: readonly ItemEntry[];
  takenBy: ReadonlyMap<string, readonly string[]>;
};
export type ItemMatch = { item: ItemEntry; by: "sku" | "name" };

/** Types that a line of a document can sell; a category only organises, and a bundle is sold as its items. */
export const isSellable = ({ itemType }: Pick<ItemEntry, "itemType">): boolean =>
  itemType !== "Category" && itemType !== "Group";
export const isBundle = ({ itemType }: Pick<ItemEntry, "itemType">): boolean => itemType === "Group";

/**
 * Finds the item that a variant is: by SKU, else by name. Never a guess: several that fit are a choice for a person, and
 * an item of that name with another SKU is another item. Null: none is there yet. Faults: `ambiguous`; `inactive` where
 * only inactive items carry the SKU; `skuTrouble` where the SKU alone cannot tell; `unmapped` for a bundle, which
 * QuickBooks lets nobody make from outside.
 */
export function matchItem(
  source: ItemSource,
  candidates: ItemCandidates,
  settings: Pick<ProductSettings, "whenSkuShared" | "whenSkuEmpty">,
): Result<ItemMatch | null> {
  if (matchKey(source.sku) === null && settings.whenSkuEmpty === "hold") {
    return failed(skuTrouble(source, "none", []));
  }
  const bySku = chooseBySku(source, candidates, settings);
  if (!bySku.ok || bySku.value) return bySku;
  // A name can stand in several categories.
  const namesakes = candidates.byName.filter((item) => isNamesake(item, source, candidates));
  if (namesakes.length > 1) return failed(severalItems(source, namesakes, `the name ${namesakes[0]?.name}`));
  if (namesakes[0]) return ok({ item: namesakes[0], by: "name" });
  return source.isBundle ? failed(noBundle(source)) : ok(null);
}

function chooseBySku(
  source: ItemSource,
  { bySku, takenBy }: ItemCandidates,
  { whenSkuShared }: Pick<ProductSettings, "whenSkuShared">,
): Result<ItemMatch | null> {
  const key = matchKey(source.sku);
  if (key === null) return ok(null);
  const fitting = bySku.filter((item) => matchKey(item.sku) === key && fits(item, source));
  const active = fitting.filter((item) => item.isActive);
  const free = whenSkuShared === "ownItems" ? active.filter(({ id }) => !takenBy.has(id)) : active;
  // Two SKUs that differ by capitals alone are two to Shopify: what is written the same comes first.
  const exact = free.filter((item) => item.sku === source.sku);
  const choice = exact.length > 0 ? exact : free;
  const [item] = choice;
  if (choice.length > 1) return failed(severalItems(source, choice, `the SKU ${source.sku}`));
  if (item) {
    const others = takenBy.get(item.id) ?? [];
    return others.length > 0 && whenSkuShared === "hold"
      ? failed(skuTrouble(source, "shared", others))
      : ok({ item, by: "sku" });
  }
  const [inactive] = active.length === 0 ? fitting : [];
  return inactive ? failed(inactiveItem(source, inactive)) : ok(null);
}

/** A bundle of the shop is a bundle of the books; everything else may be either, as people make both in QuickBooks. */
function fits(item: ItemEntry, source: ItemSource): boolean {
  return isBundle(item) || (isSellable(item) && !source.isBundle);
}

function isNamesake(item: ItemEntry, source: ItemSource, { takenBy }: ItemCandidates): boolean {
  if (!item.isActive || !fits(item, source)) return false;
  const isOther = item.sku !== null && source.sku !== null && matchKey(item.sku) !== matchKey(source.sku);
  return !isOther && !takenBy.has(item.id);
}

function severalItems(source: ItemSource, items: readonly ItemEntry[], what: string): Fault {
  const name = describeSource(source);
  return {
    kind: "ambiguous",
    subject: name,
    what,
    candidates: items.map(({ id, fullName }) => ({ id, name: fullName })),
    choice: { kind: "item", key: source.key, name },
  };
}

function inactiveItem(source: ItemSource, item: ItemEntry): Fault {
  const subject = describeSource(source);
  const what = `The item ${item.name.replace(/ \(deleted\)$/u, "")} with the SKU ${source.sku}`;
  return { kind: "inactive", subject, what, entry: { kind: "item", id: item.id } };
}

function skuTrouble(source: ItemSource, trouble: "none" | "shared", others: readonly string[]): Fault {
  return {
    kind: "skuTrouble",
    subject: describeSource(source),
    sku: source.sku,
    trouble,
    others: others.length,
  };
}

function noBundle(source: ItemSource): Fault {
  const what = `the bundle ${describeSource(source)}: QuickBooks lets only people make bundles. Make one there with this SKU or name`;
  return { kind: "unmapped", subject: describeSource(source), what };
}
