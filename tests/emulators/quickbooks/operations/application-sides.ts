import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { minorAt } from "../sales/sales-postings.ts";

/** What customers owe, or what is owed to vendors: the same links with other names. */
export type Side = {
  payment: "Payment" | "BillPayment";
  owner: "CustomerRef" | "VendorRef";
  debt: "Invoice" | "Bill";
  credit: "CreditMemo" | "VendorCredit";
  accountType: "Accounts Receivable" | "Accounts Payable";
};

export const RECEIVABLES: Side = {
  payment: "Payment",
  owner: "CustomerRef",
  debt: "Invoice",
  credit: "CreditMemo",
  accountType: "Accounts Receivable",
};

export const PAYABLES: Side = {
  payment: "BillPayment",
  owner: "VendorRef",
  debt: "Bill",
  credit: "VendorCredit",
  accountType: "Accounts Payable",
};

/** The side on which a payment, debt or credit stands; journal entries can be on both. */
export function sidesOf(entity: string): readonly Side[] {
  if (entity === "JournalEntry") return [RECEIVABLES, PAYABLES];
  return [RECEIVABLES, PAYABLES].filter((side) =>
    [side.payment, side.debt, side.credit].some((name) => name === entity),
  );
}

/**
 * What an object adds to what its owner owes (a bill: to what the vendor is owed), in the minor units of its
 * currency: negative for a credit. For a journal entry its lines on the receivable or payable account count.
 */
export function debtMinor(books: Books, side: Side, entity: string, object: Wire, ownerId: string): number {
  if (entity === side.debt) return minorAt(books, object, "TotalAmt") - minorAt(books, object, "Deposit");
  if (entity === side.credit) return -minorAt(books, object, "TotalAmt");
  if (entity !== "JournalEntry") return 0;
  return recordsAt(object, "Line").reduce((sum, line) => {
    const detail = recordAt(line, "JournalEntryLineDetail");
    const account = books.find("Account", refAt(detail, "AccountRef") ?? "");
    const isOwn = refAt(recordAt(detail, "Entity"), "EntityRef") === ownerId;
    if (account?.AccountType !== side.accountType || !isOwn) return sum;
    const isDebit = textAt(detail, "PostingType") === "Debit";
    const sign = isDebit === (side === RECEIVABLES) ? 1 : -1;
    return sum + sign * minorAt(books, object, "Amount", line);
  }, 0);
}

/** A payment settles what its own customer or vendor owes, or a sub-customer that is billed with it. */
export function isOwn(books: Books, side: Side, type: string, target: Wire, ownerId: string): boolean {
  if (type === "JournalEntry") return debtMinor(books, side, type, target, ownerId) !== 0;
  const owner = refAt(target, side.owner) ?? "";
  if (owner === ownerId) return true;
  const child = side.owner === "CustomerRef" ? books.find("Customer", owner) : undefined;
  return child?.BillWithParent === true && refAt(child, "ParentRef") === ownerId;
}

/** `TxnType` of a link to a payment: bill payments are named for the way they were paid. */
export function linkType(side: Side, payment: Wire | undefined): string {
  if (side === RECEIVABLES) return "Payment";
  return payment?.PayType === "CreditCard" ? "BillPaymentCreditCard" : "BillPaymentCheck";
}

export const PAYMENT_LINKS: ReadonlySet<unknown> = new Set([
  "Payment",
  "BillPaymentCheck",
  "BillPaymentCreditCard",
]);
