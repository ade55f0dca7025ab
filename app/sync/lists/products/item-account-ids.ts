import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { chooseItemAccount, type ItemAccount, purposeOf } from "#app/domain/lists/products/item-accounts.ts";
import { describeSource, type ItemSource } from "#app/domain/lists/products/item-source.ts";
import { resolveAccount } from "#app/sync/exporters/lists/resolve-accounts.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";

export type ItemAccountIds = { income: string; expense: string | null; asset: string | null };

/**
 * The accounts of a new item, by QBO id: chosen by a rule or in the accounts section, else the app's own. Inventory items
 * are the exception: what their value and cost is posted to is the merchant's choice, and a fault `unmapped` asks for it.
 */
export async function itemAccountIds(
  context: ItemContext,
  source: ItemSource,
  needs: { isInventory: boolean; hasCost: boolean },
): Promise<Result<ItemAccountIds>> {
  const income = await accountId(context, source, "income");
  if (!income.ok) return income;
  const isBought = needs.isInventory || needs.hasCost;
  const expense = isBought ? await accountId(context, source, "expense", needs.isInventory) : ok(null);
  if (!expense.ok) return expense;
  const asset = needs.isInventory ? await accountId(context, source, "asset", true) : ok(null);
  if (!asset.ok) return asset;
  return ok({ income: income.value, expense: expense.value, asset: asset.value });
}

const words: Record<ItemAccount, string> = {
  income: "the income account",
  expense: "the cost of goods account",
  asset: "the inventory account",
};

async function accountId(
  context: ItemContext,
  source: ItemSource,
  account: ItemAccount,
  mustBeChosen = false,
): Promise<Result<string>> {
  const { id } = chooseItemAccount(account, source, context.settings);
  if (id !== null) return ok(id);
  if (!mustBeChosen) return resolveAccount(context, { kind: purposeOf[account] });
  const subject = describeSource(source);
  return failed({ kind: "unmapped", subject, what: `${words[account]} of the inventory item ${subject}` });
}
