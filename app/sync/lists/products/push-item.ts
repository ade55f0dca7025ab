import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import {
  type FieldConflict,
  type FieldValue,
  type FieldValues,
  isSameValue,
  type Merge,
} from "#app/domain/lists/merge-fields.ts";
import {
  entryFields,
  type ItemFacts,
  type ItemNames,
  sourceFields,
} from "#app/domain/lists/products/item-fields.ts";
import { itemNameCandidates } from "#app/domain/lists/products/item-name.ts";
import { describeSource, type ItemSource } from "#app/domain/lists/products/item-source.ts";
import { type ItemSides, itemPolicy, mergeItem } from "#app/domain/lists/products/merge-item.ts";
import { itemAccountIds } from "#app/sync/lists/products/item-account-ids.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { resolveCategory } from "#app/sync/lists/products/resolve-category.ts";
import { resolveVendor } from "#app/sync/lists/products/resolve-vendor.ts";
import type { Binding, ItemChange } from "#app/sync/ports.ts";

/** A linked variant on its way: the item as it is now, and what the merge says. */
export type PushedItem = { source: ItemSource; binding: Binding; item: ItemEntry; merge: Merge };
type Linked = { source: ItemSource; binding: Binding; item: ItemEntry };

/** Merges a linked variant and its item as the policies say, without writing anything. */
export function mergeLinked({ source, binding, item }: Linked, facts: ItemFacts, names: ItemNames) {
  const quickbooks = entryFields(item, facts, names);
  const shopify = sourceFields(source, facts, { books: quickbooks, agreed: binding.agreed });
  const { agreed, matchedBy } = binding;
  const sides = { source, shopify, quickbooks, agreed, matchedBy };
  return { ...sides, sides, merge: mergeItem(sides, facts) };
}

/**
 * Brings the item of a variant to what the merge says, and remembers what both sides agree on. Nothing is sent when
 * nothing differs. An item that somebody changed meanwhile is read again and merged once more.
 */
export async function pushItem(
  context: ItemContext,
  linked: Linked,
  facts: ItemFacts,
  names: ItemNames,
): Promise<Result<PushedItem>> {
  const first = await writeItem(context, linked, facts, names);
  if (first.ok || first.fault.kind !== "stale") return first;
  const { ports, shop, books } = context;
  const read = await books.lists.readEntries("Item", [linked.item.id]);
  if (!read.ok) return read;
  const [item] = read.value;
  if (!item) return first;
  await ports.mirror.put(shop, books.realmId, [item]);
  return writeItem(context, { ...linked, item }, facts, names);
}

async function writeItem(
  context: ItemContext,
  linked: Linked,
  facts: ItemFacts,
  names: ItemNames,
): Promise<Result<PushedItem>> {
  const { source, binding } = linked;
  const { merge, sides } = mergeLinked(linked, facts, names);
  await noteDifferences(context, sides, merge);
  const written = await sendChange(context, linked, merge.toQuickBooks, facts);
  if (!written.ok) return written;
  const { item, name } = written.value;
  const agreed = { ...withoutShopify(merge, binding.agreed), ...(name !== undefined && { name }) };
  const kept = await keepAgreed(context, binding, item, agreed, describeSource(source));
  return ok({ source, binding: kept, item, merge });
}

/** Says what stays different, for the page of links that need a look. */
async function noteDifferences(
  { ports, shop, books, settings }: ItemContext,
  sides: ItemSides,
  merge: Merge,
) {
  const told = (isConflict: boolean) => (difference: FieldConflict) => {
    const { field, shopify, quickbooks } = difference;
    return { field, shopify, quickbooks, flow: itemPolicy(field, sides, settings.products).flow, isConflict };
  };
  const link = { shop, realmId: books.realmId, kind: "item", key: sides.source.key };
  // Fields that nobody may write are not meant to be the same.
  const drift = merge.drift.map(told(false)).filter(({ flow }) => flow !== "none");
  await ports.differences.note(link, [...merge.conflicts.map(told(true)), ...drift]);
}

/** What goes to Shopify is agreed once it is there. */
function withoutShopify(
  { agreed, toShopify }: Merge,
  before: FieldValues | null,
): Record<string, FieldValue> {
  const left = Object.entries(agreed).filter(([field]) => !(field in toShopify));
  const kept = Object.keys(toShopify).flatMap((field) =>
    before?.[field] === undefined ? [] : [[field, before[field]] as const],
  );
  return Object.fromEntries([...left, ...kept]);
}

