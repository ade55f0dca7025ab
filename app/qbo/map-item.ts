import { cleanLine, cleanText, cutText } from "#app/domain/text/fit-text.ts";
import { cleanAccountName, cleanName } from "#app/qbo/clean-name.ts";
import type { QboAccountBody, QboItemBody } from "#app/qbo/wire/request-bodies.ts";
import type { ItemChange, NewAccount, NewItem } from "#app/sync/ports.ts";

const MAX_SKU = 100;
const MAX_ITEM_DESCRIPTION = 4000;
const MAX_ACCOUNT_DESCRIPTION = 100;

/** The body that creates an item. An SKU too long to be stored whole is left out: a cut one would match others. */
export function mapItem(item: NewItem): QboItemBody {
  const sku = fitSku(item.sku);
  const description = fitDescription(item.description);
  return {
    Name: cleanName(item.name),
    Type: item.type,
    ...(sku && { Sku: sku }),
    ...(description && { Description: description }),
    ...(item.price !== null && { UnitPrice: Number(item.price) }),
    ...(item.cost !== null && { PurchaseCost: Number(item.cost) }),
    ...(item.isTaxable !== null && { Taxable: item.isTaxable }),
    IncomeAccountRef: { value: item.incomeAccountId },
    ...(item.expenseAccountId !== null && { ExpenseAccountRef: { value: item.expenseAccountId } }),
    ...(item.assetAccountId !== null && { AssetAccountRef: { value: item.assetAccountId } }),
    ...(item.start && {
      TrackQtyOnHand: true as const,
      QtyOnHand: item.start.quantity,
      InvStartDate: item.start.date,
    }),
    ...parentMember(item.categoryId),
    ...(item.vendorId !== null && { PrefVendorRef: { value: item.vendorId } }),
  };
}

/** The members of a sparse update; an empty text and an amount of 0 clear a field (Intuit, "Sparse update"). */
export function mapItemChange(change: ItemChange): Partial<QboItemBody> & { Active?: boolean } {
  const { name, sku, description, price, cost, isTaxable, categoryId, vendorId, expenseAccountId } = change;
  return {
    ...(name !== undefined && { Name: cleanName(name) }),
    ...(sku !== undefined && { Sku: fitSku(sku) }),
    ...(description !== undefined && { Description: fitDescription(description) }),
    ...(price !== undefined && { UnitPrice: Number(price ?? 0) }),
    ...(cost !== undefined && { PurchaseCost: Number(cost ?? 0) }),
    ...(isTaxable !== undefined && { Taxable: isTaxable }),
    ...(expenseAccountId !== undefined && { ExpenseAccountRef: { value: expenseAccountId } }),
    ...(categoryId !== undefined && parentMember(categoryId)),
    ...(vendorId !== undefined && { PrefVendorRef: { value: vendorId } }),
    ...(change.isActive !== undefined && { Active: change.isActive }),
  };
}

/** The body that creates a category. */
export function mapCategory(name: string, parentId: string | null) {
  return { Name: cleanName(name), Type: "Category" as const, ...parentMember(parentId) };
}

function parentMember(categoryId: string | null) {
  return categoryId === null ? {} : { SubItem: true as const, ParentRef: { value: categoryId } };
}

function fitSku(text: string | null): string {
  const sku = cleanLine(text ?? "");
  return sku.length <= MAX_SKU ? sku : "";
}

function fitDescription(text: string | null): string {
  return cutText(cleanText(text ?? ""), MAX_ITEM_DESCRIPTION).trim();
}

/** The body that creates an account. */
export function mapAccount(account: NewAccount): QboAccountBody {
  const description = cutText(cleanLine(account.description), MAX_ACCOUNT_DESCRIPTION).trim();
  return {
    Name: cleanAccountName(account.name),
    AccountType: account.type,
    AccountSubType: account.subType,
    ...(description && { Description: description }),
  };
}
