import type { CashTotals } from "./cash-totals.ts";
import { isOrderLevel } from "./import-line-items.ts";
import { addBags, type Bag, isZero, sumBags, ZERO } from "./order-money.ts";
import type { OrderParts, OrderTotals } from "./order-totals.ts";
import { asObject } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";
import { splitBag } from "./split-amount.ts";

/** Every total of the Admin API's `Order` as a MoneyBag; duties and fees are null where the order has none. */
export function renderTotals(parts: OrderParts, totals: OrderTotals, cash: CashTotals, reading: Reading) {
  const { render } = reading.money;
  const orNull = (bag: Bag, field: string) =>
    isZero(bag) && asObject(reading.raw[`${field}_set`]) === null ? null : render(bag);
  const shippingBack = parts.refunds.flatMap((refund) => refund.shipping.map((item) => item.subtotal));
  const discrepancies = parts.refunds.flatMap((refund) =>
    refund.adjustments.flatMap((item) => [item.amount, item.tax]),
  );
  return {
    subtotalPriceSet: render(totals.subtotal),
    totalShippingPriceSet: render(totals.shipping),
    totalTaxSet: render(totals.tax),
    totalDiscountsSet: render(totals.discounts),
    totalPriceSet: render(totals.total),
    originalTotalPriceSet: render(totals.total),
    originalTotalDutiesSet: orNull(totals.duties, "original_total_duties"),
    originalTotalAdditionalFeesSet: orNull(totals.fees, "original_total_additional_fees"),
    totalTipReceivedSet: render(totals.tip),
    totalCashRoundingAdjustment: {
      paymentSet: render(totals.paymentRounding),
      refundSet: render(totals.refundRounding),
    },
    totalReceivedSet: render(cash.received),
    totalRefundedSet: render(cash.refunded),
    totalRefundedShippingSet: render(sumBags(shippingBack)),
    refundDiscrepancySet: render(sumBags(discrepancies)),
    netPaymentSet: render(cash.net),
    totalOutstandingSet: render(cash.outstanding),
    totalCapturableSet: render(cash.capturable),
    currentSubtotalPriceSet: render(totals.currentSubtotal),
    currentShippingPriceSet: render(totals.currentShipping),
    currentTotalTaxSet: render(totals.currentTax),
    currentTotalDiscountsSet: render(totals.currentDiscounts),
    currentTotalDutiesSet: orNull(totals.currentDuties, "current_total_duties"),
    currentTotalAdditionalFeesSet: orNull(totals.currentFees, "current_total_additional_fees"),
    currentTotalPriceSet: render(totals.current),
    cartDiscountAmountSet: render(orderDiscount(parts)),
    currentCartDiscountAmountSet: render(currentOrderDiscount(parts, totals, reading)),
  };
}

/** Discounts of the whole order, as far as they are allocated to lines. */
function orderDiscount(parts: OrderParts): Bag {
  const allocations = parts.lines.flatMap((line) => line.allocations);
  return sumBags(allocations.filter((item) => isOrderLevel(item.application)).map((item) => item.amount));
}

/** Of the discounts of the whole order, the share that the current discounts keep. */
function currentOrderDiscount(parts: OrderParts, totals: OrderTotals, reading: Reading): Bag {
  const original = orderDiscount(parts);
  const gone = addBags(totals.discounts, {
    shop: -totals.currentDiscounts.shop,
    presentment: -totals.currentDiscounts.presentment,
  });
  const digits = { shop: reading.money.shopDigits, presentment: reading.money.shopDigits };
  return splitBag(original, [totals.currentDiscounts, gone], digits)[0] ?? ZERO;
}
