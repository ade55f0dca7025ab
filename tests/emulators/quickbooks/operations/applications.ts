import { touchObject } from "../books/new-object.ts";
import { homeCurrency, isMulticurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { convert, post } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toNumber } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { debtMinor, isOwn, linkType, PAYMENT_LINKS, type Side, sidesOf } from "./application-sides.ts";

/** What one payment applies to a debt or takes from a credit, in minor units of their currency. */
export type Application = { payment: Side["payment"]; paymentId: string; amountMinor: number };

function applicationsOf(books: Books, target: string): Application[] {
  return books.db.table<Application[]>("applications").get(target) ?? [];
}

export function appliedMinor(
  books: Books,
  side: Side,
  entity: string,
  id: string,
  exceptPayment?: string,
): number {
  return applicationsOf(books, `${entity}:${id}`)
    .filter((row) => row.payment === side.payment && row.paymentId !== exceptPayment)
    .reduce((sum, row) => sum + row.amountMinor, 0);
}

/** Balance, HomeBalance and LinkedTxn of a debt or credit, from its total and what is applied to it. */
export function openMembers(books: Books, entity: string, id: string, object: Wire): Wire {
  const others = recordsAt(object, "LinkedTxn").filter((link) => !PAYMENT_LINKS.has(link.TxnType));
  const payments = applicationsOf(books, `${entity}:${id}`).flatMap((row) =>
    sidesOf(row.payment).map((side) => ({
      TxnId: row.paymentId,
      TxnType: linkType(side, books.find(row.payment, row.paymentId)),
    })),
  );
  const LinkedTxn = [...others, ...payments];
  if (entity === "JournalEntry") return { LinkedTxn };
  const currency = currencyOf(books, object);
  const openMinor = openAmount(books, entity, id, object);
  const Balance = toNumber(fromMinor(openMinor, currencyDigits(currency)));
  const hasHome = isMulticurrency(books) && entity !== "VendorCredit";
  return {
    Balance,
    ...(entity === "CreditMemo" ? { RemainingCredit: Balance } : {}),
    ...(hasHome ? { HomeBalance: homeNumber(books, object, openMinor, currency) } : {}),
    LinkedTxn,
  };
}

function openAmount(books: Books, entity: string, id: string, object: Wire): number {
  const [side] = sidesOf(entity);
  if (side === undefined) return 0;
  const totalMinor = Math.abs(debtMinor(books, side, entity, object, refAt(object, side.owner) ?? ""));
  return Math.max(0, totalMinor - appliedMinor(books, side, entity, id));
}

function homeNumber(books: Books, object: Wire, minor: number, currency: string): number {
  const home = homeCurrency(books);
  const rate = toDecimal(object.ExchangeRate) ?? { digits: 1n, scale: 0 };
  return toNumber(fromMinor(convert(minor, currency, home, rate), currencyDigits(home)));
}

export type PaymentLine = { entity: string; id: string; amountMinor: number; isCredit: boolean };

/** The linked lines of a stored payment of a customer or of a bill. */
export function paymentLines(books: Books, side: Side, payment: Wire | undefined): PaymentLine[] {
  if (payment === undefined) return [];
  return recordsAt(payment, "Line").flatMap((line) =>
    recordsAt(line, "LinkedTxn").map((link) => {
      const entity = textAt(link, "TxnType") ?? "";
      const id = textAt(link, "TxnId") ?? "";
      const target = books.find(entity, id) ?? {};
      const ownerId = refAt(target, side.owner) ?? refAt(payment, side.owner) ?? "";
      const isCredit = entity === side.credit || debtMinor(books, side, entity, target, ownerId) < 0;
      return { entity, id, amountMinor: minorAt(books, payment, "Amount", line), isCredit };
    }),
  );
}

/** After a payment changed: brings every debt and credit that it touches or touched up to date. */
export function settlePayment(
  books: Books,
  side: Side,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  const paymentId = String((after ?? before)?.Id);
  const table = books.db.table<Application[]>("applications");
  const fresh = paymentLines(books, side, after);
  const old = paymentLines(books, side, before);
  const targets = new Set([...old, ...fresh].map((line) => `${line.entity}:${line.id}`));
  for (const target of targets) {
    const amountMinor = fresh
      .filter((line) => `${line.entity}:${line.id}` === target)
      .reduce((sum, line) => sum + line.amountMinor, 0);
    const rows = applicationsOf(books, target);
    const isOwn = (row: Application) => row.payment === side.payment && row.paymentId === paymentId;
    if (rows.some((row) => isOwn(row) && row.amountMinor === amountMinor)) continue;
    const others = rows.filter((row) => !isOwn(row));
    const next = amountMinor === 0 ? others : [...others, { payment: side.payment, paymentId, amountMinor }];
    if (next.length === 0) table.delete(target);
    else table.set(target, next);
    refreshTarget(books, target);
  }
}

function refreshTarget(books: Books, target: string): void {
  const [entity = "", id = ""] = target.split(":");
  const object = books.find(entity, id);
  if (object === undefined) return;
  const isRaised = books.settings().applicationBumpsSyncToken;
  touchObject(books, entity, { ...object, ...openMembers(books, entity, id, object) }, isRaised);
}

