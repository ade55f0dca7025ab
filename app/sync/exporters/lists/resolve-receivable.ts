import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { boundId, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import type { BooksAccount } from "#app/sync/ports.ts";

/**
 * The company's accounts receivable of a currency: the active one, of several the oldest, as QuickBooks itself takes it
 * for invoices. QuickBooks opens the one of a foreign currency with the first invoice in it, so it is asked for only
 * when an entry is about to be posted.
 */
export async function resolveReceivable(context: ExportContext, currency: Currency): Promise<Result<string>> {
  const key = `account:receivable:${currency}`;
  const bound = await boundId(context, "account", key);
  if (bound) return ok(bound);
  const accounts = await context.books.listAccounts();
  if (!accounts.ok) return accounts;
  const [oldest] = accounts.value
    .filter((account) => account.type === "Accounts Receivable" && account.isActive)
    .filter((account) => account.currency === currency)
    .toSorted(byAge);
  if (!oldest) {
    const what = `an active accounts receivable account in ${currency}`;
    return failed({ kind: "missing", subject: what, what });
  }
  await context.ports.bindings.bind(listBinding(context, "account", key, "Account", oldest.id));
  return ok(oldest.id);
}

/** QBO counts its ids up. */
const byAge = (left: BooksAccount, right: BooksAccount): number => Number(left.id) - Number(right.id);
