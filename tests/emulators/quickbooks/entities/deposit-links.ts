import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { entryOf } from "../ledger/ledger.ts";
import { minorAt } from "../sales/sales-postings.ts";

/** Money of a transaction that waits in Undeposited Funds, in the minor units of its currency. */
export type Waiting = { accountId: string; amountMinor: number; object: Wire };

/**
 * What a deposit line can link: a payment, receipt, refund, transfer or journal entry whose money is in
 * Undeposited Funds and on no other deposit (6000).
 */
export function requireWaiting(books: Books, link: Wire, depositId: string): Waiting {
  const type = textAt(link, "TxnType") ?? "";
  const id = textAt(link, "TxnId") ?? "";
  const object = READERS[type] === undefined ? undefined : books.find(type, id);
  if (object === undefined) {
    refuseBusiness(`The entity ${type} ${id} that you are trying to link does not exist. ${type} ${id}`);
  }
  const isTaken = recordsAt(object, "LinkedTxn").some(
    (each) => each.TxnType === "Deposit" && each.TxnId !== depositId,
  );
  const waiting = isTaken ? undefined : waitingOf(books, type, object);
  if (waiting !== undefined) return waiting;
  return refuseBusiness(
    "Something this action required is no longer available. Another user may have deleted it.",
  );
}

/** The money of a linked transaction that waits in Undeposited Funds; undefined when none does. */
export function waitingOf(books: Books, type: string, object: Wire): Waiting | undefined {
  const found = READERS[type]?.(books, object);
  return found === undefined || !isUndeposited(books, found.accountId) ? undefined : { ...found, object };
}

/** Home amount with which the money came into its account, debit positive. */
export function homeWaiting(books: Books, type: string, id: string, accountId: string): number {
  return (entryOf(books, type, id)?.lines ?? [])
    .filter((line) => line.accountId === accountId)
    .reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0);
}

type Reader = (books: Books, object: Wire) => { accountId: string; amountMinor: number } | undefined;

const received =
  (key: string, amount: string, sign: 1 | -1): Reader =>
  (books, object) => ({
    accountId: refAt(object, key) ?? "",
    amountMinor: sign * minorAt(books, object, amount),
  });

const READERS: Readonly<Record<string, Reader>> = {
  Payment: received("DepositToAccountRef", "TotalAmt", 1),
  SalesReceipt: received("DepositToAccountRef", "TotalAmt", 1),
  RefundReceipt: received("DepositToAccountRef", "TotalAmt", -1),
  Transfer: received("ToAccountRef", "Amount", 1),
  JournalEntry: enteredMoney,
};

function enteredMoney(books: Books, object: Wire): ReturnType<Reader> {
  const lines = recordsAt(object, "Line").map((line) => {
    const detail = recordAt(line, "JournalEntryLineDetail");
    const sign = textAt(detail, "PostingType") === "Debit" ? 1 : -1;
    return {
      accountId: refAt(detail, "AccountRef") ?? "",
      amountMinor: sign * minorAt(books, object, "Amount", line),
    };
  });
  const first = lines.find((line) => isUndeposited(books, line.accountId));
  if (first === undefined) return undefined;
  const own = lines.filter((line) => line.accountId === first.accountId);
  return {
    accountId: first.accountId,
    amountMinor: own.reduce((sum, line) => sum + line.amountMinor, 0),
  };
}

function isUndeposited(books: Books, accountId: string): boolean {
  return books.find("Account", accountId)?.AccountSubType === "UndepositedFunds";
}

/** A deposit takes money of its own currency. */
export function requireCurrency(books: Books, object: Wire, currency: string): void {
  if (currencyOf(books, object) === currency) return;
  refuseBusiness("The currency of the transaction is invalid for customer/vendor/account.");
}
