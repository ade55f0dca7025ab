import { ordinarySkus, variantOf } from "./catalog.ts";
import { domesticCustomerKeys } from "./customers.ts";
import {
  type DiscountPlan,
  EXPRESS,
  FREE,
  type LinePlan,
  type OrderPlan,
  type ShippingPlan,
  STANDARD,
} from "./order-plan.ts";
import type { SeededRandom } from "./seeded-random.ts";

const FREE_SHIPPING_FROM_CENTS = 9900;

/** An everyday order: one to four different goods for a customer in the United States, paid at once. */
export function plainPlan(random: SeededRandom): OrderPlan {
  const lines = plainLines(random);
  const goodsCents = lines.reduce(
    (sum, line) => sum + ("sku" in line ? variantOf(line.sku).priceCents * line.quantity : 0),
    0,
  );
  return {
    buyer: { customer: random.pick(domesticCustomerKeys()) },
    lines,
    discounts: plainDiscounts(random),
    shipping: [plainShipping(goodsCents, random)],
    payment: { kind: "sale", gateway: random.below(4) === 0 ? "paypal" : "shopify_payments" },
  };
}

function plainLines(random: SeededRandom): LinePlan[] {
  const count = random.pick([1, 1, 1, 2, 2, 2, 3, 4]);
  const skus = new Set<string>();
  while (skus.size < count) skus.add(random.pick(ordinarySkus()));
  return [...skus].map((sku) => ({ sku, quantity: quantityOf(sku, random) }));
}

/** Cheap goods are bought by the handful, dear ones one at a time. */
function quantityOf(sku: string, random: SeededRandom): number {
  return variantOf(sku).priceCents < 3500 ? random.pick([1, 1, 2, 2, 3, 4]) : 1;
}

function plainDiscounts(random: SeededRandom): DiscountPlan[] {
  return random.below(6) === 0 ? [{ kind: "code", code: "WELCOME10", percent: 10 }] : [];
}

function plainShipping(goodsCents: number, random: SeededRandom): ShippingPlan {
  if (random.below(8) === 0) return EXPRESS;
  return goodsCents >= FREE_SHIPPING_FROM_CENTS ? FREE : STANDARD;
}
