import { currencyDigits } from "./currencies.ts";
import { splitTaxes } from "./current-tax-lines.ts";
import { type Line, netOf } from "./import-line-items.ts";
import { type Refund, refundedQuantity } from "./import-refunds.ts";
import type { ShippingLine } from "./import-shipping-lines.ts";
import { type Entry, takenBack } from "./ledger-entry.ts";
import { type Bag, isSame, negate, subtract, sumBags, ZERO } from "./order-money.ts";
import type { OrderTotals } from "./order-totals.ts";
import type { Reading } from "./reading.ts";
import { lineSale, shippingSale } from "./sold-entries.ts";
import { splitBag } from "./split-amount.ts";

/**
 * Lines that an edit added. The totals as sold may leave them out: then the last lines hold just what the stated
 * subtotal lacks, and the current subtotal has it. Otherwise nothing tells them from what was ordered at first.
 */
export function addedLines(lines: Line[], totals: OrderTotals): Line[] {
  const goods = lines.filter((line) => !line.isTip);
  const excess = subtract(sumBags(goods.map(netOf)), totals.subtotal);
  if (excess.shop <= 0n || totals.current.shop <= totals.total.shop) return [];
  for (let count = 1; count < goods.length; count += 1) {
    const last = goods.slice(-count);
    if (isSame(sumBags(last.map(netOf)), excess)) return last;
  }
  return [];
}

/** Units that are gone without a refund went in an edit: their share of the line goes back. */
export function removedUnits(line: Line, refunds: Refund[], reading: Reading): Entry[] {
  const { statedCurrentQuantity: current, quantity } = line;
  if (current === null || quantity <= 0) return [];
  const gone = quantity - refundedQuantity(line, refunds) - current;
  if (gone <= 0) return [];
  const weights = [BigInt(gone), BigInt(quantity - gone)].map((units) => ({
    shop: units,
    presentment: units,
  }));
  const { shopDigits: shop, presentmentCurrency } = reading.money;
  const digits = { shop, presentment: currencyDigits(presentmentCurrency) ?? 2 };
  const share = (bag: Bag): Bag => splitBag(bag, weights, digits)[0] ?? ZERO;
  const whole = lineSale(line, reading);
  const tax = negate(share(whole.tax));
  return [
    {
      ...whole,
      actionType: "RETURN",
      quantity: -gone,
      total: negate(share(whole.total)),
      tax,
      discount: negate(share(whole.discount)),
      taxes: splitTaxes(line.taxes, tax, reading.money),
    },
  ];
}

/**
 * Shipping that went without a refund. `surplus` is what the ledger holds beyond the current total: when it is just the
 * removed shipping lines, or just all of them, as after a cancellation, they went as well.
 */
export function removedShipping(shipping: ShippingLine[], surplus: Bag, reading: Reading): Entry[] {
  if (surplus.shop <= 0n) return [];
  const marked = shipping.filter((line) => line.isRemoved);
  for (const lines of [marked, shipping]) {
    const sold = lines.map((line) => shippingSale(line, reading));
    if (isSame(sumBags(sold.map((entry) => entry.total)), surplus)) return sold.map(takenBack);
  }
  return [];
}