/**
 * After a debt or credit changed or went away: payments give back what no longer fits, newest first, and are
 * posted again, since its exchange rate may have moved.
 */
export function settleTarget(books: Books, entity: string, id: string, after: Wire | undefined): void {
  const target = `${entity}:${id}`;
  if (applicationsOf(books, target).length === 0) return;
  for (const side of sidesOf(entity)) shrinkSide(books, side, entity, id, after);
  const kept = applicationsOf(books, target).filter((row) => row.amountMinor > 0);
  const table = books.db.table<Application[]>("applications");
  if (kept.length === 0) table.delete(target);
  else table.set(target, kept);
  if (after === undefined) return;
  const stored = books.find(entity, id) ?? after;
  books.db.table<Wire>(`entity:${entity}`).set(id, { ...stored, ...openMembers(books, entity, id, stored) });
}

function shrinkSide(books: Books, side: Side, entity: string, id: string, after: Wire | undefined): void {
  const target = `${entity}:${id}`;
  const table = books.db.table<Application[]>("applications");
  let usedMinor = 0;
  for (const row of applicationsOf(books, target)) {
    const payment = books.find(row.payment, row.paymentId);
    if (row.payment !== side.payment || payment === undefined) continue;
    const ownerId = refAt(payment, side.owner) ?? "";
    const roomMinor = roomFor(books, side, entity, after, ownerId, currencyOf(books, payment));
    const amountMinor = Math.max(0, Math.min(roomMinor - usedMinor, row.amountMinor));
    usedMinor += amountMinor;
    if (amountMinor === row.amountMinor) {
      post(books, row.payment, row.paymentId, payment);
      continue;
    }
    table.set(
      target,
      applicationsOf(books, target).map((each) => (each === row ? { ...row, amountMinor } : each)),
    );
    shrinkPayment(books, side, payment, (line) => line.entity === entity && line.id === id, amountMinor);
  }
}

/** What a payment can settle of a target: nothing of one that is gone, or has another owner or currency now. */
function roomFor(
  books: Books,
  side: Side,
  entity: string,
  target: Wire | undefined,
  ownerId: string,
  currency: string,
): number {
  const isPayable =
    target !== undefined &&
    currencyOf(books, target) === currency &&
    isOwn(books, side, entity, target, ownerId);
  return isPayable ? Math.abs(debtMinor(books, side, entity, target, ownerId)) : 0;
}

/** Cuts what a payment gives to one target down to an amount, and its other debts when a credit is missing now. */
function shrinkPayment(
  books: Books,
  side: Side,
  payment: Wire,
  isTarget: (line: PaymentLine) => boolean,
  keptMinor: number,
): void {
  const cut = withLines(books, payment, cutLines(paymentLines(books, side, payment), isTarget, keptMinor));
  const debts = paymentLines(books, side, cut).filter((line) => !line.isCredit);
  const missingMinor = -Math.min(0, restMinor(books, side, cut));
  const debtsMinor = debts.reduce((sum, line) => sum + line.amountMinor, 0);
  const covered =
    missingMinor === 0
      ? cut
      : withLines(
          books,
          cut,
          cutLines(paymentLines(books, side, cut), (line) => !line.isCredit, debtsMinor - missingMinor),
        );
  const rest = side.payment === "Payment" ? { UnappliedAmt: unappliedAmount(books, side, covered) } : {};
  const touched = touchObject(books, side.payment, { ...covered, ...rest });
  post(books, side.payment, String(payment.Id), touched);
  settlePayment(books, side, payment, touched);
}

/** New amounts of all lines: those that match share `keptMinor`, first come, first served. */
function cutLines(
  lines: readonly PaymentLine[],
  matches: (line: PaymentLine) => boolean,
  keptMinor: number,
): number[] {
  let left = keptMinor;
  return lines.map((line) => {
    if (!matches(line)) return line.amountMinor;
    const kept = Math.max(0, Math.min(line.amountMinor, left));
    left -= kept;
    return kept;
  });
}

function withLines(books: Books, payment: Wire, amounts: readonly number[]): Wire {
  const digits = currencyDigits(currencyOf(books, payment));
  const Line = recordsAt(payment, "Line").flatMap((line, index) => {
    const amount = amounts[index] ?? 0;
    return amount === 0 ? [] : [{ ...line, Amount: toNumber(fromMinor(amount, digits)) }];
  });
  return { ...payment, Line };
}

/** Total less what goes to debts, plus what comes from credits. */
export function unappliedAmount(books: Books, side: Side, payment: Wire): number {
  const digits = currencyDigits(currencyOf(books, payment));
  return toNumber(fromMinor(restMinor(books, side, payment), digits));
}

function restMinor(books: Books, side: Side, payment: Wire): number {
  return paymentLines(books, side, payment).reduce(
    (rest, line) => rest + (line.isCredit ? line.amountMinor : -line.amountMinor),
    minorAt(books, payment, "TotalAmt"),
  );
}
