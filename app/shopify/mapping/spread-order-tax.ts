import { sumMinor } from "#app/domain/money/money.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";
import type { SaleLine, SaleShippingLine, SaleTax } from "#app/domain/sale/sale.ts";

type Charge = SaleLine | SaleShippingLine;
type Charges = { lines: SaleLine[]; shippingLines: SaleShippingLine[] };

/**
 * Orders that apps create may state their tax for the order alone and for no line (Shopify's Admin API takes one or
 * the other). Then each tax is spread over the taxable lines by what they sold for, so that it stands where all
 * other orders have it. Orders with a tax on any line, or on a duty, a fee or the tip (`others`), and taxes that are not
 * the stated total, stay as they are.
 */
export function spreadOrderTax(
  charges: Charges,
  orderTaxes: readonly SaleTax[],
  taxMinor: number,
  others: readonly SaleTax[] = [],
): Charges {
  const all = [...charges.lines, ...charges.shippingLines];
  const placed = [...others, ...all.flatMap((charge) => charge.taxes)];
  const hasLineTax = placed.some((tax) => tax.amountMinor !== 0);
  if (hasLineTax || taxMinor === 0 || all.length === 0) return charges;
  const taxes = orderTaxes.length > 0 ? orderTaxes : [untitled(taxMinor)];
  if (sumMinor(taxes.map((tax) => tax.amountMinor)) !== taxMinor) return charges;
  const weights = weightsOf(all);
  const parts = taxes.map((tax) => splitByWeight(tax.amountMinor, weights));
  const taxesAt = (index: number): SaleTax[] =>
    taxes
      .map((tax, row) => ({ ...tax, amountMinor: parts[row]?.[index] ?? 0 }))
      .filter((tax) => tax.amountMinor !== 0);
  const { lines, shippingLines } = charges;
  return {
    lines: lines.map((line, index) => ({ ...line, taxes: taxesAt(index) })),
    shippingLines: shippingLines.map((line, index) => ({ ...line, taxes: taxesAt(lines.length + index) })),
  };
}

/** What each taxable line sold for; where none is marked taxable, what every line and charge did. */
function weightsOf(charges: readonly Charge[]): number[] {
  const taxable = charges.map((charge) => ("isTaxable" in charge && charge.isTaxable ? soldFor(charge) : 0));
  return taxable.some((weight) => weight > 0) ? taxable : charges.map(soldFor);
}

function soldFor(charge: Charge): number {
  if ("discountedMinor" in charge) return Math.max(0, charge.discountedMinor);
  return Math.max(0, charge.totalMinor - sumMinor(charge.allocations.map((part) => part.amountMinor)));
}

function untitled(amountMinor: number): SaleTax {
  return { title: "Tax", rate: null, amountMinor, isChannelLiable: false };
}
