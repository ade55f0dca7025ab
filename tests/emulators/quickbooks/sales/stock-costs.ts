import { homeCurrency } from "../books/preferences.ts";
import { refuse } from "../books/refused-request.ts";
import type { Books, DraftPosting, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { divide, multiply, toDecimal, toMinor } from "../money/decimal.ts";

/**
 * Cost of the inventory items on a form: debit Cost of Goods Sold, credit Inventory Asset (the other way for
 * goods that come back), quantity × the item's PurchaseCost. A sale before the item's start date is fault 6270.
 */
export function stockCosts(books: Books, form: Wire, sign: 1 | -1): DraftPosting[] {
  return recordsAt(form, "Line").flatMap((line) => {
    const detail = recordAt(line, "SalesItemLineDetail");
    const item = books.find("Item", refAt(detail, "ItemRef") ?? "");
    const quantity = toDecimal(detail?.Qty);
    if (item?.Type !== "Inventory" || quantity === undefined) return [];
    requireStarted(form, item);
    const cost = toDecimal(item.PurchaseCost) ?? { digits: 0n, scale: 0 };
    const homeMinor = sign * toMinor(multiply(quantity, cost), currencyDigits(homeCurrency(books)));
    const amountMinor = inFormCurrency(books, form, homeMinor);
    const memo = textAt(item, "Name") ?? "";
    return [
      { accountId: refAt(item, "ExpenseAccountRef") ?? "", amountMinor, homeMinor, memo },
      {
        accountId: refAt(item, "AssetAccountRef") ?? "",
        amountMinor: -amountMinor,
        homeMinor: -homeMinor,
        memo,
      },
    ];
  });
}

/** Stock is kept in home currency; the foreign side of its lines only has to cancel out. */
function inFormCurrency(books: Books, form: Wire, homeMinor: number): number {
  const home = homeCurrency(books);
  const currency = currencyOf(books, form);
  const rate = toDecimal(form.ExchangeRate);
  if (currency === home || rate === undefined || rate.digits === 0n) return homeMinor;
  const amount = { digits: BigInt(homeMinor), scale: currencyDigits(home) };
  return toMinor(divide(amount, rate, currencyDigits(currency)), currencyDigits(currency));
}

function requireStarted(form: Wire, item: Wire): void {
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
