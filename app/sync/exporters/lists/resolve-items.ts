import type { Bundle } from "#app/domain/accounting/expand-bundle.ts";
import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import { boundIds, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { checkChosenItems } from "#app/sync/exporters/lists/check-chosen-items.ts";
import { createItem } from "#app/sync/exporters/lists/create-item.ts";
import { describeNeed, isBundle, itemName } from "#app/sync/exporters/lists/describe-item.ts";
import { findItemsBySku } from "#app/sync/exporters/lists/find-items-by-sku.ts";
import { readBundle } from "#app/sync/exporters/lists/read-bundle.ts";
import type { BooksItem } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

/** What needs are sold as, by `itemKey`: an item's QBO id, or a bundle. */
export type ResolvedItems = { items: Map<string, string>; bundles: Map<string, Bundle> };

/**
 * The QBO items of any number of needs: chosen in the settings, linked before, found by SKU, or made now. An item is
 * looked at once and linked; QuickBooks itself refuses one that was made inactive later. A bundle is looked at each
 * time: people change what is in it, and its lines are written by us.
 */
export async function resolveItems(
  context: ExportContext,
  needs: readonly ItemNeed[],
): Promise<Result<ResolvedItems>> {
  const open = new Map(needs.map((need) => [itemKey(need), need]));
  const known = await boundIds(context, "item", [...open.keys()]);
  for (const key of known.keys()) open.delete(key);
  if (open.size === 0) return ok({ items: known, bundles: new Map() });
  const found = await waitForLock(context.ports, `${context.shop}/create-item`, () =>
    findOrCreate(context, open),
  );
  if (!found.ok) return found;
  const { items, bundles } = found.value;
  return ok({ items: new Map([...known, ...items]), bundles });
}

async function findOrCreate(
  context: ExportContext,
  needs: ReadonlyMap<string, ItemNeed>,
): Promise<Result<ResolvedItems>> {
  const bundles = new Map<string, Bundle>();
  const ids = await boundIds(context, "item", [...needs.keys()]);
  const open = [...needs].filter(([key]) => !ids.has(key));
  const missing = open.map(([, need]) => need);
  const chosen = await checkChosenItems(context, missing);
  if (!chosen.ok) return chosen;
  const bySku = await findItemsBySku(
    context,
    missing.filter((need) => !need.chosenId),
  );
  if (!bySku.ok) return bySku;
  for (const [key, need] of open) {
    const match = matchOf(need, chosen.value, bySku.value);
    if (match && isBundle(match)) {
      const bundle = await readBundle(context, need, match);
      if (!bundle.ok) return bundle;
      bundles.set(key, bundle.value);
      continue;
    }
    const id = match?.id;
    const item: Result<string> = id ? ok(id) : await provideItem(context, need);
    if (!item.ok) return item;
    await context.ports.bindings.bind({
      ...listBinding(context, "item", key, "Item", item.value),
      name: itemName(need),
    });
    ids.set(key, item.value);
  }
  return ok({ items: ids, bundles });
}

/** What the settings name counts before what has the SKU. */
function matchOf(
  need: ItemNeed,
  chosen: ReadonlyMap<string, BooksItem>,
  bySku: ReadonlyMap<string, BooksItem>,
): BooksItem | undefined {
  if (need.chosenId) return chosen.get(need.chosenId);
  return need.kind === "product" && need.sku ? bySku.get(need.sku) : undefined;
}

async function provideItem(context: ExportContext, need: ItemNeed): Promise<Result<string>> {
  const { defaultItem, whenProductUnknown } = context.settings;
  if (need.kind === "charge" || whenProductUnknown === "create") return createItem(context, need);
  if (whenProductUnknown === "defaultItem" && defaultItem) return ok(defaultItem);
  const what = describeNeed(need);
  return failed({ kind: "unmapped", subject: what, what });
}
