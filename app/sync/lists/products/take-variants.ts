import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemFacts } from "#app/domain/lists/products/item-fields.ts";
import { inLanes } from "#app/sync/lists/in-lanes.ts";
import { readBySku } from "#app/sync/lists/products/find-candidates.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import type { VariantSight } from "#app/sync/lists/products/see-variants.ts";
import { itemLockKeys, takeItem } from "#app/sync/lists/products/take-item.ts";

/** Finds or makes the items of variants that have none, side by side; each has its own outcome. */
export async function takeVariants(
  context: ItemContext,
  open: readonly VariantSight[],
  facts: ItemFacts,
): Promise<Result<VariantSight>[]> {
  if (open.length === 0) return [];
  const sources = open.map(({ source }) => source);
  const fresh = await readBySku(context, sources);
  if (!fresh.ok) return [fresh];
  const earliestOrder = await context.ports.records.earliestOrderDay(context.shop);
  return inLanes(
    open,
    ({ source }) => itemLockKeys(context, source),
    async (sight) => {
      const taking = { facts, earliestOrder, fresh: fresh.value, mayCreate: true };
      const taken = await takeItem(context, sight.source, taking);
      if (!taken.ok) return failed(taken.fault);
      return ok({ ...sight, link: taken.value });
    },
  );
}
