import type { AccountNeed } from "#app/domain/accounting/account-need.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { boundedKey, hash } from "#app/sync/content-hash.ts";
import { boundId, boundIds, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { describeClearing, describeOwnAccount } from "#app/sync/exporters/lists/own-accounts.ts";
import type { NewAccount } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

/** An account that the settings name or this app makes; the company's own receivables are found otherwise. */
export type OwnAccountNeed = Exclude<AccountNeed, { kind: "receivable" }>;

/** What an account is known by among our links. */
export function accountKey(need: OwnAccountNeed): string {
  if (need.kind !== "clearing") return `account:${need.kind}`;
  return need.chosenId ? `account:chosen:${need.chosenId}` : `account:clearing:${boundedKey(need.gateway)}`;
}

/**
 * The QBO accounts of any number of needs, by `accountKey`: the one chosen in the settings, else the one this app made,
 * else made now. One look at our links for all of them.
 */
export async function resolveAccounts(
  context: ExportContext,
  needs: readonly OwnAccountNeed[],
): Promise<Result<Map<string, string>>> {
  const ids = new Map<string, string>();
  const open = new Map<string, OwnAccountNeed>();
  for (const need of needs) {
    const chosen = chosenAccount(context, need);
    if (chosen) ids.set(accountKey(need), chosen);
    else open.set(accountKey(need), need);
  }
  const bound = await boundIds(context, "account", [...open.keys()]);
  for (const [key, need] of open) {
    const id = bound.get(key);
    const account = id ? ok(id) : await provideAccount(context, need, key);
    if (!account.ok) return account;
    ids.set(key, account.value);
  }
  return ok(ids);
}

/** The QBO account of one need. */
export async function resolveAccount(context: ExportContext, need: OwnAccountNeed): Promise<Result<string>> {
  const ids = await resolveAccounts(context, [need]);
  return ids.ok ? ok(ids.value.get(accountKey(need)) ?? "") : ids;
}

function chosenAccount({ settings }: ExportContext, need: OwnAccountNeed): string | null {
  const chosen = need.kind === "clearing" ? need.chosenId : null;
  return chosen ?? settings.accounts[need.kind] ?? null;
}

function provideAccount(context: ExportContext, need: OwnAccountNeed, key: string): Promise<Result<string>> {
  return waitForLock(context.ports, `${context.shop}/create-account`, () => findOrCreate(context, need, key));
}

async function findOrCreate(
  context: ExportContext,
  need: OwnAccountNeed,
  key: string,
): Promise<Result<string>> {
  const bound = await boundId(context, "account", key);
  if (bound) return ok(bound);
  const wanted =
    need.kind === "clearing" ? describeClearing(need.label || need.gateway) : describeOwnAccount(need.kind);
  const twin = await findTwin(context, wanted);
  if (!twin.ok) return twin;
  const account = twin.value
    ? ok(twin.value)
    : await context.books.createAccount(wanted, requestIdOf(context, key));
  if (!account.ok) return account;
  await context.ports.bindings.bind({
    ...listBinding(context, "account", key, "Account", account.value.id),
    name: wanted.name,
    booksName: account.value.name,
  });
  return ok(account.value.id);
}

/** The account that carries the name already: ours when it is of the same type, otherwise a choice for a person. */
async function findTwin(context: ExportContext, wanted: NewAccount) {
  const accounts = await context.books.listAccounts();
  if (!accounts.ok) return accounts;
  const twin = accounts.value.find((account) => account.name.toLowerCase() === wanted.name.toLowerCase());
  const subject = `account ${wanted.name}`;
  if (twin && twin.type !== wanted.type) return failed({ kind: "duplicateName", subject, name: wanted.name });
  if (twin && !twin.isActive) return failed({ kind: "inactive", subject, what: `The account ${twin.name}` });
  return ok(twin ?? null);
}

/** Derived, not drawn: a repeat after a crash carries the same id, so QuickBooks answers with the first result. */
function requestIdOf(context: ExportContext, key: string): string {
  return hash([context.shop, context.books.realmId, "account", key]).slice(0, 36);
}
