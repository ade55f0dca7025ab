import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import { boundIds, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { checkChosenItems } from "#app/sync/exporters/lists/check-chosen-items.ts";
import { createItem } from "#app/sync/exporters/lists/create-item.ts";
import { describeNeed } from "#app/sync/exporters/lists/describe-item.ts";
import { findItemsBySku } from "#app/sync/exporters/lists/find-items-by-sku.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

/**
 * The QBO item ids of any number of needs, by `itemKey`: chosen in the settings, linked before, found by SKU, or made
 * now. An item is looked at once and linked; QuickBooks itself refuses one that was made inactive later.
 */
export async function resolveItems(
  context: ExportContext,
  needs: readonly ItemNeed[],
): Promise<Result<Map<string, string>>> {
  const open = new Map(needs.map((need) => [itemKey(need), need]));
  const known = await boundIds(context, "item", [...open.keys()]);
  for (const key of known.keys()) open.delete(key);
  if (open.size === 0) return ok(known);
  const found = await waitForLock(context.ports, `${context.shop}/create-item`, () =>
    findOrCreate(context, open),
  );
  return found.ok ? ok(new Map([...known, ...found.value])) : found;
}

async function findOrCreate(
  context: ExportContext,
  needs: ReadonlyMap<string, ItemNeed>,
): Promise<Result<Map<string, string>>> {
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
    const match = need.kind === "product" && need.sku ? bySku.value.get(need.sku)?.id : undefined;
    const id = need.chosenId ?? match;
    const item: Result<string> = id ? ok(id) : await provideItem(context, need);
    if (!item.ok) return item;
    await context.ports.bindings.bind(listBinding(context, "item", key, "Item", item.value));
    ids.set(key, item.value);
  }
  return ok(ids);
}

async function provideItem(context: ExportContext, need: ItemNeed): Promise<Result<string>> {
  const { defaultItem, whenProductUnknown } = context.settings;
  if (need.kind === "charge" || whenProductUnknown === "create") return createItem(context, need);
  if (whenProductUnknown === "defaultItem" && defaultItem) return ok(defaultItem);
  const what = describeNeed(need);
  return failed({ kind: "unmapped", subject: what, what });
}
