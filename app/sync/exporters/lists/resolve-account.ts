import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import { boundedKey, hash } from "#app/sync/content-hash.ts";
import { boundId, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import type { NewAccount } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

/** What an account of this app is for. A gateway's clearing account holds its money until it is paid out. */
export type AccountPurpose =
  | { kind: "income" | "shippingIncome" | "discounts" | "taxLiability" | "tips" }
  | { kind: "clearing"; gateway: string; label: string };

/** The QBO account for a purpose: the one chosen in the settings, else the one this app made, else made now. */
export async function resolveAccount(
  context: ExportContext,
  purpose: AccountPurpose,
): Promise<Result<string>> {
  const chosen = chosenAccount(context, purpose);
  if (chosen) return ok(chosen);
  const key = accountKey(purpose);
  const bound = await boundId(context, "account", key);
  if (bound) return ok(bound);
  return waitForLock(context.ports, `${context.shop}/create-account`, () =>
    findOrCreate(context, purpose, key),
  );
}

async function findOrCreate(
  context: ExportContext,
  purpose: AccountPurpose,
  key: string,
): Promise<Result<string>> {
  const bound = await boundId(context, "account", key);
  if (bound) return ok(bound);
  const wanted = describeAccount(purpose);
  const accounts = await context.books.listAccounts();
  if (!accounts.ok) return accounts;
  const twin = accounts.value.find((account) => account.name.toLowerCase() === wanted.name.toLowerCase());
  if (twin && twin.type !== wanted.type) {
    return failed({ kind: "duplicateName", subject: `account ${wanted.name}`, name: wanted.name });
  }
  const account = twin ? ok(twin) : await context.books.createAccount(wanted, requestIdOf(context, key));
  if (!account.ok) return account;
  await context.ports.bindings.bind(listBinding(context, "account", key, "Account", account.value.id));
  return ok(account.value.id);
}

function chosenAccount({ settings }: ExportContext, purpose: AccountPurpose): string | null {
  if (purpose.kind !== "clearing") return settings.accounts[purpose.kind];
  return settings.gatewayAccounts[purpose.gateway] ?? settings.accounts.clearing;
}

function accountKey(purpose: AccountPurpose): string {
  return purpose.kind === "clearing"
    ? `account:clearing:${boundedKey(purpose.gateway)}`
    : `account:${purpose.kind}`;
}

function describeAccount(purpose: AccountPurpose): NewAccount {
  switch (purpose.kind) {
    case "income":
      return account("Shopify Sales", "Income", "SalesOfProductIncome", "Goods sold in the Shopify store");
    case "shippingIncome":
      return account(
        "Shopify Shipping",
        "Income",
        "ServiceFeeIncome",
        "Shipping charged in the Shopify store",
      );
    case "discounts":
      return account(
        "Shopify Discounts",
        "Income",
        "DiscountsRefundsGiven",
        "Discounts given in the Shopify store",
      );
    case "taxLiability":
      return account(
        "Shopify Sales Tax",
        "Other Current Liability",
        "OtherCurrentLiabilities",
        "Sales tax collected in the Shopify store",
      );
    case "tips":
      return account(
        "Shopify Tips",
        "Other Current Liability",
        "OtherCurrentLiabilities",
        "Tips received in the Shopify store, owed to staff",
      );
    case "clearing":
      return account(
        cleanListName(`Shopify Clearing ${purpose.label || purpose.gateway}`, 100),
        "Other Current Asset",
        "OtherCurrentAssets",
        "Money received by this gateway, until it is paid out",
      );
  }
}

function account(name: string, type: string, subType: string, description: string): NewAccount {
  return { name, type, subType, description };
}

/** Derived, not drawn: a repeat after a crash carries the same id, so QuickBooks answers with the first result. */
function requestIdOf(context: ExportContext, key: string): string {
  return hash([context.shop, context.books.realmId, "account", key]).slice(0, 36);
}
