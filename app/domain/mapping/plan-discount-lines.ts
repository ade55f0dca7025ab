import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { chooseChargeItem } from "#app/domain/mapping/lookups/choose-item.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale, SaleDiscount } from "#app/domain/sale/sale.ts";

/** The part of a discount that fell on one charge: minor units without tax, and the tax code of that charge. */
export type DiscountShare = { discountIndex: number; amountMinor: number; taxCode: string | null };

/** One negative line per discount of the order (code, automatic, manual) and tax code, summed over what it fell on. */
export function planDiscountLines(
  context: PlanContext,
  shares: readonly DiscountShare[],
  untaxedCode: string | null,
): PlannedLine[] {
  const { sale } = context;
  const groups = new Map<string, DiscountShare>();
  for (const share of shares) {
    const key = JSON.stringify([share.discountIndex, share.taxCode]);
    const amountMinor = sumMinor([groups.get(key)?.amountMinor ?? 0, share.amountMinor]);
    groups.set(key, { ...share, amountMinor });
  }
  const lines = [...groups.values()]
    .filter((group) => group.amountMinor !== 0)
    .sort((one, other) => one.discountIndex - other.discountIndex)
    .map((group) =>
      discountLine(
        context,
        sale.discounts[group.discountIndex] ?? null,
        group,
        `discountApplications[${group.discountIndex}]`,
      ),
    );
  const unallocatedMinor = unallocatedDiscount(sale);
  if (unallocatedMinor > 0 && !context.sold.isFolded) {
    const discount = sale.discounts.length === 1 ? (sale.discounts[0] ?? null) : null;
    const rest = { discountIndex: -1, amountMinor: unallocatedMinor, taxCode: untaxedCode };
    lines.push(discountLine(context, discount, rest, "totalDiscountsSet less its allocations"));
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

function discountLine(
  { settings }: PlanContext,
  discount: SaleDiscount | null,
  share: DiscountShare,
  field: string,
): PlannedLine {
  const label = discount?.label ?? "";
  const choice = chooseChargeItem(
    "discount",
    { title: label, discountKind: discount?.kind ?? null },
    settings,
  );
  return {
    role: "discount",
    item: { kind: "charge", chosenId: choice.id, charge: "discount" },
    description: label === "" ? "Discount" : `Discount ${label}`,
    amountMinor: -share.amountMinor,
    quantity: null,
    unitPriceMinor: null,
    taxCode: share.taxCode,
    classId: null,
    why: { field, mapping: choice.mapping, rule: "one line per discount of the order" },
  };
}
