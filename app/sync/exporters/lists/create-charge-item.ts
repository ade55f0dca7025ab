import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { isSellable } from "#app/domain/lists/products/match-item.ts";
import { nameCandidates } from "#app/domain/mapping/name-candidates.ts";
import { hash, itemKey } from "#app/sync/content-hash.ts";
import { boundId, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { describeNeed } from "#app/sync/exporters/lists/describe-item.ts";
import { type OwnItem, ownItemOf } from "#app/sync/exporters/lists/own-items.ts";
import { resolveAccount } from "#app/sync/exporters/lists/resolve-accounts.ts";
import { createOnce } from "#app/sync/lists/create-once.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

type ChargeNeed = Extract<ItemNeed, { kind: "charge" }>;

/** QBO takes 100 characters in an item's name. */
const maxNameLength = 100;

/**
 * The app's own item of a charge, made and linked where it is missing; one of its name that can be sold is adopted. A
 * charge that nobody knows is a fault `unmapped`. Orders that need another item do not wait for it.
 */
export async function createChargeItem(context: ExportContext, need: ChargeNeed): Promise<Result<string>> {
  const own = ownItemOf(need.charge);
  if (!own) return failed({ kind: "unmapped", subject: "", what: describeNeed(need) });
  return waitForLock(context.ports, `${context.shop}/item/${hash(["charge", need.charge])}`, async () => {
    const meanwhile = await boundId(context, "item", itemKey(need));
    return meanwhile ? ok(meanwhile) : createOrAdopt(context, need, own);
  });
}

async function createOrAdopt(
  context: ExportContext,
  need: ChargeNeed,
  own: OwnItem,
): Promise<Result<string>> {
  const account = await resolveAccount(context, { kind: own.purpose });
  if (!account.ok) return account;
  const key = itemKey(need);
  const bindingOf = (item: ItemEntry) => ({
    ...listBinding(context, "item", key, "Item", item.id),
    name: own.words,
    booksName: item.fullName,
  });
  for (const name of nameCandidates(own.name, [], maxNameLength)) {
    const created = await createOnce(context, {
      kind: "item",
      key,
      content: ["charge", name, account.value],
      create: (requestId, sends) =>
        context.books.createItem(
          { ...plainItem, name, description: name, incomeAccountId: account.value },
          requestId,
          sends,
        ),
      bindingOf,
    });
    if (created.ok) return ok(created.value.entry.id);
    if (created.fault.kind !== "duplicateName") return created;
    const namesakes = await context.books.findItemsByNames([name]);
    if (!namesakes.ok) return namesakes;
    const item = namesakes.value.find((namesake) => namesake.isActive && isSellable(namesake));
    if (item) {
      await context.ports.bindings.bind({ ...bindingOf(item), matchedBy: "name" });
      return ok(item.id);
    }
  }
  return failed({ kind: "duplicateName", subject: `item ${own.name}`, name: own.name });
}

/** A charge is a service without price, stock or SKU. */
const plainItem = {
  sku: null,
  type: "Service",
  price: null,
  cost: null,
  isTaxable: null,
  expenseAccountId: null,
  assetAccountId: null,
  start: null,
  categoryId: null,
  vendorId: null,
} as const;
