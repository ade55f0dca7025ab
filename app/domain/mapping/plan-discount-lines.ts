import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import type { DiscountShare } from "#app/domain/mapping/plan-product-lines.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** One negative line per discount of the order (code, automatic, manual), summed over what it was spread on. */
export function planDiscountLines(sale: Sale, shares: readonly DiscountShare[]): PlannedLine[] {
  const byIndex = new Map<number, number>();
  for (const share of shares) {
    byIndex.set(share.discountIndex, sumMinor([byIndex.get(share.discountIndex) ?? 0, share.amountMinor]));
  }
  const lines = [...byIndex]
    .sort(([left], [right]) => left - right)
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([index, amountMinor]) =>
      discountLine(labelOf(sale, index), amountMinor, `discountApplications[${index}]`),
    );
  const unallocatedMinor = unallocatedDiscount(sale);
  if (unallocatedMinor > 0) {
    const label = sale.discounts.length === 1 ? labelOf(sale, 0) : "";
    lines.push(discountLine(label, unallocatedMinor, "totalDiscountsSet less its allocations"));
  }
  return lines;
}

/**
 * A discount that Shopify states for the order but spread over no line (orders of old API versions). It counts only
 * when the stated subtotal is exactly the lines less it: otherwise the order contradicts itself and the proof says so.
 */
export function unallocatedDiscount(sale: Sale): number {
  const grossMinor = sumMinor(sale.lines.map((line) => line.totalMinor));
  const onLinesMinor = sumMinor(
    sale.lines.flatMap((line) => line.allocations.map((part) => part.amountMinor)),
  );
  const onShippingMinor = sumMinor(
    sale.shippingLines.flatMap((line) => line.allocations.map((part) => part.amountMinor)),
  );
  const missingMinor = sale.totals.discountMinor - onLinesMinor - onShippingMinor;
  const closes = grossMinor - onLinesMinor - missingMinor === sale.totals.subtotalMinor;
  return missingMinor > 0 && closes ? missingMinor : 0;
}

function labelOf(sale: Sale, index: number): string {
  return sale.discounts.find((discount) => discount.index === index)?.label ?? "";
}

function discountLine(label: string, amountMinor: number, field: string): PlannedLine {
  return {
    role: "discount",
    item: { kind: "charge", charge: "discount" },
    description: label === "" ? "Discount" : `Discount ${label}`,
    amountMinor: -amountMinor,
    quantity: null,
    unitPriceMinor: null,
    why: { field, mapping: "Item/Charge mapping: discount", rule: "one line per discount of the order" },
  };
}
