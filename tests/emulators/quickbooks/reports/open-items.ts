import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, textAt } from "../books/wire.ts";
import { currencyOf, txnDay } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { toDecimal, toMinor } from "../money/decimal.ts";
import type { LedgerLine, Party } from "./ledger-lines.ts";

/**
 * One settlement: `applier` (`Payment:7`) settles a part of `target` (`Invoice:5`). `amountMinor` has the sign of
 * the applier's ledger line: -100 for a payment of 100 on an invoice, 100 for one that uses a credit memo.
 */
export type Application = { applier: string; target: string; date: string; amountMinor: number };

/** What one transaction still has open in receivables or payables, home minor units, debit positive. */
export type OpenItem = {
  entity: string;
  id: string;
  date: string;
  dueDate: string;
  docNumber: string;
  party: Party;
  amountMinor: number;
  openMinor: number;
};

const APPLIERS = ["Payment", "BillPayment"];

/**
 * Who settles which of the given lines until the evening of `day`. A settlement leaves the receivables at the rate
 * of its target, as in the ledger, so that what is open always sums to the balance of the accounts.
 */
export function applicationsUntil(books: Books, lines: readonly LedgerLine[], day: string): Application[] {
  const owed = new Map<string, number>();
  for (const line of lines) {
    if (line.nameId === undefined) continue;
    const key = `${line.entity}:${line.id}`;
    owed.set(key, (owed.get(key) ?? 0) + line.amountMinor);
  }
  // A payment of nothing, which only puts a credit against an invoice, has no ledger lines.
  return APPLIERS.flatMap((entity) =>
    books
      .list(entity)
      .filter((payment) => txnDay(payment) <= day)
      .flatMap((payment) => applied(books, `${entity}:${payment.Id}`, payment, owed)),
  );
}

function applied(
  books: Books,
  applier: string,
  payment: Wire,
  owed: ReadonlyMap<string, number>,
): Application[] {
  const home = homeCurrency(books);
  const currency = currencyOf(books, payment);
  return recordsAt(payment, "Line").flatMap((line) =>
    recordsAt(line, "LinkedTxn").flatMap((link) => {
      const target = `${textAt(link, "TxnType")}:${textAt(link, "TxnId")}`;
      const owedMinor = owed.get(target);
      const object = books.find(textAt(link, "TxnType") ?? "", textAt(link, "TxnId") ?? "");
      const amount = toDecimal(line.Amount);
      if (owedMinor === undefined || owedMinor === 0 || object === undefined || amount === undefined)
        return [];
      const rate = toDecimal(object.ExchangeRate) ?? { digits: 1n, scale: 0 };
      const homeMinor = convert(toMinor(amount, currencyDigits(currency)), currency, home, rate);
      const amountMinor = -Math.sign(owedMinor) * homeMinor;
      return [{ applier, target, date: txnDay(payment), amountMinor }];
    }),
  );
}

/** The open items of customers (or vendors) on the evening of `day`; together they are the accounts' balance. */
export function openItems(
  books: Books,
  lines: readonly LedgerLine[],
  accountType: "Accounts Receivable" | "Accounts Payable",
  day: string,
): OpenItem[] {
  const accounts = new Set(
    books
      .list("Account")
      .filter((account) => account.AccountType === accountType)
      .map((account) => String(account.Id)),
  );
  const relevant = lines.filter((line) => accounts.has(line.accountId) && line.date <= day);
  const items = new Map<string, OpenItem>();
  for (const line of relevant) {
    // A journal entry can owe to several names at once.
    const key =
      line.entity === "JournalEntry"
        ? `${line.entity}:${line.id}:${line.nameId}`
        : `${line.entity}:${line.id}`;
    const known = items.get(key);
    if (known === undefined) items.set(key, itemOf(books, line));
    else {
      known.amountMinor += line.amountMinor;
      known.openMinor += line.amountMinor;
    }
  }
  for (const { applier, target, amountMinor } of applicationsUntil(books, relevant, day)) {
    const from = items.get(applier);
    const to = items.get(target);
    if (to === undefined) continue;
    to.openMinor += amountMinor;
    if (from !== undefined) from.openMinor -= amountMinor;
  }
  return [...items.values()];
}

function itemOf(books: Books, line: LedgerLine): OpenItem {
  return {
    entity: line.entity,
    id: line.id,
    date: line.date,
    dueDate: textAt(books.find(line.entity, line.id), "DueDate") ?? line.date,
    docNumber: line.docNumber,
    party: line.party,
    amountMinor: line.amountMinor,
    openMinor: line.amountMinor,
  };
}
