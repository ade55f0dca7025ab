import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import type { Dump } from "./case-engine.ts";
import { accountName, type JournalRow, writeRows } from "./journal.ts";

/** The app's own accounts as QuickBooks lists them, in the words of the cases. */
const words: Record<string, string> = {
  "Accounts Receivable (A/R)": "receivable",
  "Shopify Sales": "sales",
  "Shopify Shipping": "shipping",
  "Shopify Discounts": "discounts",
  "Shopify Sales Tax": "tax payable",
  "Shopify Marketplace Tax": "marketplace tax",
  "Shopify Tips": "tips payable",
  "Shopify Gift Cards": "gift cards",
  "Shopify Store Credit": "store credit",
  "Shopify Duties": "duties",
  "Shopify Fees": "fees",
  "Shopify Cash Rounding": "rounding",
  "Shopify Refund Discrepancies": "refund discrepancies",
  "Shopify Customer Credit": "customer credit",
  "Shopify Exchange Differences": "exchange",
};

/**
 * The balances of the ledger that QuickBooks posted, in the words of the cases: the third reckoning of the journal, by
 * the books themselves. What stands on none of the app's accounts is the tax of QuickBooks' agencies.
 */
export function storedJournal(
  dump: Dump,
  documents: readonly PlannedDocument[],
  currency: string,
): JournalRow[] {
  const clearing = new Map(documents.flatMap(clearingNames));
  const sums = new Map<string, number>();
  for (const { account, debit, credit } of dump.trialBalance) {
    const name =
      words[account] ?? clearing.get(account) ?? (taxAccount.test(account) ? "tax payable" : account);
    sums.set(name, (sums.get(name) ?? 0) + Math.round((debit - credit) * 100));
  }
  return writeRows(sums, currency);
}

const taxAccount = /payable|VAT|GST/i;

function clearingNames(document: PlannedDocument): [string, string][] {
  const deposit = "deposit" in document && document.deposit ? [document.deposit.account] : [];
  const lines = document.type === "journalEntry" ? document.lines.map((line) => line.account) : [];
  return [...deposit, ...lines].flatMap((account): [string, string][] =>
    account.kind === "clearing" ? [[`Shopify Clearing ${account.label}`.trim(), accountName(account)]] : [],
  );
}

/**
 * Whether the ledger can be told by the app's own accounts: not where people chose items or accounts, nor in a currency
 * that the ledger translates.
 */
export function isToldByOwnAccounts(
  documents: readonly PlannedDocument[],
  dump: Dump,
  currency: string,
): boolean {
  const { HomeCurrency } = (dump.Preferences as { CurrencyPrefs: { HomeCurrency: { value: string } } })
    .CurrencyPrefs;
  return currency === HomeCurrency.value && !JSON.stringify(documents).match(/"chosenId":"/);
}
