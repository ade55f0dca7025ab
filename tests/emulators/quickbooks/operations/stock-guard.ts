import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { quantityOnHand } from "../stock/stock-ledger.ts";

/** By the switch `negativeStock`, a transaction that leaves less than nothing on hand is refused. */
export function requireStock(books: Books, definition: EntityDefinition, after: Wire | undefined): void {
  if (books.settings().negativeStock === "accept" || after === undefined) return;
  for (const { itemId, quantity } of definition.stock?.(books, after) ?? []) {
    if (quantity >= 0 || quantityOnHand(books, itemId) >= 0) continue;
    refuseBusiness(`There is not enough ${textAt(books.find("Item", itemId), "Name") ?? itemId} on hand.`);
  }
}
