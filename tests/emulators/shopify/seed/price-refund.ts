import { type Money, NOTHING, shareOfMoney, sumMoney } from "./buyer-money.ts";
import type { OrderPlan, RefundPlan } from "./order-plan.ts";
import type { PricedOrder } from "./price-order.ts";

export type RefundedUnits = {
  lineIndex: number;
  quantity: number;
  restockType: string;
  subtotal: Money;
  tax: Money;
};

export type RefundedShipping = { shippingIndex: number; subtotal: Money; tax: Money };

export type PricedRefund = {
  units: RefundedUnits[];
  shipping: RefundedShipping[];
  /** Goods, shipping and their tax that the order no longer charges. */
  subtotal: Money;
  shippingTotal: Money;
  tax: Money;
  total: Money;
};

/** What a refund, or the cancellation of the whole order, takes back; null when nothing is taken back. */
export function priceRefund(plan: OrderPlan, order: PricedOrder): PricedRefund | null {
  const refund = plan.cancelReason === undefined ? plan.refund : cancellation(order);
  if (refund === undefined) return null;
  const units = refund.units.map(({ lineIndex, quantity, restockType }) => {
    const line = order.lines[lineIndex];
    if (line === undefined)
      throw new Error(`The refund names line ${lineIndex}, which the order does not have.`);
    const taxes = line.taxes.map(({ amount }) => shareOfMoney(amount, quantity, line.quantity));
    const subtotal = shareOfMoney(line.net, quantity, line.quantity);
    return { lineIndex, quantity, restockType, subtotal, tax: sumMoney(taxes) };
  });
  const shipping = refund.isShippingRefunded ? allShipping(order) : [];
  const subtotal = sumMoney(units.map((unit) => unit.subtotal));
  const shippingTotal = sumMoney(shipping.map((line) => line.subtotal));
  const tax = sumMoney([...units, ...shipping].map((part) => part.tax));
  return { units, shipping, subtotal, shippingTotal, tax, total: sumMoney([subtotal, shippingTotal, tax]) };
}

function cancellation(order: PricedOrder): RefundPlan {
  const units = order.lines.map(({ quantity }, lineIndex) => ({
    lineIndex,
    quantity,
    restockType: "cancel" as const,
  }));
  return { afterDays: 0, units, isShippingRefunded: true, note: null };
}

function allShipping(order: PricedOrder): RefundedShipping[] {
  return order.shipping
    .map((line, shippingIndex) => ({
      shippingIndex,
      subtotal: line.discounted,
      tax: line.taxes.length === 0 ? NOTHING : sumMoney(line.taxes.map(({ amount }) => amount)),
    }))
    .filter(({ subtotal }) => subtotal.shop > 0);
}
