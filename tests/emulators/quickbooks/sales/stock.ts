import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt } from "../books/wire.ts";
import { add, type Decimal, toDecimal, toNumber } from "../money/decimal.ts";

type Quantity = { digits: string; scale: number };

/** Moves the stock of inventory items by the lines of a form: out for a sale (`sign` 1), back in for a return (-1). */
export function settleStock(
  books: Books,
  before: Wire | undefined,
  after: Wire | undefined,
  sign: 1 | -1,
): void {
  moveStock(books, before, sign);
  moveStock(books, after, sign === 1 ? -1 : 1);
}

/** Quantity on hand as the item shows it. */
export function quantityOnHand(books: Books, itemId: string): number {
  return toNumber(stockOf(books, itemId));
}

export function addStock(books: Books, itemId: string, quantity: Decimal): void {
  const next = add(stockOf(books, itemId), quantity);
  books.db.table<Quantity>("stock").set(itemId, { digits: next.digits.toString(), scale: next.scale });
}

function stockOf(books: Books, itemId: string): Decimal {
  const stored = books.db.table<Quantity>("stock").get(itemId);
  return stored === undefined
    ? { digits: 0n, scale: 0 }
    : { digits: BigInt(stored.digits), scale: stored.scale };
}

function moveStock(books: Books, form: Wire | undefined, sign: 1 | -1): void {
  for (const line of recordsAt(form, "Line")) {
    const detail = recordAt(line, "SalesItemLineDetail");
    const itemId = refAt(detail, "ItemRef") ?? "";
    const quantity = toDecimal(detail?.Qty);
    if (quantity === undefined || books.find("Item", itemId)?.Type !== "Inventory") continue;
    addStock(books, itemId, { digits: quantity.digits * BigInt(sign), scale: quantity.scale });
  }
}
