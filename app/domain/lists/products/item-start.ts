import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";

/** What an inventory item starts with: a whole quantity, and the day from which QuickBooks counts it. */
export type ItemStart = { quantity: number; date: string };

/**
 * The stock that a new inventory item starts with. The quantity is the shop's, below 0 taken as 0, or the default one
 * where the shop's is unknown or the settings want it so. The day is the chosen one, moved back to the earliest order
 * that sells it: QuickBooks refuses documents before it (code 6270). Days are `YYYY-MM-DD`.
 */
export function itemStart(
  source: Pick<ItemSource, "quantity">,
  { initialQuantity, defaultQuantity, inventoryStartDate }: ProductSettings,
  days: { today: string; earliestOrder: string | null },
): ItemStart {
  const ofShop = initialQuantity === "shopify" ? source.quantity : null;
  const chosen = inventoryStartDate ?? days.today;
  const { earliestOrder } = days;
  const date = earliestOrder !== null && earliestOrder < chosen ? earliestOrder : chosen;
  return { quantity: Math.max(0, ofShop ?? defaultQuantity), date };
}
