import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { ownItemOf } from "#app/sync/exporters/lists/own-items.ts";

/** What needs an item, in words: `the product "Mug" (SKU MUG-1)`, `shipping`. */
export function describeNeed(need: ItemNeed): string {
  if (need.kind === "product") {
    return need.sku ? `the product "${need.title}" (SKU ${need.sku})` : `the product "${need.title}"`;
  }
  return ownItemOf(need.charge)?.words ?? "a kind of charge that is new to the app";
}
