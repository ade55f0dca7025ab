import { convertAt, NOTHING } from "./buyer-money.ts";
import { variantOf } from "./catalog.ts";
import { type Currencies, moneySet, withSet } from "./money-json.ts";
import type { OrderContext } from "./order-context.ts";
import { gid } from "./order-ids.ts";
import type { LinePlan } from "./order-plan.ts";
import type { Allocation } from "./price-discounts.ts";
import type { PricedLine } from "./price-order.ts";
import type { PricedTax } from "./price-taxes.ts";

/** `line_items`; a tip comes first as a custom line with a `tip` object, which is outside of the order's subtotal. */
export function renderLines(context: OrderContext): Record<string, unknown>[] {
  const lines = context.priced.lines.map((line, index) => renderLine(context, line, index));
  return context.priced.tip.shop > 0 ? [tipLine(context), ...lines] : lines;
}

export function renderLine(context: OrderContext, line: PricedLine, index: number): Record<string, unknown> {
  const { currencies, ids } = context;
  const returned = context.refund?.units.find(({ lineIndex }) => lineIndex === index)?.quantity ?? 0;
  const isFulfilled = context.fulfilledAt !== null;
  const id = ids.line(index);
  return {
    id,
    admin_graphql_api_id: gid("LineItem", id),
    attributed_staffs: [],
    current_quantity: line.quantity - returned,
    fulfillable_quantity: isFulfilled ? 0 : line.quantity - returned,
    fulfillment_service: line.isGiftCard ? "gift_card" : "manual",
    fulfillment_status: isFulfilled ? "fulfilled" : null,
    gift_card: line.isGiftCard,
    ...goodsFields(line.plan),
    ...withSet("price", line.unit, currencies),
    quantity: line.quantity,
    taxable: line.isTaxable,
    ...withSet("total_discount", NOTHING, currencies),
    tax_lines: line.taxes.map((tax) => renderTaxLine(tax, currencies)),
    duties: [],
    discount_allocations: renderAllocations(context, line.allocations),
  };
}

export function renderTaxLine(tax: PricedTax, currencies: Currencies): Record<string, unknown> {
  return {
    channel_liable: false,
    ...withSet("price", tax.amount, currencies),
    rate: tax.ratePpm / 1_000_000,
    title: tax.title,
  };
}

export function renderAllocations(
  context: OrderContext,
  allocations: Allocation[],
): Record<string, unknown>[] {
  const toMoney = convertAt(context.plan.presentment?.ratePpm ?? 1_000_000);
  return allocations.map(({ applicationIndex, cents }) => ({
    ...withSet("amount", toMoney(cents), context.currencies),
    discount_application_index: applicationIndex,
  }));
}

function goodsFields(plan: LinePlan): Record<string, unknown> {
  if (!("sku" in plan)) {
    return {
      grams: 0,
      name: plan.customTitle,
      product_exists: false,
      product_id: null,
      properties: [],
      requires_shipping: false,
      sku: null,
      title: plan.customTitle,
      variant_id: null,
      variant_inventory_management: null,
      variant_title: null,
      vendor: null,
    };
  }
  const { product, title, sku, grams, productId, variantId } = variantOf(plan.sku);
  return {
    grams,
    name: title === null ? product.title : `${product.title} - ${title}`,
    product_exists: true,
    product_id: productId,
    properties: plan.properties ?? [],
    requires_shipping: !product.isGiftCard,
    sku,
    title: product.title,
    variant_id: variantId,
    variant_inventory_management: product.isGiftCard ? null : "shopify",
    variant_title: title,
    vendor: product.vendor,
  };
}

function tipLine(context: OrderContext): Record<string, unknown> {
  const { currencies, ids, priced, cash } = context;
  const id = ids.line(priced.lines.length);
  return {
    id,
    admin_graphql_api_id: gid("LineItem", id),
    attributed_staffs: [],
    current_quantity: 1,
    fulfillable_quantity: 0,
    fulfillment_service: "manual",
    fulfillment_status: null,
    gift_card: false,
    ...goodsFields({ customTitle: "Tip", priceCents: priced.tip.shop, quantity: 1, isTaxable: false }),
    price: moneySet(priced.tip, currencies).shop_money.amount,
    price_set: moneySet(priced.tip, currencies),
    quantity: 1,
    taxable: false,
    tip: { payment_gateway: cash.gatewayNames[0] ?? null, payment_method: null },
    ...withSet("total_discount", NOTHING, currencies),
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  };
}
