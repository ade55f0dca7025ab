import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { debtMinor, isOwn, type Side } from "./application-sides.ts";
import { appliedMinor } from "./applications.ts";

/** A payment while it is built: its id, and whose it is. */
export type Payer = { id: string; ownerId: string; currency: string };

/** The lines of a payment that link debts and credits of the same owner and currency; others are dropped. */
export function readAppliedLines(books: Books, side: Side, draft: Wire, payer: Payer): Wire[] {
  const used = new Map<string, number>();
  return recordsAt(draft, "Line").flatMap((line) => {
    const [link] = recordsAt(line, "LinkedTxn");
    return link === undefined ? [] : appliedLine(books, side, line, link, payer, used);
  });
}

function appliedLine(
  books: Books,
  side: Side,
  line: Wire,
  link: Wire,
  payer: Payer,
  used: Map<string, number>,
): Wire[] {
  const digits = currencyDigits(payer.currency);
  const amount = toDecimal(line.Amount);
  if (amount === undefined) refuseMissing("Line.Amount");
  if (amount.digits < 0n) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  const type = textAt(link, "TxnType") ?? "";
  const id = textAt(link, "TxnId") ?? "";
  const target = targetOf(books, side, type, id);
  if (!isOwn(books, side, type, target, payer.ownerId)) {
    if (books.settings().otherCustomersInvoice === "unapplied") return [];
    refuseBusiness("You can only add or edit one name at a time. Please try again.");
  }
  if (currencyOf(books, target) !== payer.currency) {
    refuseBusiness("The currency of the transaction is invalid for customer/vendor/account.");
  }
  const key = `${type}:${id}`;
  const owner = refAt(target, side.owner) ?? payer.ownerId;
  const openMinor =
    Math.abs(debtMinor(books, side, type, target, owner)) -
    appliedMinor(books, side, type, id, payer.id) -
    (used.get(key) ?? 0);
  const asked = toMinor(amount, digits);
  if (asked > openMinor && books.settings().overApplication === "refuse") {
    refuseBusiness(`The amount applied to ${type} ${id} is more than its open balance.`);
  }
  const appliedNow = Math.max(0, Math.min(asked, openMinor));
  used.set(key, (used.get(key) ?? 0) + appliedNow);
  const Amount = toNumber(fromMinor(appliedNow, digits));
  return [{ Amount, LinkedTxn: [{ TxnId: id, TxnType: type }], LineEx: lineEx(target, openMinor, digits) }];
}

function targetOf(books: Books, side: Side, type: string, id: string): Wire {
  const isKind = type === side.debt || type === side.credit || type === "JournalEntry";
  const target = isKind ? books.find(type, id) : undefined;
  if (target !== undefined) return target;
  return refuseBusiness(`The entity ${type} ${id} that you are trying to link does not exist. ${type} ${id}`);
}

function lineEx(target: Wire, openMinor: number, digits: number): Wire {
  const number = textAt(target, "DocNumber");
  return {
    any: [
      nameValue("txnId", String(target.Id)),
      nameValue("txnOpenBalance", (openMinor / 10 ** digits).toFixed(digits)),
      ...(number === undefined ? [] : [nameValue("txnReferenceNumber", number)]),
    ],
  };
}

/** An entry of an `...Ex` block, as the service's JSON writer prints it. */
export function nameValue(Name: string, Value: string): Wire {
  return {
    name: "{http://schema.intuit.com/finance/v3}NameValue",
    declaredType: "com.intuit.schema.finance.v3.NameValue",
    scope: "javax.xml.bind.JAXBElement$GlobalScope",
    value: { Name, Value },
    nil: false,
    globalScope: true,
    typeSubstituted: false,
  };
}
