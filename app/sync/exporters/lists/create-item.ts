import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import { nameCandidates } from "#app/domain/mapping/name-candidates.ts";
import { hash, itemKey } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { describeNeed, isSellable } from "#app/sync/exporters/lists/describe-item.ts";
import { type OwnItem, ownItemOf } from "#app/sync/exporters/lists/own-items.ts";
import { resolveAccount } from "#app/sync/exporters/lists/resolve-accounts.ts";
import type { BooksItem, NewItem } from "#app/sync/ports.ts";

type ProductNeed = Extract<ItemNeed, { kind: "product" }>;

/** QBO takes 100 characters in an item's name. */
const maxNameLength = 100;

/** Creates the QBO item for a product or a charge and answers its id. An item of that name and SKU is adopted. */
export async function createItem(context: ExportContext, need: ItemNeed): Promise<Result<string>> {
  const item = itemOf(need);
  if (!item) return failed({ kind: "unmapped", subject: "", what: describeNeed(need) });
  const account = await resolveAccount(context, { kind: item.purpose });
  if (!account.ok) return account;
  const base = item.name;
  for (const name of nameCandidates(base, marksOf(need), maxNameLength)) {
    const created = await createOrAdopt(context, need, name, account.value);
    if (!created.ok) return created;
    if (created.value) return ok(created.value.id);
  }
  return failed({ kind: "duplicateName", subject: `item ${base}`, name: base });
}

/** `null`: the name belongs to something else. */
async function createOrAdopt(
  context: ExportContext,
  need: ItemNeed,
  name: string,
  incomeAccountId: string,
): Promise<Result<BooksItem | null>> {
  const requestId = hash([context.shop, context.books.realmId, "item", itemKey(need), name]).slice(0, 36);
  const created = await context.books.createItem(newItem(context, need, name, incomeAccountId), requestId);
  if (created.ok || created.fault.kind !== "duplicateName") return created;
  const namesakes = await context.books.findItemsByNames([name]);
  if (!namesakes.ok) return namesakes;
  return ok(namesakes.value.find((item) => isSameItem(item, need)) ?? null);
}

function newItem(context: ExportContext, need: ItemNeed, name: string, incomeAccountId: string): NewItem {
  if (need.kind === "charge") {
    return { name, sku: null, description: name, type: "Service", incomeAccountId };
  }
  return {
    name,
    sku: need.sku,
    description: need.title,
    type: context.settings.newItemType,
    incomeAccountId,
  };
}

function isSameItem(item: BooksItem, need: ItemNeed): boolean {
  if (!item.isActive || !isSellable(item)) return false;
  if (need.kind === "charge") return true;
  return item.sku === null || item.sku === need.sku;
}

/** How the item is called, and what its account is for; null for a charge that has to be mapped by a person. */
function itemOf(need: ItemNeed): Pick<OwnItem, "name" | "purpose"> | null {
  return need.kind === "charge" ? ownItemOf(need.charge) : { name: productName(need), purpose: "income" };
}

function productName(need: ProductNeed): string {
  const variant = need.variantTitle && need.variantTitle !== "Default Title" ? ` - ${need.variantTitle}` : "";
  const name = cleanListName(need.title + variant, maxNameLength);
  return name === ""
    ? cleanListName(`Shopify product ${need.sku ?? need.variantId ?? ""}`, maxNameLength)
    : name;
}

/** What tells two products of one name apart, as people know them: the SKU, else Shopify's own number. */
function marksOf(need: ItemNeed): (string | null)[] {
  if (need.kind === "charge") return [];
  const id = (need.variantId ?? need.productId)?.split("/").at(-1) ?? null;
  return [cleanListName(need.sku ?? "", maxNameLength), id];
}
