import type { AdditionalFee, Duty } from "./import-duties.ts";
import { type Line, netOf } from "./import-line-items.ts";
import {
  isEditRemoval,
  type Refund,
  refundedQuantity,
  taxOfRefund,
  valueOfRefund,
} from "./import-refunds.ts";
import { discountedPriceOf, type ShippingLine } from "./import-shipping-lines.ts";
import { mergeTaxLines, readTaxLines, sumOfTaxes, type TaxLine } from "./import-tax-lines.ts";
import { type Bag, isZero, subtract, sumBags, ZERO } from "./order-money.ts";
import type { Reading } from "./reading.ts";
import { UnusableOrder } from "./unusable-order.ts";

/** The sums of an order: as stated where the file states them, otherwise added up from its parts. */
export type OrderTotals = {
  total: Bag;
  subtotal: Bag;
  shipping: Bag;
  tax: Bag;
  discounts: Bag;
  duties: Bag;
  fees: Bag;
  tip: Bag;
  paymentRounding: Bag;
  refundRounding: Bag;
  taxLines: TaxLine[];
  current: Bag;
  currentSubtotal: Bag;
  currentShipping: Bag;
  currentTax: Bag;
  currentDiscounts: Bag;
  currentDuties: Bag;
  currentFees: Bag;
  statedOutstanding: Bag | null;
  statedReceived: Bag | null;
  /** Current quantities or the current total moved by more than the refunds explain. */
  isEdited: boolean;
};

export type OrderParts = {
  lines: Line[];
  shipping: ShippingLine[];
  fees: AdditionalFee[];
  refunds: Refund[];
};

/** Reads the totals. Throws UnusableOrder when the order's total cannot be known. */
export function readTotals(parts: OrderParts, reading: Reading): OrderTotals {
  const stated = (field: string) => reading.money.read(reading.raw, field, field);
  const { lines, shipping, fees } = parts;
  const goods = lines.filter((line) => !line.isTip);
  const duties = lines.flatMap((line) => line.duties);
  const taxes = allTaxes(lines, shipping, duties, fees);
  const listed = readTaxLines(reading.raw, "", reading);
  const total = stated("total_price");
  if (total === null) throw new UnusableOrder("the order states no total_price");
  if (total.shop < 0n) reading.note("total_price is negative; kept as stated.");
  const original = {
    total,
    subtotal: stated("subtotal_price") ?? noted("subtotal_price", sumBags(goods.map(netOf)), reading),
    shipping: stated("total_shipping_price") ?? sumBags(shipping.map(discountedPriceOf)),
    tax: stated("total_tax") ?? noted("total_tax", sumOfTaxes(listed.length > 0 ? listed : taxes), reading),
    discounts: stated("total_discounts") ?? allocatedInAll(lines, shipping),
    duties: stated("original_total_duties") ?? sumBags(duties.map((duty) => duty.price)),
    fees: stated("original_total_additional_fees") ?? sumBags(fees.map((fee) => fee.price)),
    tip:
      stated("total_tip_received") ?? sumBags(lines.filter((line) => line.isTip).map((line) => line.total)),
    paymentRounding: stated("total_cash_rounding_payment_adjustment") ?? ZERO,
    refundRounding: stated("total_cash_rounding_refund_adjustment") ?? ZERO,
    taxLines: listed.length > 0 ? listed : mergeTaxLines(taxes),
    statedOutstanding: stated("total_outstanding"),
    statedReceived: stated("total_received"),
  };
  return { ...original, ...readCurrent(original, parts, reading) };
}

type Original = Omit<OrderTotals, `current${string}` | "isEdited">;
type Current = Pick<OrderTotals, Exclude<keyof OrderTotals, keyof Original>>;

function readCurrent(original: Original, parts: OrderParts, reading: Reading): Current {
  const stated = (field: string) => reading.money.read(reading.raw, field, field);
  const { lines, refunds } = parts;
  const lessRefunds = subtract(
    original.total,
    sumBags(refunds.map((refund) => valueOfRefund(refund, reading.taxesIncluded))),
  );
  const current = stated("current_total_price") ?? lessRefunds;
  const goodsBack = refunds.flatMap((refund) => refund.lines.map((item) => item.subtotal));
  const shippingBack = refunds.flatMap((refund) => refund.shipping.map((item) => item.subtotal));
  const dutiesBack = refunds.flatMap((refund) => refund.duties.map((item) => item.amount));
  const moved = lines.some(
    (line) =>
      line.statedCurrentQuantity !== null &&
      line.statedCurrentQuantity !== line.quantity - refundedQuantity(line, refunds),
  );
  return {
    current,
    currentSubtotal: stated("current_subtotal_price") ?? subtract(original.subtotal, sumBags(goodsBack)),
    currentShipping: stated("current_shipping_price") ?? subtract(original.shipping, sumBags(shippingBack)),
    currentTax: stated("current_total_tax") ?? subtract(original.tax, sumBags(refunds.map(taxOfRefund))),
    currentDiscounts:
      stated("current_total_discounts") ?? subtract(original.discounts, discountsBack(refunds)),
    currentDuties: stated("current_total_duties") ?? subtract(original.duties, sumBags(dutiesBack)),
    currentFees: stated("current_total_additional_fees") ?? original.fees,
    isEdited:
      moved || current.shop !== lessRefunds.shop || refunds.some((refund) => isEditRemoval(refund, reading)),
  };
}

/** The discounts that went back with refunded units: their full price less what the refund counts for them. */
function discountsBack(refunds: Refund[]): Bag {
  const rows = refunds.flatMap((refund) => refund.lines);
  const parts = rows.map(({ line, quantity, subtotal }) => {
    if (line === null || line.allocations.length === 0 || isZero(subtotal)) return ZERO;
    const units = BigInt(quantity);
    const full = { shop: line.unitPrice.shop * units, presentment: line.unitPrice.presentment * units };
    const back = subtract(full, subtotal);
    return back.shop > 0n ? back : ZERO;
  });
  return sumBags(parts);
}

export function allTaxes(
  lines: Line[],
  shipping: ShippingLine[],
  duties: Duty[],
  fees: AdditionalFee[],
): TaxLine[] {
  return [...lines, ...shipping, ...duties, ...fees].flatMap((part) => part.taxes);
}

export function allocatedInAll(lines: Line[], shipping: ShippingLine[]): Bag {
  const allocations = [...lines, ...shipping].flatMap((part) => part.allocations);
  return sumBags(allocations.map((allocation) => allocation.amount));
}

function noted(field: string, sum: Bag, reading: Reading): Bag {
  reading.note(`${field} is not stated; it is added up from the parts.`);
  return sum;
}
