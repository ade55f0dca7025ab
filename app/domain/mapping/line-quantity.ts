import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { roundQuantity } from "#app/domain/quantity/round-quantity.ts";

/**
 * How many a line is about, and the price of one when that is a whole number of minor units: 3 for 30.00 are 3 at 10.00,
 * 3 for 10.00 are 3 without a price. Nothing is both null. A negative quantity gives goods back within a sale.
 */
export function lineQuantity(
  quantity: number,
  amountMinor: number,
): Pick<PlannedLine, "quantity" | "unitPriceMinor"> {
  const units = roundQuantity(quantity);
  if (units === 0) return { quantity: null, unitPriceMinor: null };
  const isExact = units > 0 && Number.isInteger(units) && amountMinor % units === 0;
  return { quantity: units, unitPriceMinor: isExact ? amountMinor / units : null };
}
