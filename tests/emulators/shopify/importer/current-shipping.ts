import type { Refund } from "./import-refunds.ts";
import { discountedPriceOf, type ShippingLine } from "./import-shipping-lines.ts";
import { type Bag, subtract, sumBags, ZERO } from "./order-money.ts";

/** What a shipping line charges now: as stated, otherwise its price less what refunds gave back; 0 once removed. */
export function currentShippingPrice(line: ShippingLine, refunds: Refund[]): Bag {
  if (line.statedCurrent !== null) return line.statedCurrent;
  if (line.isRemoved) return ZERO;
  const back = refunds.flatMap((refund) => refund.shipping).filter((item) => item.shippingLineId === line.id);
  return subtract(discountedPriceOf(line), sumBags(back.map((item) => item.subtotal)));
}
