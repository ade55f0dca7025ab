import { convertAt, lessMoney, type Money, sumMoney, type ToMoney, timesMoney } from "./buyer-money.ts";
import { variantOf } from "./catalog.ts";
import type { LinePlan, OrderPlan } from "./order-plan.ts";
import type { Place } from "./places.ts";
import {
  type Allocation,
  type Application,
  type Discountable,
  discountLines,
  discountShipping,
} from "./price-discounts.ts";
import { addUpTaxes, type PricedTax, taxOn } from "./price-taxes.ts";

export type PricedLine = {
  plan: LinePlan;
  quantity: number;
  unit: Money;
  total: Money;
  net: Money;
  isTaxable: boolean;
  isGiftCard: boolean;
  allocations: Allocation[];
  taxes: PricedTax[];
};

export type PricedShipping = {
  title: string;
  price: Money;
  discounted: Money;
  allocations: Allocation[];
  taxes: PricedTax[];
};

/** An order with every amount worked out; `total` = subtotal + shipping + tax + tip. */
export type PricedOrder = {
  lines: PricedLine[];
  shipping: PricedShipping[];
  applications: Application[];
  taxLines: PricedTax[];
  goods: Money;
  discounts: Money;
  subtotal: Money;
  shippingTotal: Money;
  tax: Money;
  tip: Money;
  total: Money;
};

/** Works an order out in the order in which Shopify does: prices, discounts, shipping, then tax per line. */
export function priceOrder(plan: OrderPlan, place: Place): PricedOrder {
  const toMoney = convertAt(plan.presentment?.ratePpm ?? 1_000_000);
  const applications: Application[] = [];
  const discountables = plan.lines.map((line) => discountable(line));
  discountLines(discountables, plan.discounts ?? [], applications);
  const lines = plan.lines.map((line, index) => pricedLine(line, discountables[index], place, toMoney));
  const shipping = plan.shipping.map((choice) => {
    const allocations = discountShipping(choice.priceCents, plan.discounts ?? [], applications);
    return pricedShipping(choice.title, choice.priceCents, allocations, place, toMoney);
  });
  const taxLines = addUpTaxes([...lines, ...shipping].flatMap(({ taxes }) => taxes));
  const subtotal = sumMoney(lines.map(({ net }) => net));
  const shippingTotal = sumMoney(shipping.map(({ discounted }) => discounted));
  const tax = sumMoney(taxLines.map(({ amount }) => amount));
  const tip = toMoney(plan.tipCents ?? 0);
  const allocated = [...lines, ...shipping].flatMap(({ allocations }) => allocations);
  return {
    lines,
    shipping,
    applications,
    taxLines,
    goods: sumMoney(lines.map(({ total }) => total)),
    discounts: sumMoney(allocated.map(({ cents }) => toMoney(cents))),
    subtotal,
    shippingTotal,
    tax,
    tip,
    total: sumMoney([subtotal, shippingTotal, tax, tip]),
  };
}

function discountable(line: LinePlan): Discountable {
  if (!("sku" in line))
    return { cents: line.priceCents * line.quantity, productType: "", isGiftCard: false, allocations: [] };
  const { priceCents, product } = variantOf(line.sku);
  const isGiftCard = product.isGiftCard ?? false;
  return { cents: priceCents * line.quantity, productType: product.productType, isGiftCard, allocations: [] };
}

function pricedLine(
  plan: LinePlan,
  discounted: Discountable | undefined,
  place: Place,
  toMoney: ToMoney,
): PricedLine {
  const allocations = discounted?.allocations ?? [];
  const isGiftCard = discounted?.isGiftCard ?? false;
  const unit = toMoney("sku" in plan ? variantOf(plan.sku).priceCents : plan.priceCents);
  const total = timesMoney(unit, plan.quantity);
  const net = lessMoney(total, ...allocations.map(({ cents }) => toMoney(cents)));
  // A gift card is paid for twice if it is taxed when it is sold: Shopify taxes what it buys.
  const isTaxable = isGiftCard ? false : "sku" in plan || plan.isTaxable;
  const taxes = isTaxable ? taxOn(net.shop, place.taxes, toMoney) : [];
  return { plan, quantity: plan.quantity, unit, total, net, isTaxable, isGiftCard, allocations, taxes };
}

function pricedShipping(
  title: string,
  priceCents: number,
  allocations: Allocation[],
  place: Place,
  toMoney: ToMoney,
): PricedShipping {
  const price = toMoney(priceCents);
  const discounted = lessMoney(price, ...allocations.map(({ cents }) => toMoney(cents)));
  const taxes = place.isShippingTaxed ? taxOn(discounted.shop, place.taxes, toMoney) : [];
  return { title, price, discounted, allocations, taxes };
}
