import type { AdditionalFee } from "./import-duties.ts";
import { allocatedTo, type Line, netOf, taxOf } from "./import-line-items.ts";
import { discountedPriceOf, type ShippingLine } from "./import-shipping-lines.ts";
import { sumOfTaxes } from "./import-tax-lines.ts";
import { type Entry, PLAIN, withTax } from "./ledger-entry.ts";
import { addBags, isZero, subtract } from "./order-money.ts";
import type { OrderTotals } from "./order-totals.ts";
import type { Reading } from "./reading.ts";

/** A line as it was sold. */
export function lineSale(line: Line, reading: Reading): Entry {
  const tax = taxOf(line);
  const net = netOf(line);
  const kind = line.isTip ? "TIP" : line.isGiftCard ? "GIFT_CARD" : "PRODUCT";
  return {
    typename: { TIP: "TipSale", GIFT_CARD: "GiftCardSale", PRODUCT: "ProductSale" }[kind],
    actionType: "ORDER",
    lineType: kind,
    quantity: line.quantity,
    total: withTax(net, tax, reading),
    tax,
    discount: allocatedTo(line),
    taxes: line.taxes,
    link: { lineItem: { id: line.id } },
  };
}

/** A tip that no line repeats: `TipSale.lineItem` is never null, so Shopify's own tip line stands behind it. */
export function tipWithoutLine(lines: Line[], totals: OrderTotals, reading: Reading): Entry[] {
  if (isZero(totals.tip) || lines.some((line) => line.isTip)) return [];
  const lineItem = { id: reading.ids.fresh("LineItem"), title: "Tip", name: "Tip" };
  const quantity = 1;
  return [
    { ...PLAIN, typename: "TipSale", lineType: "TIP", quantity, total: totals.tip, link: { lineItem } },
  ];
}

/** A shipping line as it was sold. */
export function shippingSale(line: ShippingLine, reading: Reading): Entry {
  const price = discountedPriceOf(line);
  const tax = sumOfTaxes(line.taxes);
  return {
    typename: "ShippingLineSale",
    actionType: "ORDER",
    lineType: "SHIPPING",
    quantity: null,
    total: withTax(price, tax, reading),
    tax,
    discount: subtract(line.price, price),
    taxes: line.taxes,
    link: { shippingLine: { id: line.id } },
  };
}

/** The duties of all lines; a stated total without them is one duty. */
export function dutySales(lines: Line[], totals: OrderTotals, reading: Reading): Entry[] {
  const duties = lines.flatMap((line) => line.duties);
  if (duties.length === 0 && !isZero(totals.duties)) {
    reading.note("The order states a total of duties without the duties of its lines.");
    const duty = { id: reading.ids.fresh("Duty"), price: reading.money.render(totals.duties), taxLines: [] };
    return [{ ...PLAIN, typename: "DutySale", lineType: "DUTY", total: totals.duties, link: { duty } }];
  }
  return duties.map((duty) => {
    const tax = sumOfTaxes(duty.taxes);
    const total = addBags(duty.price, tax);
    const link = { duty: { id: duty.id } };
    return { ...PLAIN, typename: "DutySale", lineType: "DUTY", total, tax, taxes: duty.taxes, link };
  });
}

/** A fee of the order. */
export function feeSale(fee: AdditionalFee): Entry {
  const tax = sumOfTaxes(fee.taxes);
  const total = addBags(fee.price, tax);
  const link = { additionalFee: { id: fee.id } };
  return {
    ...PLAIN,
    typename: "AdditionalFeeSale",
    lineType: "ADDITIONAL_FEE",
    total,
    tax,
    taxes: fee.taxes,
    link,
  };
}
