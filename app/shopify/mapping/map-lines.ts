import type { DiscountAllocation, SaleDiscount, SaleLine, SaleShippingLine } from "#app/domain/sale/sale.ts";
import { cleanField, mapAttributes } from "#app/shopify/mapping/clean-field.ts";
import { mapTaxes } from "#app/shopify/mapping/map-taxes.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyLine, ShopifyShippingLine } from "#app/shopify/wire/line-wire.ts";
import type { ShopifyAllocation, ShopifyDiscount } from "#app/shopify/wire/money-wire.ts";

const discountKinds: Record<string, SaleDiscount["kind"]> = {
  DiscountCodeApplication: "code",
  ManualDiscountApplication: "manual",
  AutomaticDiscountApplication: "automatic",
  ScriptDiscountApplication: "script",
};
const discountWords: Record<SaleDiscount["kind"], string> = {
  code: "Discount code",
  manual: "Discount",
  automatic: "Automatic discount",
  script: "Script discount",
};

/**
 * The discounts of an order in Shopify's order. Applications that only allocations name (one removed by an edit) are
 * added at the end, so that every allocation has its discount.
 */
export function mapDiscounts(listed: ShopifyDiscount[], allocations: ShopifyAllocation[]): SaleDiscount[] {
  const byIndex = new Map<number, SaleDiscount>();
  const named = [...listed, ...allocations.map((allocation) => allocation.discountApplication)];
  for (const application of named) {
    if (byIndex.has(application.index)) continue;
    const kind = discountKinds[application.kind] ?? "automatic";
    const label = application.label?.trim() || discountWords[kind];
    byIndex.set(application.index, { index: application.index, kind, label });
  }
  return [...byIndex.values()];
}

/** One product line. `field` is its place in the answer, for example `lineItems[0]`. */
export function mapLine(
  line: ShopifyLine,
  discounts: SaleDiscount[],
  read: ReadMinor,
  field: string,
): SaleLine {
  return {
    id: line.id,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: cleanField(line.sku),
    vendor: line.vendor,
    productType: cleanField(line.product?.productType),
    collections: line.product?.collections.nodes.map((collection) => collection.title) ?? [],
    productId: line.product?.id ?? null,
    variantId: line.variant?.id ?? null,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unitPriceMinor: read(line.originalUnitPriceSet, `${field}.originalUnitPriceSet`),
    totalMinor: read(line.originalTotalSet, `${field}.originalTotalSet`),
    isTaxable: line.taxable,
    isGiftCard: line.isGiftCard,
    bundle: mapBundle(line.lineItemGroup),
    attributes: mapAttributes(line.customAttributes),
    allocations: mapAllocations(line.discountAllocations, discounts, read, field),
    taxes: mapTaxes(line.taxLines, read, field),
  };
}

/** One shipping line. Shopify gives old ones no id: their place in the order stands in for it. */
export function mapShippingLine(
  line: ShopifyShippingLine,
  discounts: SaleDiscount[],
  read: ReadMinor,
  field: string,
): SaleShippingLine {
  return {
    id: line.id ?? field,
    title: line.title,
    code: line.code,
    isRemoved: line.isRemoved,
    originalMinor: read(line.originalPriceSet, `${field}.originalPriceSet`),
    discountedMinor: read(line.discountedPriceSet, `${field}.discountedPriceSet`),
    allocations: mapAllocations(line.discountAllocations, discounts, read, field),
    taxes: mapTaxes(line.taxLines, read, field),
  };
}

function mapBundle(group: ShopifyLine["lineItemGroup"]): SaleLine["bundle"] {
  if (!group) return null;
  return { id: group.id, title: group.title, sku: cleanField(group.variantSku), quantity: group.quantity };
}

function mapAllocations(
  allocations: ShopifyAllocation[],
  discounts: SaleDiscount[],
  read: ReadMinor,
  field: string,
): DiscountAllocation[] {
  return allocations.map((allocation, at) => ({
    discountIndex: discounts.findIndex((discount) => discount.index === allocation.discountApplication.index),
    amountMinor: read(
      allocation.allocatedAmountSet,
      `${field}.discountAllocations[${at}].allocatedAmountSet`,
    ),
  }));
}
