import { sumMinor } from "#app/domain/money/money.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";
import type {
  DiscountAllocation,
  Sale,
  SaleDiscount,
  SaleLine,
  SaleShippingLine,
  SaleTotals,
} from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import { mapLine, mapShippingLine } from "#app/shopify/mapping/map-lines.ts";
import { mapTaxes } from "#app/shopify/mapping/map-taxes.ts";
import type { MoneyReaders } from "#app/shopify/mapping/read-minor.ts";
import { spreadOrderTax } from "#app/shopify/mapping/spread-order-tax.ts";
import type { ShopifyDraft, ShopifyDraftLine } from "#app/shopify/wire/draft-wire.ts";

/** Adds a discount of that label and answers an allocation of it; none for nothing. */
type Discount = (label: string | null | undefined, amountMinor: number) => DiscountAllocation[];

/**
 * What a draft offers. Drafts have no allocations: what a line's discounted total lacks is its own discount; what the
 * lines then exceed the stated subtotal by is the draft's, spread over the lines by what they come to.
 */
export function mapDraftGoods(
  draft: ShopifyDraft,
  totals: SaleTotals,
  { read }: MoneyReaders,
): Pick<Sale, "lines" | "shippingLines" | "discounts"> {
  const discounts: SaleDiscount[] = [];
  const discount: Discount = (label, amountMinor) =>
    amountMinor > 0 ? [allocate(discounts, label, amountMinor)] : [];
  const priced = draft.lineItems.nodes.map((line, at): SaleLine => {
    const field = `lineItems[${at}]`;
    const mapped = mapLine(asOrderLine(line), [], read, field);
    const offMinor = mapped.totalMinor - read(line.discountedTotalSet, `${field}.discountedTotalSet`);
    return { ...mapped, allocations: discount(line.appliedDiscount?.title, offMinor) };
  });
  const excess = sumMinor(priced.map(netMinor)) - totals.subtotalMinor;
  const shares = splitByWeight(
    Math.max(0, excess),
    priced.map((line) => Math.max(0, netMinor(line))),
  );
  const lines = priced.map((line, at) => ({
    ...line,
    allocations: [...line.allocations, ...discount(draft.appliedDiscount?.title, shares[at] ?? 0)],
  }));
  const shippingLines = mapShipping(draft, read, discount);
  const orderTaxes = mapTaxes(draft.taxLines, read, "draft order");
  return { ...spreadOrderTax({ lines, shippingLines }, orderTaxes, totals.taxMinor), discounts };
}

function mapShipping(
  draft: ShopifyDraft,
  read: MoneyReaders["read"],
  discount: Discount,
): SaleShippingLine[] {
  if (!draft.shippingLine) return [];
  const mapped = mapShippingLine(
    { ...draft.shippingLine, discountAllocations: [] },
    [],
    read,
    "shippingLine",
  );
  return [
    { ...mapped, allocations: discount("Shipping discount", mapped.originalMinor - mapped.discountedMinor) },
  ];
}

/** Discounts of one label are one discount. */
function allocate(
  discounts: SaleDiscount[],
  label: string | null | undefined,
  amountMinor: number,
): DiscountAllocation {
  const title = cleanField(label) ?? "Discount";
  const known = discounts.findIndex((discount) => discount.label === title);
  if (known >= 0) return { discountIndex: known, amountMinor };
  const index = discounts.length;
  discounts.push({ index, kind: "manual", label: title });
  return { discountIndex: index, amountMinor };
}

function asOrderLine(line: ShopifyDraftLine) {
  const { quantity } = line;
  return { ...line, currentQuantity: quantity, lineItemGroup: null, discountAllocations: [], duties: [] };
}

function netMinor(line: SaleLine): number {
  return line.totalMinor - sumMinor(line.allocations.map((allocation) => allocation.amountMinor));
}
