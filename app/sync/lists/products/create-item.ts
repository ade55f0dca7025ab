import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { categoryLevels } from "#app/domain/lists/products/item-category.ts";
import { type ItemFacts, sourceFields } from "#app/domain/lists/products/item-fields.ts";
import { itemName, itemNameCandidates } from "#app/domain/lists/products/item-name.ts";
import { describeSource, type ItemSource } from "#app/domain/lists/products/item-source.ts";
import { itemStart } from "#app/domain/lists/products/item-start.ts";
import { chooseItemType } from "#app/domain/lists/products/item-type.ts";
import { createOnce } from "#app/sync/lists/create-once.ts";
import { itemAccountIds } from "#app/sync/lists/products/item-account-ids.ts";
import { itemBinding } from "#app/sync/lists/products/item-binding.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { resolveCategory } from "#app/sync/lists/products/resolve-category.ts";
import { resolveVendor } from "#app/sync/lists/products/resolve-vendor.ts";
import type { Binding, NewItem } from "#app/sync/ports.ts";

/** What is to be made of a source: the shop's currency, and the day before which nothing of it is sold. */
export type Creating = { facts: ItemFacts; earliestOrder: string | null };

/** A link with its item. */
export type LinkedItem = { binding: Binding; item: ItemEntry };

/**
 * Makes the item of a source and links it. Its name is given once in QuickBooks: where something else has it, the next
 * candidate is tried; `fitsName` says of the namesake whether it is the item that was wanted all along, left behind by a
 * send whose reply was lost.
 */
export async function createItem(
  context: ItemContext,
  source: ItemSource,
  { facts, earliestOrder }: Creating,
  fitsName: (namesake: ItemEntry) => Promise<boolean>,
): Promise<Result<LinkedItem>> {
  const draft = await draftItem(context, source, facts, earliestOrder);
  if (!draft.ok) return draft;
  const names = itemNameCandidates(source, facts.products.nameFormat);
  const base = itemName(source, facts.products.nameFormat);
  for (const name of await freeNames(context, names)) {
    const created = await createOnce(context, {
      kind: "item",
      key: source.key,
      content: ["item", { ...draft.value, name }],
      create: (requestId, sends) => context.books.createItem({ ...draft.value, name }, requestId, sends),
      bindingOf: (item) => itemBinding(context, source, item, "created", facts),
    });
    if (created.ok) return ok({ binding: created.value.binding, item: created.value.entry });
    if (created.fault.kind !== "duplicateName") return created;
    const namesakes = await context.books.findItemsByNames([name]);
    if (!namesakes.ok) return namesakes;
    await context.ports.mirror.put(context.shop, context.books.realmId, namesakes.value);
    for (const item of namesakes.value) {
      if (!(await fitsName(item))) continue;
      const binding = itemBinding(context, source, item, "name", facts);
      await context.ports.bindings.bind(binding);
      return ok({ binding, item });
    }
  }
  return failed({ kind: "duplicateName", subject: `item ${base}`, name: base });
}

async function draftItem(
  context: ItemContext,
  source: ItemSource,
  facts: ItemFacts,
  earliestOrder: string | null,
): Promise<Result<Omit<NewItem, "name">>> {
  const { settings } = context;
  const choice = chooseItemType(source, settings, context.facts);
  if (choice.lacksInventory) {
    return failed({ kind: "featureMissing", subject: describeSource(source), feature: "inventory" });
  }
  const isInventory = choice.type === "Inventory";
  const fields = sourceFields(source, facts, { books: null, agreed: null });
  const cost = textOf(fields.cost);
  const accounts = await itemAccountIds(context, source, { isInventory, hasCost: cost !== null });
  if (!accounts.ok) return accounts;
  const category = await resolveCategory(context, categoryLevels(source, settings.products));
  if (!category.ok) return category;
  const vendorName = textOf(fields.vendor);
  const { vendors } = settings.products;
  const vendor =
    vendorName === null || vendors === "off" ? ok(null) : await resolveVendor(context, vendorName, vendors);
  if (!vendor.ok) return vendor;
  const today = context.ports.clock.now().toISOString().slice(0, 10);
  return ok({
    sku: textOf(fields.sku),
    description: textOf(fields.description),
    type: choice.type,
    price: textOf(fields.price),
    cost,
    isTaxable: source.isTaxable,
    incomeAccountId: accounts.value.income,
    expenseAccountId: accounts.value.expense,
    assetAccountId: accounts.value.asset,
    start: isInventory ? itemStart(source, settings.products, { today, earliestOrder }) : null,
    categoryId: category.value,
    vendorId: vendor.value,
  });
}

/** Names that the copy knows to be taken by something that is not wanted are not tried; the plain one always is. */
async function freeNames({ ports, shop, books }: ItemContext, names: readonly string[]): Promise<string[]> {
  const keys = names.flatMap((name) => matchKey(name) ?? []);
  const taken = await ports.mirror.match(shop, books.realmId, "Item", "name", keys);
  const takenKeys = new Set(taken.map(({ fullName }) => matchKey(fullName)));
  const free = names.filter((name) => !takenKeys.has(matchKey(name)));
  // A copy that is behind must not leave a product without a name.
  return free.length > 0 ? free : [...names];
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
