import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import { type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { createItem } from "#app/sync/exporters/lists/create-item.ts";
import type { BooksItem } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

type ProductNeed = Extract<ItemNeed, { kind: "product" }>;

/** The QBO item id of each need, in order: chosen in the settings, linked before, found by SKU, or created. */
export async function resolveItems(
  context: ExportContext,
  needs: readonly ItemNeed[],
): Promise<Result<string[]>> {
  const known = await knownItems(context, needs);
  const missing = [
    ...new Map(needs.filter((need) => !known.has(itemKey(need))).map((need) => [itemKey(need), need])),
  ];
  if (missing.length > 0) {
    const found = await waitForLock(context.ports, `${context.shop}/create-item`, () =>
      findOrCreate(
        context,
        missing.map(([, need]) => need),
      ),
    );
    if (!found.ok) return found;
    for (const [key, id] of found.value) known.set(key, id);
  }
  return ok(needs.map((need) => known.get(itemKey(need)) ?? ""));
}

async function knownItems(context: ExportContext, needs: readonly ItemNeed[]): Promise<Map<string, string>> {
  const keys = [...new Set(needs.map(itemKey))];
  const bindings = await context.ports.bindings.find(context.shop, context.books.realmId, "item", keys);
  const known = new Map(bindings.map((binding) => [binding.key, binding.qboId]));
  for (const need of needs) {
    const chosen = need.kind === "charge" ? context.settings.chargeItems[need.charge] : null;
    if (chosen) known.set(itemKey(need), chosen);
  }
  return known;
}

async function findOrCreate(context: ExportContext, needs: ItemNeed[]): Promise<Result<Map<string, string>>> {
  const ids = await knownItems(context, needs);
  const bySku = await findBySku(
    context,
    needs.filter((need) => !ids.has(itemKey(need))),
  );
  if (!bySku.ok) return bySku;
  for (const need of needs) {
    const key = itemKey(need);
    if (ids.has(key)) continue;
    const match = need.kind === "product" && need.sku ? bySku.value.get(need.sku) : undefined;
    const id: Result<string> = match ? ok(match.id) : await provideItem(context, need);
    if (!id.ok) return id;
    await context.ports.bindings.bind(listBinding(context, "item", key, "Item", id.value));
    ids.set(key, id.value);
  }
  return ok(ids);
}

/** Active sellable items by SKU, exactly. Two items of one SKU are a choice for a person, never a guess. */
async function findBySku(context: ExportContext, needs: ItemNeed[]): Promise<Result<Map<string, BooksItem>>> {
  const skus = [...new Set(needs.flatMap((need) => (need.kind === "product" && need.sku ? [need.sku] : [])))];
  if (skus.length === 0) return ok(new Map());
  const found = await context.books.findItemsBySkus(skus);
  if (!found.ok) return found;
  const matches = new Map<string, BooksItem>();
  for (const sku of skus) {
    const fitting = found.value.filter(
      (item) => item.sku === sku && item.isActive && item.type !== "Category",
    );
    if (fitting.length > 1) {
      return failed({
        kind: "ambiguous",
        subject: `SKU ${sku}`,
        what: `SKU ${sku}`,
        candidates: fitting.map((item) => item.name),
      });
    }
    if (fitting[0]) matches.set(sku, fitting[0]);
  }
  return ok(matches);
}

async function provideItem(context: ExportContext, need: ItemNeed): Promise<Result<string>> {
  if (need.kind === "charge" || context.settings.whenProductUnknown === "create")
    return createItem(context, need);
  const { defaultItem, whenProductUnknown } = context.settings;
  if (whenProductUnknown === "defaultItem" && defaultItem) return ok(defaultItem);
  return failed({ kind: "unmapped", subject: describeProduct(need), what: describeProduct(need) });
}

function describeProduct(need: ProductNeed): string {
  return need.sku ? `the product "${need.title}" (SKU ${need.sku})` : `the product "${need.title}"`;
}
