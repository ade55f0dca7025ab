import { touchObject } from "../books/new-object.ts";
import { preference } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { post } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { RECEIVABLES } from "./application-sides.ts";
import { settlePayment, unappliedAmount } from "./applications.ts";
import { readAppliedLines } from "./applied-lines.ts";
import { isPeriodClosed } from "./guards.ts";
import { writeEntity } from "./write-entity.ts";

type Kind = "Invoice" | "CreditMemo" | "Payment";
type Open = { entity: Kind; object: Wire; openMinor: number };

/**
 * With AutoApplyCredit on, a new invoice takes what the customer has left, oldest first: credit memos by a Payment of
 * nothing, as the service makes it, and money of payments that settles nothing yet. A new credit memo or payment pays
 * the oldest open invoices in the same way.
 */
export function autoApplyCredit(books: Books, entity: Kind, id: string): void {
  if (!preference(books, "SalesFormsPrefs", "AutoApplyCredit")) return;
  const takesPayments = books.settings().autoApplyPayments;
  if (entity === "Payment" && !takesPayments) return;
  const own = openOf(books, entity, id);
  if (own === undefined) return;
  const kinds: Kind[] =
    entity !== "Invoice" ? ["Invoice"] : takesPayments ? ["CreditMemo", "Payment"] : ["CreditMemo"];
  for (const other of openOthers(books, kinds, own.object)) {
    const leftMinor = openOf(books, entity, id)?.openMinor ?? 0;
    const amountMinor = Math.min(leftMinor, other.openMinor);
    if (amountMinor > 0) applyOne(books, own, other, amountMinor);
  }
}

function openOf(books: Books, entity: Kind, id: string): Open | undefined {
  const object = books.find(entity, id);
  if (object === undefined) return undefined;
  return {
    entity,
    object,
    openMinor: minorAt(books, object, entity === "Payment" ? "UnappliedAmt" : "Balance"),
  };
}

/** Open documents of the same customer and currency, oldest first; payments of closed books stay as they are. */
function openOthers(books: Books, kinds: readonly Kind[], own: Wire): Open[] {
  const customerId = refAt(own, "CustomerRef");
  return kinds
    .flatMap((entity) => books.list(entity).map((object) => ({ entity, object })))
    .filter(({ object }) => refAt(object, "CustomerRef") === customerId)
    .filter(({ object }) => currencyOf(books, object) === currencyOf(books, own))
    .filter(({ entity, object }) => entity !== "Payment" || !isPeriodClosed(books, object))
    .map(({ entity, object }) => openOf(books, entity, String(object.Id)))
    .filter((open) => open !== undefined)
    .filter((open) => open.openMinor > 0)
    .sort((a, b) => order(a.object) - order(b.object) || Number(a.object.Id) - Number(b.object.Id));
}

function order(object: Wire): number {
  return Number((textAt(object, "TxnDate") ?? "").replaceAll("-", ""));
}

function applyOne(books: Books, own: Open, other: Open, amountMinor: number): void {
  const Amount = toNumber(fromMinor(amountMinor, currencyDigits(currencyOf(books, own.object))));
  const link = ({ entity, object }: Open) => ({
    Amount,
    LinkedTxn: [{ TxnId: object.Id, TxnType: entity }],
  });
  const [payment, invoice] = own.entity === "Payment" ? [own, other] : [other, own];
  if (payment.entity === "Payment") {
    extendPayment(books, String(payment.object.Id), link(invoice));
    return;
  }
  writeEntity(books, {
    definition: books.definition("Payment"),
    operation: "create",
    include: new Set(),
    body: {
      CustomerRef: { value: refAt(own.object, "CustomerRef") },
      CurrencyRef: recordAt(own.object, "CurrencyRef"),
      TxnDate: own.object.TxnDate,
      TotalAmt: 0,
      Line: [link(own), link(other)],
      PrivateNote: "Created by QB Online to link credits to charges.",
    },
  });
}

/** Puts money that a payment has left on one more invoice, also when it is on a deposit: nothing moves in the bank. */
function extendPayment(books: Books, id: string, line: Wire): void {
  const payment = books.find("Payment", id);
  if (payment === undefined) return;
  const payer = { id, ownerId: refAt(payment, "CustomerRef") ?? "", currency: currencyOf(books, payment) };
  const added = readAppliedLines(books, RECEIVABLES, { Line: [line] }, payer);
  const next = { ...payment, Line: [...recordsAt(payment, "Line"), ...added] };
  const UnappliedAmt = unappliedAmount(books, RECEIVABLES, next);
  const touched = touchObject(books, "Payment", { ...next, UnappliedAmt });
  post(books, "Payment", id, touched);
  settlePayment(books, RECEIVABLES, payment, touched);
}
