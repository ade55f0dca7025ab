import { accountWord, journalOf } from "#app/domain/accounting/journal-of.ts";
import type { OrderPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { accountName, type JournalRow, writeRows } from "./journal.ts";

const words: Record<string, string> = {
  Sales: "sales",
  "Shipping income": "shipping",
  "Discounts given": "discounts",
  "Sales tax payable": "tax payable",
  "Marketplace tax clearing": "marketplace tax",
  "Tips payable": "tips payable",
  "Gift cards outstanding": "gift cards",
  "Store credit outstanding": "store credit",
  Duties: "duties",
  "Fees charged": "fees",
  "Cash rounding": "rounding",
  "Refund discrepancies": "refund discrepancies",
  "Customer credits": "customer credit",
  "Exchange gain or loss": "exchange",
  "Accounts receivable": "receivable",
};

/** The journal that the product shows to merchants, summed by account and in the words of the cases. */
export function productJournal(plan: OrderPlan): JournalRow[] {
  const names = new Map([...Object.entries(words), ...plan.documents.flatMap(clearingNames)]);
  const sums = new Map<string, number>();
  for (const { account, debitMinor, creditMinor } of journalOf(plan)) {
    const name = names.get(account) ?? account;
    sums.set(name, (sums.get(name) ?? 0) + debitMinor - creditMinor);
  }
  return writeRows(sums, plan.proof.currency);
}

/** People see the gateway's label where the cases write its handle. */
function clearingNames(document: PlannedDocument): [string, string][] {
  const deposit = "deposit" in document && document.deposit ? [document.deposit.account] : [];
  const lines = document.type === "journalEntry" ? document.lines.map((line) => line.account) : [];
  return [...deposit, ...lines]
    .filter(({ kind }) => kind === "clearing")
    .map((account) => [accountWord(account), accountName(account)]);
}
