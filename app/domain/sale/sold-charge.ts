import type { DiscountAllocation, SaleLine, SaleTax } from "#app/domain/sale/sale.ts";

/** Something the buyer was charged for: a line item, a shipping charge, a duty, a fee or the tip. */
export type SoldCharge = {
  role: "product" | "shipping" | "duty" | "fee" | "tip";
  /** GID of the line item, shipping line, duty or fee. */
  id: string;
  title: string;
  /** Shipping method code. */
  code: string | null;
  /** The line item of a product. */
  line: SaleLine | null;
  quantity: number | null;
  /** Before discounts; with tax inside where prices include it. */
  grossMinor: number;
  allocations: DiscountAllocation[];
  taxes: SaleTax[];
  /** Where it stands in the order, for people who check. */
  field: string;
};

/**
 * What was sold, edits folded in. `isFolded`: edits changed it, so that Shopify's as-sold totals no longer speak of it,
 * only its current ones.
 */
export type SoldSale = { charges: SoldCharge[]; isFolded: boolean };

/** What the buyer paid for a charge, tax left as the prices have it. */
export function chargedMinor(charge: Pick<SoldCharge, "grossMinor" | "allocations">): number {
  return charge.grossMinor - charge.allocations.reduce((sum, part) => sum + part.amountMinor, 0);
}
