import type { SaleTotals } from "#app/domain/sale/sale.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyMoneyBag } from "#app/shopify/wire/money-wire.ts";
import type { ShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/** Shopify's own totals as stated, never recomputed: they are the independent side of every proof. */
export function mapTotals(order: ShopifyOrder, read: ReadMinor): SaleTotals {
  const orZero = (bag: ShopifyMoneyBag | null, field: string) => (bag ? read(bag, field) : 0);
  return {
    subtotalMinor: orZero(order.subtotalPriceSet, "subtotalPriceSet"),
    shippingMinor: read(order.totalShippingPriceSet, "totalShippingPriceSet"),
    taxMinor: orZero(order.totalTaxSet, "totalTaxSet"),
    discountMinor: orZero(order.totalDiscountsSet, "totalDiscountsSet"),
    tipMinor: read(order.totalTipReceivedSet, "totalTipReceivedSet"),
    dutyMinor: orZero(order.originalTotalDutiesSet, "originalTotalDutiesSet"),
    feeMinor: orZero(order.originalTotalAdditionalFeesSet, "originalTotalAdditionalFeesSet"),
    cashRoundingMinor: read(
      order.totalCashRoundingAdjustment.paymentSet,
      "totalCashRoundingAdjustment.paymentSet",
    ),
    totalMinor: read(order.totalPriceSet, "totalPriceSet"),
    currentTotalMinor: read(order.currentTotalPriceSet, "currentTotalPriceSet"),
    receivedMinor: read(order.totalReceivedSet, "totalReceivedSet"),
    refundedMinor: read(order.totalRefundedSet, "totalRefundedSet"),
    netPaymentMinor: read(order.netPaymentSet, "netPaymentSet"),
    outstandingMinor: read(order.totalOutstandingSet, "totalOutstandingSet"),
  };
}
