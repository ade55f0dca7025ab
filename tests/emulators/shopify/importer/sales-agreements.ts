import type { StoredAgreement, StoredNode, StoredSale } from "../stored-order.ts";
import { splitTaxes } from "./current-tax-lines.ts";
import type { AdditionalFee } from "./import-duties.ts";
import { allocatedTo, type Line, netOf, taxOf } from "./import-line-items.ts";
import { type Refund, refundedQuantity } from "./import-refunds.ts";
import { discountedPriceOf, type ShippingLine } from "./import-shipping-lines.ts";
import { renderTaxLine, sumOfTaxes, type TaxLine } from "./import-tax-lines.ts";
import { addBags, type Bag, isZero, negate, subtract, ZERO } from "./order-money.ts";
import type { OrderParts, OrderTotals } from "./order-totals.ts";
import type { Reading } from "./reading.ts";
import { splitBag } from "./split-amount.ts";

/** One entry of the ledger before it is rendered; amounts are signed, `total` includes tax. */
type Entry = {
  typename: string;
  actionType: StoredSale["actionType"];
  lineType: StoredSale["lineType"];
  quantity: number | null;
  total: Bag;
  tax: Bag;
  discount: Bag;
  taxes: TaxLine[];
  link: StoredNode;
};

const PLAIN: Pick<Entry, "actionType" | "quantity" | "tax" | "discount" | "taxes"> = {
  actionType: "ORDER",
  quantity: null,
  tax: ZERO,
  discount: ZERO,
  taxes: [],
};

/**
 * The order's ledger: an OrderAgreement for what was sold, an OrderEditAgreement for units removed by an edit, a
 * RefundAgreement for each refund with RETURN sales and ADJUSTMENT sales for discrepancies. The total amounts sum to the
 * current total of a consistent order.
 */
export function readAgreements(parts: OrderParts, totals: OrderTotals, reading: Reading): StoredAgreement[] {
  const sold = [
    ...parts.lines.map((line) => lineSale(line, reading)),
    ...tipWithoutLine(parts.lines, totals, reading),
    ...parts.shipping.map((line) => shippingSale(line, reading)),
    ...dutySales(parts.lines, totals, reading),
    ...parts.fees.map((fee) => feeSale(fee)),
  ];
  const removed = parts.lines.flatMap((line) => removedSale(line, parts.refunds, reading));
  const refunds = [...parts.refunds].sort((one, other) => (one.processedAt < other.processedAt ? -1 : 1));
  return [
    agreement("OrderAgreement", "ORDER", reading.processedAt, sold, {}, reading),
    ...(removed.length > 0
      ? [agreement("OrderEditAgreement", "ORDER_EDIT", reading.updatedAt, removed, {}, reading)]
      : []),
    ...refunds.map((refund) => refundAgreement(refund, reading)),
  ];
}

function lineSale(line: Line, reading: Reading): Entry {
  const tax = taxOf(line);
  const net = netOf(line);
  const kind = line.isTip ? "TIP" : line.isGiftCard ? "GIFT_CARD" : "PRODUCT";
  return {
    typename: { TIP: "TipSale", GIFT_CARD: "GiftCardSale", PRODUCT: "ProductSale" }[kind],
    actionType: "ORDER",
    lineType: kind,
    quantity: line.quantity,
    total: reading.taxesIncluded ? net : addBags(net, tax),
    tax,
    discount: allocatedTo(line),
    taxes: line.taxes,
    link: { lineItem: { id: line.id } },
  };
}

/** A tip that no line repeats: `TipSale.lineItem` is never null, so Shopify's own tip line stands behind it. */
function tipWithoutLine(lines: Line[], totals: OrderTotals, reading: Reading): Entry[] {
  if (isZero(totals.tip) || lines.some((line) => line.isTip)) return [];
  const lineItem = { id: reading.ids.fresh("LineItem"), title: "Tip", name: "Tip" };
  const quantity = 1;
  return [
    { ...PLAIN, typename: "TipSale", lineType: "TIP", quantity, total: totals.tip, link: { lineItem } },
  ];
}

function shippingSale(line: ShippingLine, reading: Reading): Entry {
  const price = discountedPriceOf(line);
  const tax = sumOfTaxes(line.taxes);
  return {
    typename: "ShippingLineSale",
    actionType: "ORDER",
    lineType: "SHIPPING",
    quantity: null,
    total: reading.taxesIncluded ? price : addBags(price, tax),
    tax,
    discount: subtract(line.price, price),
    taxes: line.taxes,
    link: { shippingLine: { id: line.id } },
  };
}

