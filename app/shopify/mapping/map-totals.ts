import type { SaleTotals } from "#app/domain/sale/sale.ts";
import type { MoneyReaders } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/** Shopify's own totals as stated, never recomputed: they are the independent side of every proof. */
export function mapTotals(order: ShopifyOrder, readers: MoneyReaders): SaleTotals {
  const { read, readOther, orZero } = readers;
  const { paymentSet, refundSet } = order.totalCashRoundingAdjustment;
  return {
    subtotalMinor: orZero(order.subtotalPriceSet, "subtotalPriceSet"),
    shippingMinor: read(order.totalShippingPriceSet, "totalShippingPriceSet"),
    taxMinor: orZero(order.totalTaxSet, "totalTaxSet"),
    discountMinor: orZero(order.totalDiscountsSet, "totalDiscountsSet"),
    tipMinor: read(order.totalTipReceivedSet, "totalTipReceivedSet"),
    dutyMinor: orZero(order.originalTotalDutiesSet, "originalTotalDutiesSet"),
    feeMinor: orZero(order.originalTotalAdditionalFeesSet, "originalTotalAdditionalFeesSet"),
    cashRoundingMinor: read(paymentSet, "totalCashRoundingAdjustment.paymentSet"),
    refundRoundingMinor: read(refundSet, "totalCashRoundingAdjustment.refundSet"),
    totalMinor: read(order.totalPriceSet, "totalPriceSet"),
    totalOtherMinor: readOther(order.totalPriceSet, "totalPriceSet"),
    currentSubtotalMinor: read(order.currentSubtotalPriceSet, "currentSubtotalPriceSet"),
    currentShippingMinor: read(order.currentShippingPriceSet, "currentShippingPriceSet"),
    currentTaxMinor: read(order.currentTotalTaxSet, "currentTotalTaxSet"),
    currentDutyMinor: orZero(order.currentTotalDutiesSet, "currentTotalDutiesSet"),
    currentFeeMinor: orZero(order.currentTotalAdditionalFeesSet, "currentTotalAdditionalFeesSet"),
    currentTotalMinor: read(order.currentTotalPriceSet, "currentTotalPriceSet"),
    currentTotalOtherMinor: readOther(order.currentTotalPriceSet, "currentTotalPriceSet"),
    receivedMinor: read(order.totalReceivedSet, "totalReceivedSet"),
    refundedMinor: read(order.totalRefundedSet, "totalRefundedSet"),
    netPaymentMinor: read(order.netPaymentSet, "netPaymentSet"),
    outstandingMinor: read(order.totalOutstandingSet, "totalOutstandingSet"),
  };
}
