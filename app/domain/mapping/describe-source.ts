import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { Credit } from "#app/domain/sale/credit.ts";
import type { SaleTax } from "#app/domain/sale/sale.ts";

/**
 * The facts that a document of the sale was made of. Words that people may change without changing the books (names,
 * addresses, titles) are left out, so they never make a booked order look changed; so are ids of products, which are
 * deleted from shops.
 */
export function soldSource({ sale, sold, expected }: PlanContext): unknown {
  const charges = sold.charges.map((charge) => [
    charge.role,
    charge.quantity,
    charge.grossMinor,
    charge.allocations.map((part) => part.amountMinor),
    taxSource(charge.taxes),
  ]);
  return [sale.currency, sale.processedAt, expected.totalMinor, charges];
}

/** The facts that a credit was made of. */
export function creditSource({ sale }: PlanContext, credit: Credit, valueMinor: number): unknown {
  const parts = credit.parts.map((part) => [part.role, part.quantity, part.netMinor, taxSource(part.taxes)]);
  return [sale.currency, credit.happenedAt, valueMinor, parts];
}

function taxSource(taxes: readonly SaleTax[]): unknown {
  return taxes.filter((tax) => tax.amountMinor !== 0).map((tax) => tax.amountMinor);
}
