import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { describeNeed } from "#app/sync/exporters/lists/describe-item.ts";
import { inLanes } from "#app/sync/lists/in-lanes.ts";
import { type FreshItems, readBySku } from "#app/sync/lists/products/find-candidates.ts";
import { type ItemContext, itemFacts } from "#app/sync/lists/products/item-context.ts";
import {
  type NeededSource,
  needSource,
  type ProductNeed,
  productReader,
} from "#app/sync/lists/products/need-source.ts";
import { itemLockKeys, takeItem } from "#app/sync/lists/products/take-item.ts";

const actor: Actor = { kind: "system", name: "Plumbline" };

/**
 * The items of products that orders sell, by `itemKey`: found or made side by side, so that their calls travel together,
 * and each on its own, so that one slow item holds up only who needs it. Their products are looked at afterwards.
 */
export async function provideProducts(
  context: ExportContext,
  needs: readonly ProductNeed[],
  earliestDay: string | null,
): Promise<Result<Map<string, ItemEntry>>> {
  if (needs.length === 0) return ok(new Map());
  const facts = await context.books.readFacts();
  if (!facts.ok) return facts;
  const whole: ItemContext = { ...context, facts: facts.value };
  const readProduct = productReader(context);
  const sources = await Promise.all(needs.map((need) => needSource(context, need, readProduct)));
  const unreadable = sources.find((source) => !source.ok);
  if (unreadable && !unreadable.ok) return unreadable;
  const known = sources.flatMap((source) => (source.ok ? [source.value] : []));
  const fresh = await freshItems(whole, known);
  if (!fresh.ok) return fresh;
  const taken = await inLanes(
    known,
    ({ source }) => itemLockKeys(whole, source),
    (needed, index) => takeNeeded(whole, needed, needs[index], fresh.value, earliestDay),
  );
  const items = new Map<string, ItemEntry>();
  for (const [index, item] of taken.entries()) {
    if (!item.ok) return item;
    const need = needs[index];
    if (need) items.set(itemKey(need), item.value);
  }
  await askForProducts(context, known);
  return ok(items);
}

/**
 * Where products without an item go to the default one, the copy is enough: a product that got its own item a moment ago
 * may go there once more, and asking QuickBooks for every order would cost a read each.
 */
async function freshItems(context: ItemContext, known: readonly NeededSource[]): Promise<Result<FreshItems>> {
  const { ports, shop, books, settings } = context;
  if (settings.whenProductUnknown === "defaultItem") {
    const states = await ports.mirror.states(shop, books.realmId);
    if (states.some(({ type, filledAt }) => type === "Item" && filledAt !== null)) return ok(new Map());
  }
  return readBySku(
    context,
    known.map(({ source }) => source),
  );
}

async function takeNeeded(
  context: ItemContext,
  { source, currency }: NeededSource,
  need: ProductNeed | undefined,
  fresh: FreshItems,
  earliestOrder: string | null,
): Promise<Result<ItemEntry>> {
  const { defaultItem, whenProductUnknown } = context.settings;
  const mayCreate = whenProductUnknown === "create";
  const facts = itemFacts(context, currency);
  const taken = await takeItem(context, source, { facts, earliestOrder, fresh, mayCreate });
  if (!taken.ok) return taken;
  if (taken.value) return ok(taken.value.item);
  if (whenProductUnknown === "defaultItem" && defaultItem) return readDefault(context, defaultItem);
  const what = need ? describeNeed(need) : "a product";
  const choice = { kind: "item", key: source.key, name: what } as const;
  return failed({ kind: "unmapped", subject: what, what, choice });
}

/** The item that stands in for products that QuickBooks does not have. They are not linked to it: they may get their own. */
async function readDefault(context: ItemContext, id: string): Promise<Result<ItemEntry>> {
  const [known] = await context.ports.mirror.find(context.shop, context.books.realmId, "Item", [id]);
  if (known?.isActive && !known.isDeleted) return ok(known);
  const read = await context.books.findItemsByIds([id]);
  if (!read.ok) return read;
  const [item] = read.value;
  if (item?.isActive) {
    await context.ports.mirror.put(context.shop, context.books.realmId, [item]);
    return ok(item);
  }
  const what = `the default item with the number ${id}`;
  return failed(item ? { kind: "inactive", subject: "", what } : { kind: "missing", subject: "", what });
}

async function askForProducts(
  { ports, shop }: ExportContext,
  sources: readonly NeededSource[],
): Promise<void> {
  const ids = new Set(sources.flatMap(({ source }) => source.productId ?? []));
  if (ids.size > 0) await ports.records.request(shop, "product", [...ids], actor);
}