function dutySales(lines: Line[], totals: OrderTotals, reading: Reading): Entry[] {
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

function feeSale(fee: AdditionalFee): Entry {
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

/** Units that are gone without a refund went in an edit: their share of the line goes back. */
function removedSale(line: Line, refunds: Refund[], reading: Reading): Entry[] {
  const { statedCurrentQuantity: current, quantity } = line;
  if (current === null || quantity <= 0) return [];
  const gone = quantity - refundedQuantity(line, refunds) - current;
  if (gone <= 0) return [];
  const weights = [BigInt(gone), BigInt(quantity - gone)].map((units) => ({
    shop: units,
    presentment: units,
  }));
  const digits = { shop: reading.money.shopDigits, presentment: reading.money.shopDigits };
  const share = (bag: Bag): Bag => splitBag(bag, weights, digits)[0] ?? ZERO;
  const whole = lineSale(line, reading);
  const tax = share(whole.tax);
  return [
    {
      ...whole,
      actionType: "RETURN",
      quantity: -gone,
      total: negate(share(whole.total)),
      tax: negate(tax),
      discount: negate(share(whole.discount)),
      taxes: splitTaxes(line.taxes, negate(tax), reading.money),
    },
  ];
}

function refundAgreement(refund: Refund, reading: Reading): StoredAgreement {
  const inFull = (amount: Bag, tax: Bag) => negate(reading.taxesIncluded ? amount : addBags(amount, tax));
  const entries: Entry[] = [
    ...refund.lines.map(({ line, lineId, quantity, subtotal, tax }): Entry => {
      const sold = line ? lineSale(line, reading) : null;
      return {
        ...PLAIN,
        typename: sold?.typename ?? "ProductSale",
        actionType: "RETURN",
        lineType: sold?.lineType ?? "PRODUCT",
        quantity: -quantity,
        total: inFull(subtotal, tax),
        tax: negate(tax),
        taxes: splitTaxes(line?.taxes ?? [], negate(tax), reading.money),
        link: { lineItem: { id: lineId } },
      };
    }),
    ...refund.shipping.map(
      ({ shippingLineId, subtotal, tax }): Entry => ({
        ...PLAIN,
        typename: "ShippingLineSale",
        actionType: "RETURN",
        lineType: "SHIPPING",
        total: inFull(subtotal, tax),
        tax: negate(tax),
        link: { shippingLine: { id: shippingLineId } },
      }),
    ),
    ...refund.duties.map(({ amount, dutyId }): Entry => {
      const duty = {
        id: dutyId ?? reading.ids.fresh("Duty"),
        price: reading.money.render(amount),
        taxLines: [],
      };
      const total = negate(amount);
      return {
        ...PLAIN,
        typename: "DutySale",
        actionType: "RETURN",
        lineType: "DUTY",
        total,
        link: { duty },
      };
    }),
    ...refund.adjustments.map(({ amount, tax }): Entry => {
      const total = addBags(amount, tax);
      return {
        ...PLAIN,
        typename: "AdjustmentSale",
        actionType: "RETURN",
        lineType: "ADJUSTMENT",
        total,
        tax,
        link: {},
      };
    }),
  ];
  const link = { refund: { id: refund.id } };
  return agreement("RefundAgreement", "REFUND", refund.processedAt, entries, link, reading);
}

function agreement(
  typename: string,
  reason: StoredAgreement["reason"],
  happenedAt: string,
  entries: Entry[],
  link: StoredNode,
  reading: Reading,
): StoredAgreement {
  const id = reading.ids.fresh("SalesAgreement");
  const sales = entries.map((entry) => renderSale(entry, reading));
  return { __typename: typename, id, reason, happenedAt, app: null, user: null, sales, ...link };
}

function renderSale(entry: Entry, reading: Reading): StoredSale {
  const { render } = reading.money;
  return {
    __typename: entry.typename,
    id: reading.ids.fresh("Sale"),
    actionType: entry.actionType,
    lineType: entry.lineType,
    quantity: entry.quantity,
    totalAmount: render(entry.total),
    totalTaxAmount: render(entry.tax),
    totalDiscountAmountBeforeTaxes: render(entry.discount),
    totalDiscountAmountAfterTaxes: render(entry.discount),
    taxes: entry.taxes.map((tax) => ({
      id: reading.ids.fresh("SaleTax"),
      amount: render(tax.price),
      taxLine: renderTaxLine(tax, reading),
    })),
    ...entry.link,
  };
}
