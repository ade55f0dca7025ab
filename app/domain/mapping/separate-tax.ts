import { splitByWeight } from "#app/domain/money/split-by-weight.ts";

/** A price and its discounts with the tax taken out. Minor units; `netMinor - Σ netDiscountsMinor + tax` is what was charged. */
export type SeparatedPrice = { netMinor: number; netDiscountsMinor: number[] };

/**
 * Takes the tax out of a tax-inclusive price and its discounts. The stated tax belongs to the discounted price, so it
 * is scaled up to the full price and the discounts carry the difference: a price of 100.00 less 10.00 with 15.00 tax
 * inside is 83.33 less 8.33, plus 15.00. The parts sum exactly, whatever the rounding.
 */
export function separateIncludedTax(
  grossMinor: number,
  discountsMinor: readonly number[],
  taxMinor: number,
): SeparatedPrice {
  const discountMinor = discountsMinor.reduce((sum, part) => sum + part, 0);
  const chargedMinor = grossMinor - discountMinor;
  if (taxMinor === 0 || discountMinor === 0 || chargedMinor <= 0) {
    return { netMinor: grossMinor - taxMinor, netDiscountsMinor: [...discountsMinor] };
  }
  const fullTaxMinor = roundedShare(taxMinor, grossMinor, chargedMinor);
  const taxParts = splitByWeight(fullTaxMinor - taxMinor, discountsMinor);
  return {
    netMinor: grossMinor - fullTaxMinor,
    netDiscountsMinor: discountsMinor.map((part, index) => part - (taxParts[index] ?? 0)),
  };
}

/** amount × numerator / denominator, half up, without leaving the integers. */
function roundedShare(amount: number, numerator: number, denominator: number): number {
  const scaled = BigInt(amount) * BigInt(numerator) * 2n + BigInt(denominator);
  return Number(scaled / (BigInt(denominator) * 2n));
}
