import type { StoredDiscountApplication, StoredLineItem } from "../stored-order.ts";
import { readAttributes } from "./attributes.ts";
import { readBundle } from "./import-bundles.ts";
import { type Allocation, readAllocations, renderAllocation } from "./import-discounts.ts";
import { type Duty, readDuties, renderDuty } from "./import-duties.ts";
import { readTaxLines, renderTaxLine, sumOfTaxes, type TaxLine } from "./import-tax-lines.ts";
import { type Bag, subtract, sumBags, times, ZERO } from "./order-money.ts";
import { asObject, filledText, flagOf, intOf, type RawObject, requiredList, textOf } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";
import { UnusableOrder } from "./unusable-order.ts";

/** A line item as sold. `total` is unit price times quantity, before discounts. */
export type Line = {
  id: string;
  raw: RawObject;
  title: string;
  quantity: number;
  statedCurrentQuantity: number | null;
  unitPrice: Bag;
  total: Bag;
  statedDiscount: Bag;
  hasAllocations: boolean;
  allocations: Allocation[];
  taxes: TaxLine[];
  duties: Duty[];
  isGiftCard: boolean;
  isTip: boolean;
};

export function readLines(applications: StoredDiscountApplication[], reading: Reading): Line[] {
  if (reading.raw.line_items === undefined || reading.raw.line_items === null) {
    reading.note("The order states no line_items.");
  }
  return requiredList(reading.raw, "line_items", "line_items").map((raw, index) =>
    readLine(raw, `line_items[${index}].`, applications, reading),
  );
}

function readLine(
  raw: RawObject,
  path: string,
  applications: StoredDiscountApplication[],
  reading: Reading,
): Line {
  const { money, note } = reading;
  const quantity = intOf(raw.quantity);
  if (quantity === null) throw new UnusableOrder(`${path}quantity is missing or not a whole number`);
  if (quantity < 0) note(`${path}quantity is ${quantity}; kept as stated.`);
  const unitPrice = money.read(raw, "price", `${path}price`);
  if (unitPrice === null) throw new UnusableOrder(`${path}price is missing`);
  const title = textOf(raw.title) ?? textOf(raw.name) ?? "";
  if (title.trim() === "") note(`${path}title is missing.`);
  return {
    id: reading.ids.claim("LineItem", raw),
    raw,
    title,
    quantity,
    statedCurrentQuantity: intOf(raw.current_quantity),
    unitPrice,
    total: times(unitPrice, quantity),
    statedDiscount: money.read(raw, "total_discount", `${path}total_discount`) ?? ZERO,
    hasAllocations: Array.isArray(raw.discount_allocations),
    allocations: readAllocations(raw, path, applications, reading),
    taxes: readTaxLines(raw, path, reading),
    duties: readDuties(raw, path, reading),
    isGiftCard: flagOf(raw.gift_card, false),
    isTip: asObject(raw.tip) !== null,
  };
}

export function allocatedTo(line: { allocations: Allocation[] }): Bag {
  return sumBags(line.allocations.map((allocation) => allocation.amount));
}

/** What the line sold for: its total less everything allocated to it. */
export function netOf(line: Line): Bag {
  return subtract(line.total, allocatedTo(line));
}

/** The line as Shopify answers it; `currentQuantity` leaves out units refunded or removed. */
export function renderLine(line: Line, currentQuantity: number, reading: Reading): StoredLineItem {
  const { raw } = line;
  const { render } = reading.money;
  const onLine = line.allocations.filter((allocation) => !isOrderLevel(allocation.application));
  const lineDiscount = sumBags(onLine.map((allocation) => allocation.amount));
  const variantTitle = filledText(raw.variant_title);
  const exists = flagOf(raw.product_exists, true);
  const product = exists ? reading.ids.shared("Product", raw.product_id) : null;
  const variant = exists ? reading.ids.shared("ProductVariant", raw.variant_id) : null;
  return {
    id: line.id,
    name: textOf(raw.name) ?? (variantTitle === null ? line.title : `${line.title} - ${variantTitle}`),
    title: line.title,
    variantTitle,
    sku: textOf(raw.sku),
    vendor: textOf(raw.vendor),
    quantity: line.quantity,
    currentQuantity,
    refundableQuantity: Math.max(currentQuantity, 0),
    isGiftCard: line.isGiftCard,
    taxable: flagOf(raw.taxable, line.taxes.length > 0),
    requiresShipping: flagOf(raw.requires_shipping, false),
    product: product === null ? null : { id: product },
    variant: variant === null ? null : { id: variant },
    lineItemGroup: readBundle(raw, reading),
    originalUnitPriceSet: render(line.unitPrice),
    originalTotalSet: render(line.total),
    totalDiscountSet: render(lineDiscount),
    discountedTotalSet: render(subtract(line.total, lineDiscount)),
    discountAllocations: line.allocations.map((allocation) => renderAllocation(allocation, reading)),
    taxLines: line.taxes.map((tax) => renderTaxLine(tax, reading)),
    duties: line.duties.map((duty) => renderDuty(duty, reading)),
    customAttributes: readAttributes(raw.properties),
  };
}

/** Shopify leaves discounts across all lines out of a line's own `totalDiscountSet`. */
export function isOrderLevel(application: StoredDiscountApplication): boolean {
  return application.allocationMethod === "ACROSS" && application.targetSelection === "ALL";
}

export function taxOf(line: { taxes: TaxLine[] }): Bag {
  return sumOfTaxes(line.taxes);
}