/** Stores what both sides agree on, when it is another thing than before. */
export async function keepAgreed(
  { ports }: ItemContext,
  binding: Binding,
  item: ItemEntry,
  agreed: FieldValues,
  name: string,
): Promise<Binding> {
  const changed = { ...binding, agreed, syncToken: item.syncToken, name, booksName: item.fullName };
  const isSame =
    binding.agreed !== null &&
    isSameValue(binding.agreed, agreed) &&
    binding.syncToken === changed.syncToken &&
    binding.name === name &&
    binding.booksName === item.fullName;
  if (!isSame) await ports.bindings.bind(changed);
  return changed;
}

type Written = { item: ItemEntry; name?: string };

async function sendChange(
  context: ItemContext,
  { source, item }: Linked,
  wanted: Readonly<Record<string, FieldValue>>,
  facts: ItemFacts,
): Promise<Result<Written>> {
  const change = await changeOf(context, source, item, wanted);
  if (!change.ok) return change;
  if (Object.keys(change.value).length === 0) return ok({ item });
  if (change.value.isActive === false) {
    const stock = await checkStock(context, item);
    if (stock) return failed(stock);
  }
  const names =
    change.value.name === undefined ? [undefined] : itemNameCandidates(source, facts.products.nameFormat);
  let taken: Result<Written> = ok({ item });
  for (const name of names) {
    const named = name === undefined ? change.value : { ...change.value, name };
    const updated = await context.books.updateItem(item, named, context.ports.ids.uuid());
    if (updated.ok) {
      await context.ports.mirror.put(context.shop, context.books.realmId, [updated.value]);
      return ok({ item: updated.value, ...(name !== undefined && { name: updated.value.name }) });
    }
    if (updated.fault.kind !== "duplicateName") return updated;
    taken = updated;
  }
  return taken;
}

const text = (value: FieldValue | undefined): string | null => (typeof value === "string" ? value : null);

async function changeOf(
  context: ItemContext,
  source: ItemSource,
  item: ItemEntry,
  wanted: Readonly<Record<string, FieldValue>>,
): Promise<Result<ItemChange>> {
  const change: ItemChange = {};
  if ("name" in wanted) change.name = text(wanted.name) ?? item.name;
  if ("sku" in wanted) change.sku = text(wanted.sku);
  if ("description" in wanted) change.description = text(wanted.description);
  if ("price" in wanted) change.price = text(wanted.price);
  if ("isTaxable" in wanted) change.isTaxable = wanted.isTaxable === true;
  if ("isActive" in wanted) {
    change.isActive = wanted.isActive === true;
    // What QuickBooks put behind the name of an inactive item does not go by itself.
    if (change.isActive) change.name ??= item.name.replace(/ \(deleted\)$/u, "");
  }
  if ("cost" in wanted) {
    change.cost = text(wanted.cost);
    if (item.expenseAccountId === null && change.cost !== null) {
      const accounts = await itemAccountIds(context, source, { isInventory: false, hasCost: true });
      if (!accounts.ok) return accounts;
      if (accounts.value.expense !== null) change.expenseAccountId = accounts.value.expense;
    }
  }
  const category = text(wanted.category);
  if (category !== null) {
    const id = await resolveCategory(context, category.split(":"));
    if (!id.ok) return id;
    if (id.value !== null) change.categoryId = id.value;
  }
  const vendor = text(wanted.vendor);
  const { vendors } = context.settings.products;
  if (vendor !== null && vendors !== "off") {
    const id = await resolveVendor(context, vendor, vendors);
    if (!id.ok) return id;
    if (id.value !== null) change.vendorId = id.value;
  }
  return ok(change);
}

/**
 * Why an item stays active: it has stock, which QuickBooks would write off. Sales move the stock of an item without telling
 * that it changed, so it is asked for.
 */
export async function checkStock({ books }: ItemContext, item: ItemEntry): Promise<Fault | null> {
  if (item.itemType !== "Inventory") return null;
  const read = await books.lists.readEntries("Item", [item.id]);
  if (!read.ok) return read.fault;
  const quantity = Number(read.value[0]?.quantityOnHand ?? 0);
  return quantity === 0
    ? null
    : { kind: "hasStock", subject: `item ${item.name}`, what: `the item ${item.name}`, quantity };
}
