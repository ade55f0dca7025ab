import type { PlannedLine } from "#app/domain/accounting/plan.ts";

/** QBO checks amount = quantity × unit price to the cent (code 6070), so both go only when they multiply exactly. */
export function exactQuantity(
  quantity: number,
  amountMinor: number,
): Pick<PlannedLine, "quantity" | "unitPriceMinor"> {
  if (quantity <= 0 || amountMinor % quantity !== 0) return { quantity: null, unitPriceMinor: null };
  return { quantity, unitPriceMinor: amountMinor / quantity };
}
