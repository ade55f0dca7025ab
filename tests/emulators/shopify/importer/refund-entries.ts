import { splitTaxes } from "./current-tax-lines.ts";
import { type Line, taxOf } from "./import-line-items.ts";
import type { RefundShipping } from "./import-refund-shipping.ts";
import type { Refund, RefundDuty, RefundLine } from "./import-refunds.ts";
import type { ShippingLine } from "./import-shipping-lines.ts";
import { type Entry, PLAIN, withTax } from "./ledger-entry.ts";
import { addBags, type Bag, isZero, negate, subtract, times, ZERO } from "./order-money.ts";
import type { Reading } from "./reading.ts";
import { lineSale } from "./sold-entries.ts";

/** Everything that a refund takes back; what it pays more or less than that is an ADJUSTMENT. */
export function refundEntries(refund: Refund, shipping: ShippingLine[], reading: Reading): Entry[] {
  return [
    ...refund.lines.map((item) => returnedUnits(item, reading)),
    ...refund.shipping.map((item) => returnedShipping(item, shipping, reading)),
    ...refund.duties.map((item) => returnedDuty(item, reading)),
    ...refund.adjustments.map(
      ({ amount, tax }): Entry => ({
        ...PLAIN,
        typename: "AdjustmentSale",
        actionType: "RETURN",
        lineType: "ADJUSTMENT",
        total: addBags(amount, tax),
        tax,
        link: {},
      }),
    ),
  ];
}

/** Units of a line that go back, as the refund counts them. */
export function returnedUnits(
  { line, lineId, quantity, subtotal, tax }: RefundLine,
  reading: Reading,
): Entry {
  const sold = line ? lineSale(line, reading) : null;
  return {
    ...PLAIN,
    typename: sold?.typename ?? "ProductSale",
    actionType: "RETURN",
    lineType: sold?.lineType ?? "PRODUCT",
    quantity: -quantity,
    total: negate(withTax(subtotal, tax, reading)),
    tax: negate(tax),
    discount: negate(discountOf(line, quantity, subtotal)),
    taxes: splitTaxes(line?.taxes ?? [], negate(tax), reading.money),
    link: { lineItem: { id: lineId } },
  };
}

/** The discounts within units that go back: their full price less what the refund counts for them. */
function discountOf(line: Line | null, quantity: number, subtotal: Bag): Bag {
  if (line === null || line.allocations.length === 0 || isZero(subtotal)) return ZERO;
  const discount = subtract(times(line.unitPrice, quantity), subtotal);
  return discount.shop > 0n ? discount : ZERO;
}

function returnedShipping(
  { shippingLineId, subtotal, tax }: RefundShipping,
  shipping: ShippingLine[],
  reading: Reading,
): Entry {
  const line = shipping.find((candidate) => candidate.id === shippingLineId);
  return {
    ...PLAIN,
    typename: "ShippingLineSale",
    actionType: "RETURN",
    lineType: "SHIPPING",
    total: negate(withTax(subtotal, tax, reading)),
    tax: negate(tax),
    taxes: line && !isZero(taxOf(line)) ? splitTaxes(line.taxes, negate(tax), reading.money) : [],
    link: { shippingLine: { id: shippingLineId } },
  };
}

function returnedDuty({ amount, dutyId }: RefundDuty, reading: Reading): Entry {
  const duty = { id: dutyId ?? reading.ids.fresh("Duty"), price: reading.money.render(amount), taxLines: [] };
  const total = negate(amount);
  return { ...PLAIN, typename: "DutySale", actionType: "RETURN", lineType: "DUTY", total, link: { duty } };
}
