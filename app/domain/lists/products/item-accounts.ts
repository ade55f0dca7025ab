import type { AccountPurpose } from "#app/domain/accounting/account-need.ts";
import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { type Choice, findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** What the accounts of an item are for. */
export const itemAccounts = ["income", "expense", "asset"] as const;
export type ItemAccount = (typeof itemAccounts)[number];

/** The purpose, among all accounts of the settings, that stands in where no rule names an account. */
export const purposeOf: Record<ItemAccount, AccountPurpose> = {
  income: "income",
  expense: "costOfGoods",
  asset: "inventoryAsset",
};

type Words = Pick<ItemSource, "productType" | "vendor" | "collections">;

/**
 * The account of an item: the one listed for its product type, else for its vendor, else for one of its collections, else
 * that of the accounts section. A null id means the account that this app makes for the purpose.
 */
export function chooseItemAccount(account: ItemAccount, source: Words, settings: Settings): Choice {
  const { products } = settings;
  const rows = [
    { name: "product type", table: products[`${account}ByProductType`], words: [source.productType] },
    { name: "vendor", table: products[`${account}ByVendor`], words: [source.vendor] },
    { name: "collection", table: products[`${account}ByCollection`], words: source.collections },
  ];
  for (const { name, table, words } of rows) {
    const found = findInTable(table, words);
    if (found) return { id: found.id, mapping: `${name}: ${found.key}` };
  }
  return { id: settings.accounts[purposeOf[account]] ?? null, mapping: "accounts section" };
}
