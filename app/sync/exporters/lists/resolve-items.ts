import type { Bundle } from "#app/domain/accounting/expand-bundle.ts";
import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { isBundle } from "#app/domain/lists/products/match-item.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import { type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { checkChosenItems } from "#app/sync/exporters/lists/check-chosen-items.ts";
import { createChargeItem } from "#app/sync/exporters/lists/create-charge-item.ts";
import { describeNeed } from "#app/sync/exporters/lists/describe-item.ts";
import { findLinkedItems } from "#app/sync/exporters/lists/find-linked-items.ts";
import { provideProducts } from "#app/sync/exporters/lists/provide-products.ts";
import { readBundle } from "#app/sync/exporters/lists/read-bundle.ts";
import type { ProductNeed } from "#app/sync/lists/products/need-source.ts";

/** What needs are sold as, by `itemKey`: an item's QBO id, or a bundle. */
export type ResolvedItems = { items: Map<string, string>; bundles: Map<string, Bundle> };

/**
 * The QBO items of any number of needs: chosen in the settings, linked before, found by SKU or name, or made now. An item
 * is looked at once and linked; a bundle is looked at each time: people change what is in it, and its lines are written
 * by us. `earliestDay`: of the documents that need them, `YYYY-MM-DD`.
 */
export async function resolveItems(
  context: ExportContext,
  needs: readonly ItemNeed[],
  earliestDay: string | null,
): Promise<Result<ResolvedItems>> {
  const wanted = new Map(needs.map((need) => [itemKey(need), need]));
  const linked = await findLinkedItems(context, [...wanted.keys()]);
  if (!linked.ok) return linked;
  const { items, bundles } = linked.value;
  const open = [...wanted].filter(([key]) => !items.has(key) && !bundles.has(key)).map(([, need]) => need);
  const chosen = await linkChosen(context, open);
  if (!chosen.ok) return chosen;
  for (const need of open.filter(isCharge)) {
    const item = await createChargeItem(context, need);
    if (!item.ok) return item;
    items.set(itemKey(need), item.value);
  }
  const products = await provideProducts(context, open.filter(isProduct), earliestDay);
  if (!products.ok) return products;
  for (const found of [chosen.value, products.value]) {
    for (const [key, item] of found) (isBundle(item) ? bundles : items).set(key, item.id);
  }
  const whole = await readBundles(context, wanted, bundles);
  return whole.ok ? ok({ items, bundles: whole.value }) : whole;
}

type Chosen = { chosenId: null };
const isCharge = (need: ItemNeed): need is Extract<ItemNeed, { kind: "charge" }> & Chosen =>
  need.kind === "charge" && need.chosenId === null;
const isProduct = (need: ItemNeed): need is ProductNeed & Chosen =>
  need.kind === "product" && need.chosenId === null;

async function linkChosen(
  context: ExportContext,
  open: readonly ItemNeed[],
): Promise<Result<Map<string, ItemEntry>>> {
  const chosen = await checkChosenItems(context, open);
  if (!chosen.ok) return chosen;
  const items = new Map<string, ItemEntry>();
  for (const need of open) {
    const item = need.chosenId === null ? undefined : chosen.value.get(need.chosenId);
    if (!item) continue;
    const key = itemKey(need);
    items.set(key, item);
    if (isBundle(item)) continue;
    const names = { name: describeNeed(need), booksName: item.fullName };
    await context.ports.bindings.bind({ ...listBinding(context, "item", key, "Item", item.id), ...names });
  }
  return ok(items);
}

async function readBundles(
  context: ExportContext,
  wanted: ReadonlyMap<string, ItemNeed>,
  ids: ReadonlyMap<string, string>,
): Promise<Result<Map<string, Bundle>>> {
  const bundles = new Map<string, Bundle>();
  if (ids.size === 0) return ok(bundles);
  const found = await context.books.findItemsByIds([...new Set(ids.values())]);
  if (!found.ok) return found;
  for (const [key, id] of ids) {
    const need = wanted.get(key);
    const item = found.value.find((entry) => entry.id === id);
    if (!need) continue;
    if (!item) return failed({ kind: "missing", subject: "", what: `the bundle of ${describeNeed(need)}` });
    const bundle = await readBundle(context, need, item);
    if (!bundle.ok) return bundle;
    bundles.set(key, bundle.value);
  }
  return ok(bundles);
}
