import { touchObject } from "../books/new-object.ts";
import { homeCurrency, isMulticurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { convert, post } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";

/** What one payment applies to one invoice or takes from one credit memo, in minor units of their currency. */
export type Application = { paymentId: string; amountMinor: number };

function applicationsOf(books: Books, target: string): Application[] {
  return books.db.table<Application[]>("applications").get(target) ?? [];
}

export function appliedMinor(books: Books, entity: string, id: string, exceptPayment?: string): number {
  return applicationsOf(books, `${entity}:${id}`)
    .filter((application) => application.paymentId !== exceptPayment)
    .reduce((sum, application) => sum + application.amountMinor, 0);
}

/** Balance, HomeBalance and LinkedTxn of an invoice or credit memo, from its total and what is applied to it. */
export function openMembers(books: Books, entity: string, id: string, object: Wire): Wire {
  const currency = currencyOf(books, object);
  const digits = currencyDigits(currency);
  const amount = (key: string) => toMinor(toDecimal(object[key]) ?? { digits: 0n, scale: 0 }, digits);
  const openMinor = Math.max(0, amount("TotalAmt") - amount("Deposit") - appliedMinor(books, entity, id));
  const Balance = toNumber(fromMinor(openMinor, digits));
  const others = recordsAt(object, "LinkedTxn").filter((link) => link.TxnType !== "Payment");
  const payments = applicationsOf(books, `${entity}:${id}`).map((application) => ({
    TxnId: application.paymentId,
    TxnType: "Payment",
  }));
  return {
    Balance,
    ...(entity === "CreditMemo" ? { RemainingCredit: Balance } : {}),
    ...(isMulticurrency(books) ? { HomeBalance: homeNumber(books, object, openMinor, currency) } : {}),
    LinkedTxn: [...others, ...payments],
  };
}

function homeNumber(books: Books, object: Wire, minor: number, currency: string): number {
  const home = homeCurrency(books);
  const rate = toDecimal(object.ExchangeRate) ?? { digits: 1n, scale: 0 };
  return toNumber(fromMinor(convert(minor, currency, home, rate), currencyDigits(home)));
}

export type PaymentLine = { entity: string; id: string; amountMinor: number };

/** The linked lines of a stored payment. */
export function paymentLines(books: Books, payment: Wire | undefined): PaymentLine[] {
  if (payment === undefined) return [];
  const digits = currencyDigits(currencyOf(books, payment));
  return recordsAt(payment, "Line").flatMap((line) =>
    recordsAt(line, "LinkedTxn").map((link) => ({
      entity: textAt(link, "TxnType") ?? "",
      id: textAt(link, "TxnId") ?? "",
      amountMinor: toMinor(toDecimal(line.Amount) ?? { digits: 0n, scale: 0 }, digits),
    })),
  );
}

/** After a payment changed: brings every invoice and credit memo that it touches or touched up to date. */
export function settlePayment(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  const paymentId = String((after ?? before)?.Id);
  const table = books.db.table<Application[]>("applications");
  const fresh = paymentLines(books, after);
  const targets = new Set(
    [...paymentLines(books, before), ...fresh].map((line) => `${line.entity}:${line.id}`),
  );
  for (const target of targets) {
    const amountMinor = fresh
      .filter((line) => `${line.entity}:${line.id}` === target)
      .reduce((sum, line) => sum + line.amountMinor, 0);
    const old = applicationsOf(books, target);
    const others = old.filter((application) => application.paymentId !== paymentId);
    const isUnchanged = old.some((row) => row.paymentId === paymentId && row.amountMinor === amountMinor);
    if (isUnchanged) continue;
    const next = amountMinor === 0 ? others : [...others, { paymentId, amountMinor }];
    if (next.length === 0) table.delete(target);
    else table.set(target, next);
    refreshTarget(books, target);
  }
}

function refreshTarget(books: Books, target: string): void {
  const [entity = "", id = ""] = target.split(":");
  const object = books.find(entity, id);
  if (object === undefined) return;
  touchObject(
    books,
    entity,
    { ...object, ...openMembers(books, entity, id, object) },
    books.settings().applicationBumpsSyncToken,
  );
}

/**
 * After an invoice or credit memo changed or went away: payments give back what no longer fits, newest first,
 * and are posted again, since its exchange rate may have moved.
 */
export function settleTarget(books: Books, entity: string, id: string, after: Wire | undefined): void {
  const target = `${entity}:${id}`;
  const applications = applicationsOf(books, target);
  if (applications.length === 0) return;
  let room = after === undefined ? 0 : payableMinor(books, after);
  for (const application of applications) {
    const keptMinor = Math.min(room, application.amountMinor);
    room -= keptMinor;
    shrinkPayment(books, application, entity, id, keptMinor);
  }
  const kept = applications
    .map((row) => ({ ...row, amountMinor: keptAmount(books, row.paymentId, entity, id) }))
    .filter((row) => row.amountMinor > 0);
  const table = books.db.table<Application[]>("applications");
  if (kept.length === 0) table.delete(target);
  else table.set(target, kept);
  if (after === undefined) return;
  const stored = books.find(entity, id) ?? after;
  books.db.table<Wire>(`entity:${entity}`).set(id, { ...stored, ...openMembers(books, entity, id, stored) });
}

function payableMinor(books: Books, object: Wire): number {
  const digits = currencyDigits(currencyOf(books, object));
  const amount = (key: string) => toMinor(toDecimal(object[key]) ?? { digits: 0n, scale: 0 }, digits);
  return amount("TotalAmt") - amount("Deposit");
}

function keptAmount(books: Books, paymentId: string, entity: string, id: string): number {
  return paymentLines(books, books.find("Payment", paymentId))
    .filter((line) => line.entity === entity && line.id === id)
    .reduce((sum, line) => sum + line.amountMinor, 0);
}

function shrinkPayment(
  books: Books,
  application: Application,
  entity: string,
  id: string,
  keptMinor: number,
): void {
  const payment = books.find("Payment", application.paymentId);
  if (payment === undefined) return;
  if (keptMinor === application.amountMinor) {
    post(books, "Payment", application.paymentId, payment);
    return;
  }
  const digits = currencyDigits(currencyOf(books, payment));
  let left = keptMinor;
  const Line = recordsAt(payment, "Line").flatMap((line) => {
    const isTarget = recordsAt(line, "LinkedTxn").some(
      (link) => link.TxnType === entity && link.TxnId === id,
    );
    if (!isTarget) return [line];
    const own = toMinor(toDecimal(line.Amount) ?? { digits: 0n, scale: 0 }, digits);
    const kept = Math.min(own, left);
    left -= kept;
    return kept === 0 ? [] : [{ ...line, Amount: toNumber(fromMinor(kept, digits)) }];
  });
  const object = { ...payment, Line };
  const touched = touchObject(books, "Payment", { ...object, UnappliedAmt: unappliedAmount(books, object) });
  post(books, "Payment", application.paymentId, touched);
}

/** Total less what goes to invoices, plus what comes from credit memos. */
export function unappliedAmount(books: Books, payment: Wire): number {
  const digits = currencyDigits(currencyOf(books, payment));
  const totalMinor = toMinor(toDecimal(payment.TotalAmt) ?? { digits: 0n, scale: 0 }, digits);
  const used = paymentLines(books, payment).reduce(
    (sum, line) => sum + (line.entity === "CreditMemo" ? -line.amountMinor : line.amountMinor),
    0,
  );
  return toNumber(fromMinor(totalMinor - used, digits));
}
