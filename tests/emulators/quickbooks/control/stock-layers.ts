import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { quantityOf, worthOf } from "../stock/fifo.ts";
import { stockOf } from "../stock/stock-ledger.ts";

/** Quantity, worth and first-in-first-out layers of every inventory item, in the home currency. */
export function stockLayers(books: Books): Record<string, unknown>[] {
  const digits = currencyDigits(homeCurrency(books));
  const amount = (minor: number) => toNumber(fromMinor(minor, digits));
  const items = books.list("Item").filter((item) => item.Type === "Inventory");
  return items.map((item) => {
    const state = stockOf(books, String(item.Id));
    return {
      itemId: item.Id,
      item: item.FullyQualifiedName,
      quantity: quantityOf(state),
      value: amount(worthOf(state)),
      layers: state.layers.map((layer) => ({ quantity: layer.quantity, value: amount(layer.valueMinor) })),
    };
  });
}
