import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AccountEntry } from "#app/domain/lists/books-entry.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import type { BooksAccount } from "#app/sync/ports.ts";

const ACCOUNTS_AT_ONCE = 1_000;

/**
 * The chart of accounts, to choose from: from our copy, which costs no metered read, or from QuickBooks while the copy is
 * not complete. A copy may be some minutes old; whether an account that was chosen fits is QuickBooks' word when it is used.
 */
export async function listAccounts(
  { ports, stores }: Pick<Adapters, "ports" | "stores">,
  shop: string,
): Promise<Result<BooksAccount[]>> {
  const connection = await stores.connections.find(shop);
  const realmId = connection?.status === "connected" ? connection.realmId : null;
  if (realmId !== null && (await isCopied(ports, shop, realmId))) {
    return ok((await readCopy(ports, shop, realmId)).map(toAccount));
  }
  const opened = await ports.books.openBooks(shop);
  return opened.ok ? opened.value.books.listAccounts() : opened;
}

async function isCopied({ mirror }: Adapters["ports"], shop: string, realmId: string): Promise<boolean> {
  const states = await mirror.states(shop, realmId);
  return states.some(({ type, filledAt }) => type === "Account" && filledAt !== null);
}

async function readCopy(
  { mirror }: Adapters["ports"],
  shop: string,
  realmId: string,
): Promise<AccountEntry[]> {
  const accounts: AccountEntry[] = [];
  let after: string | null = null;
  do {
    const page: { entries: AccountEntry[]; after: string | null } = await mirror.list(
      shop,
      realmId,
      "Account",
      {
        after,
        limit: ACCOUNTS_AT_ONCE,
      },
    );
    accounts.push(...page.entries);
    after = page.after;
  } while (after !== null);
  return accounts;
}

/** A sub-account carries its parents in its name. */
function toAccount({
  id,
  fullName,
  accountType,
  accountSubType,
  currency,
  isActive,
}: AccountEntry): BooksAccount {
  return { id, name: fullName, type: accountType, subType: accountSubType, currency, isActive };
}
