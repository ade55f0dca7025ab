import { preference } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { writeEntity } from "./write-entity.ts";

type Open = { entity: string; object: Wire; openMinor: number };

/**
 * With AutoApplyCredit on, a new credit memo pays the customer's oldest open invoices, and a new invoice takes
 * what is left of the customer's credit memos: each pair by a Payment of nothing, as the service makes it.
 */
export function autoApplyCredit(books: Books, entity: "Invoice" | "CreditMemo", id: string): void {
  if (!preference(books, "SalesFormsPrefs", "AutoApplyCredit")) return;
  const own = openOf(books, entity, id);
  if (own === undefined) return;
  const others = openOthers(books, entity === "Invoice" ? "CreditMemo" : "Invoice", own.object);
  for (const other of others) {
    const leftMinor = openOf(books, entity, id)?.openMinor ?? 0;
    const amountMinor = Math.min(leftMinor, other.openMinor);
    if (amountMinor > 0) applyOne(books, own, other, amountMinor);
  }
}

function openOf(books: Books, entity: string, id: string): Open | undefined {
  const object = books.find(entity, id);
  return object === undefined ? undefined : { entity, object, openMinor: minorAt(books, object, "Balance") };
}

/** Open documents of the same customer and currency, oldest first. */
function openOthers(books: Books, entity: string, own: Wire): Open[] {
  const customerId = refAt(own, "CustomerRef");
  return books
    .list(entity)
    .filter((object) => refAt(object, "CustomerRef") === customerId)
    .filter((object) => currencyOf(books, object) === currencyOf(books, own))
    .map((object) => ({ entity, object, openMinor: minorAt(books, object, "Balance") }))
    .filter((open) => open.openMinor > 0)
    .sort((a, b) => order(a.object) - order(b.object) || Number(a.object.Id) - Number(b.object.Id));
}

function order(object: Wire): number {
  return Number((textAt(object, "TxnDate") ?? "").replaceAll("-", ""));
}

function applyOne(books: Books, own: Open, other: Open, amountMinor: number): void {
  const currency = currencyOf(books, own.object);
  const Amount = toNumber(fromMinor(amountMinor, currencyDigits(currency)));
  const link = ({ entity, object }: Open) => ({
    Amount,
    LinkedTxn: [{ TxnId: object.Id, TxnType: entity }],
  });
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
