import type { Books } from "../books/types.ts";
import type { LedgerLine } from "./ledger-lines.ts";
import { type Application, applicationsUntil } from "./open-items.ts";

const END_OF_TIME = "9999-12-31";

/**
 * The ledger on the cash basis: an invoice, bill or credit counts when and as far as money settles it, so its
 * lines are taken in proportion to each payment, at the payment's day. What customers paid without settling
 * anything is "Unapplied Cash Payment Income", which keeps the books balanced; nothing is left in receivables
 * and payables.
 */
export function cashLines(books: Books, accrual: readonly LedgerLine[]): LedgerLine[] {
  const isOpen = openAccounts(books);
  const applications = applicationsUntil(books, accrual, END_OF_TIME);
  const result: LedgerLine[] = [];
  for (const [key, lines] of Map.groupBy(accrual, (line) => `${line.entity}:${line.id}`)) {
    const owed = lines.filter((line) => isOpen.has(line.accountId));
    const rest = lines.filter((line) => !isOpen.has(line.accountId));
    if (owed.length === 0) result.push(...rest);
    else if (isSettlement(lines)) {
      const own = applications.filter((each) => each.applier === key);
      result.push(...rest, ...unapplied(books, owed, own));
    } else {
      const own = applications.filter((each) => each.target === key);
      result.push(...recognized(rest, sumOf(owed), own));
    }
  }
  return result.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function openAccounts(books: Books): Set<string> {
  const types = ["Accounts Receivable", "Accounts Payable"];
  const accounts = books.list("Account").filter((account) => types.includes(String(account.AccountType)));
  return new Set(accounts.map((account) => String(account.Id)));
}

function isSettlement(lines: readonly LedgerLine[]): boolean {
  return lines[0]?.entity === "Payment" || lines[0]?.entity === "BillPayment";
}

function sumOf(lines: readonly LedgerLine[]): number {
  return lines.reduce((sum, line) => sum + line.amountMinor, 0);
}

type Step = { amountMinor: number; date: string };

/** The lines of a document, cut to what was settled: one set for each settlement, which sums to its money. */
function recognized(
  lines: readonly LedgerLine[],
  owedMinor: number,
  settlements: readonly Application[],
): LedgerLine[] {
  // Money that came with the document itself (a deposit on an invoice) stands at the document's day.
  const paid = lines.filter((line) => line.memo === "Deposit");
  const earned = lines.filter((line) => line.memo !== "Deposit");
  const steps: Step[] = [
    ...paid.map(({ amountMinor, date }) => ({ amountMinor, date })),
    ...settlements.map((each) => ({
      amountMinor: Math.abs(each.amountMinor) * Math.sign(owedMinor),
      date: each.date,
    })),
  ];
  const totalMinor = owedMinor + sumOf(paid);
  return totalMinor === 0 ? [...lines] : [...paid, ...sharesOf(earned, totalMinor, steps)];
}

function sharesOf(earned: readonly LedgerLine[], totalMinor: number, steps: readonly Step[]): LedgerLine[] {
  const used = earned.map(() => 0);
  const sizes = earned.map((line) => Math.abs(line.amountMinor));
  const largest = sizes.indexOf(Math.max(...sizes));
  const result: LedgerLine[] = [];
  let soFar = 0;
  for (const step of steps) {
    soFar += step.amountMinor;
    const shares = earned.map(
      (line, index) => Math.round((line.amountMinor * soFar) / totalMinor) - (used[index] ?? 0),
    );
    // The largest line takes what rounding leaves over, so that each set balances against its money.
    const over = shares.reduce((sum, share) => sum + share, 0) + step.amountMinor;
    shares[largest] = (shares[largest] ?? 0) - over;
    for (const [index, line] of earned.entries()) {
      const amountMinor = shares[index] ?? 0;
      used[index] = (used[index] ?? 0) + amountMinor;
      if (amountMinor === 0) continue;
      const quantity =
        line.quantity === undefined ? undefined : (line.quantity * amountMinor) / line.amountMinor;
      result.push({ ...line, amountMinor, quantity, date: step.date });
    }
  }
  return result;
}

/** What a payment brought or gave beyond the documents it settles. */
function unapplied(
  books: Books,
  owed: readonly LedgerLine[],
  applications: readonly Application[],
): LedgerLine[] {
  const first = owed[0];
  const amountMinor = sumOf(owed) - applications.reduce((sum, each) => sum + each.amountMinor, 0);
  if (first === undefined || amountMinor === 0) return [];
  return [{ ...first, accountId: unappliedAccount(books, first.entity), amountMinor, nameId: undefined }];
}

/** The account of unapplied money; where the company has none yet, its subtype stands for it. */
export function unappliedAccount(books: Books, entity: string): string {
  const subType = entity === "Payment" ? "UnappliedCashPaymentIncome" : "UnappliedCashBillPaymentExpense";
  const account = books.list("Account").find((each) => each.AccountSubType === subType);
  return account === undefined ? subType : String(account.Id);
}
