import { homeCurrency } from "../books/preferences.ts";
import { refuse, refuseDocumented } from "../books/refused-request.ts";
import type { Books, DraftPosting, StockLine, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { tagsOfItem } from "../ledger/posting-tags.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { divide, fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { itemLines } from "../sales/item-details.ts";
import { stockValue } from "./stock-ledger.ts";

/** Goods that a sales form moves: out for a sale (`sign` 1), back in for a credit or refund (-1). */
export function soldGoods(books: Books, form: Wire, sign: 1 | -1): StockLine[] {
  return itemLines(form).flatMap((line) => {
    const detail = recordAt(line, "SalesItemLineDetail");
    const item = inventoryItem(books, detail);
    if (item === undefined) return [];
    requireStarted(form, item);
    const quantity = toNumber(toDecimal(detail?.Qty) ?? { digits: 0n, scale: 0 });
    return quantity === 0 ? [] : [stockLine(item, -sign * quantity)];
  });
}

/** A move of an inventory item, at its purchase cost when nothing better is known. */
export function stockLine(item: Wire, quantity: number): StockLine {
  const cost = toNumber(toDecimal(item.PurchaseCost) ?? { digits: 0n, scale: 0 });
  return { itemId: String(item.Id), quantity, fallbackCost: cost };
}

/** The inventory item that a line's detail names, if it names one. */
export function inventoryItem(books: Books, detail: Wire | undefined): Wire | undefined {
  const item = books.find("Item", refAt(detail, "ItemRef") ?? "");
  return item?.Type === "Inventory" ? item : undefined;
}

/** A transaction with an inventory item cannot be dated before the item's start (6270). */
export function requireStarted(form: Wire, item: Wire): void {
  const day = textAt(form, "TxnDate") ?? "";
  const start = textAt(item, "InvStartDate") ?? "";
  if (day >= start) return;
  refuse({
    code: "6270",
    message: "Transaction date is prior to start date for inventory item",
    detail:
      "Transactions with inventory (QOH) products cant be dated earlier than the Inventory Start Date for the product",
    element: "",
  });
}

/** A line with an inventory item has to say how many (6520). */
export function requireQuantity(books: Books, detail: Wire | undefined, element: string): void {
  if (inventoryItem(books, detail) === undefined || toDecimal(detail?.Qty) !== undefined) return;
  refuseDocumented("6520", element);
}

/** Cost of the goods of a form: Inventory Asset against Cost of Goods Sold, by item. */
export function goodsPostings(books: Books, entity: string, form: Wire): DraftPosting[] {
  const items = new Map<string, Wire>();
  for (const line of itemLines(form)) {
    const item = inventoryItem(books, recordAt(line, "SalesItemLineDetail"));
    if (item !== undefined) items.set(String(item.Id), item);
  }
  return [...items].flatMap(([id, item]) => {
    const homeMinor = stockValue(books, entity, String(form.Id), id);
    const tags = tagsOfItem(form, id, itemLines(form), "SalesItemLineDetail");
    const moved = movedValue(books, form, item, homeMinor, refAt(item, "ExpenseAccountRef") ?? "");
    return moved.map((posting) => ({ ...posting, ...tags }));
  });
}

/** Debits the item's asset account with a home amount (credits it when negative) against another account. */
export function movedValue(
  books: Books,
  form: Wire,
  item: Wire,
  homeMinor: number,
  against: string,
): DraftPosting[] {
  if (homeMinor === 0) return [];
  const amountMinor = inFormCurrency(books, form, homeMinor);
  const memo = textAt(item, "Name") ?? "";
  return [
    { accountId: refAt(item, "AssetAccountRef") ?? "", amountMinor, homeMinor, memo },
    { accountId: against, amountMinor: -amountMinor, homeMinor: -homeMinor, memo },
  ];
}

/** Stock is kept in home currency; the foreign side of its lines only has to cancel out. */
export function inFormCurrency(books: Books, form: Wire, homeMinor: number): number {
  const home = homeCurrency(books);
  const currency = currencyOf(books, form);
  const rate = toDecimal(form.ExchangeRate);
  if (currency === home || rate === undefined || rate.digits === 0n) return homeMinor;
  const digits = currencyDigits(currency);
  return toMinor(divide(fromMinor(homeMinor, currencyDigits(home)), rate, digits), digits);
}
