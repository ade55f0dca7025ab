import type { StoredDiscountApplication, StoredShippingLine } from "../stored-order.ts";
import { type Allocation, readAllocations, renderAllocation } from "./import-discounts.ts";
import { readTaxLines, renderTaxLine, type TaxLine } from "./import-tax-lines.ts";
import { type Bag, subtract, sumBags, ZERO } from "./order-money.ts";
import { filledText, flagOf, type RawObject, requiredList, textOf } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

export type ShippingLine = {
  id: string;
  raw: RawObject;
  price: Bag;
  /** As stated; null in old API versions, where the price less the allocations stands for it. */
  statedDiscounted: Bag | null;
  statedCurrent: Bag | null;
  hasAllocations: boolean;
  allocations: Allocation[];
  taxes: TaxLine[];
  isRemoved: boolean;
};

export function readShippingLines(
  applications: StoredDiscountApplication[],
  reading: Reading,
): ShippingLine[] {
  const { money } = reading;
  return requiredList(reading.raw, "shipping_lines", "shipping_lines").map((raw, index) => {
    const path = `shipping_lines[${index}].`;
    const price = money.read(raw, "price", `${path}price`);
    const discounted = money.read(raw, "discounted_price", `${path}discounted_price`);
    if (price === null) reading.note(`${path}price is missing.`);
    return {
      id: reading.ids.claim("ShippingLine", raw),
      raw,
      price: price ?? discounted ?? ZERO,
      statedDiscounted: discounted,
      statedCurrent: money.read(raw, "current_discounted_price", `${path}current_discounted_price`),
      hasAllocations: Array.isArray(raw.discount_allocations),
      allocations: readAllocations(raw, path, applications, reading),
      taxes: readTaxLines(raw, path, reading),
      isRemoved: flagOf(raw.is_removed, false),
    };
  });
}

/** What the buyer was charged for this shipping line when the order was placed. */
export function discountedPriceOf(line: ShippingLine): Bag {
  const allocated = sumBags(line.allocations.map((allocation) => allocation.amount));
  return line.statedDiscounted ?? subtract(line.price, allocated);
}

export function renderShippingLine(line: ShippingLine, current: Bag, reading: Reading): StoredShippingLine {
  const { render } = reading.money;
  return {
    id: line.id,
    title: textOf(line.raw.title) ?? "",
    code: textOf(line.raw.code),
    source: textOf(line.raw.source),
    carrierIdentifier: filledText(line.raw.carrier_identifier),
    deliveryCategory: filledText(line.raw.delivery_category),
    phone: filledText(line.raw.phone),
    custom: line.raw.code === "custom",
    isRemoved: line.isRemoved,
    originalPriceSet: render(line.price),
    discountedPriceSet: render(discountedPriceOf(line)),
    currentDiscountedPriceSet: render(current),
    discountAllocations: line.allocations.map((allocation) => renderAllocation(allocation, reading)),
    taxLines: line.taxes.map((tax) => renderTaxLine(tax, reading)),
  };
}
