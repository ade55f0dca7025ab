import type { Bundle, BundleMember } from "#app/domain/accounting/expand-bundle.ts";
import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { isSellable } from "#app/domain/lists/products/match-item.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { describeNeed } from "#app/sync/exporters/lists/describe-item.ts";

/**
 * The items of a bundle with their quantities and prices. Faults: `unmapped` for an empty one, `missing`, `inactive` or
 * `unmapped` for an item of it that cannot be sold; each names the bundle.
 */
export async function readBundle(
  context: ExportContext,
  need: ItemNeed,
  bundle: ItemEntry,
): Promise<Result<Bundle>> {
  const { name } = bundle;
  if (bundle.members.length === 0) {
    const what = `${describeNeed(need)}, because the bundle ${name} in QuickBooks is empty`;
    return failed({ kind: "unmapped", subject: "", what });
  }
  const found = await context.books.findItemsByIds([...new Set(bundle.members.map((row) => row.itemId))]);
  if (!found.ok) return found;
  const items = new Map(found.value.map((item) => [item.id, item]));
  const members: BundleMember[] = [];
  for (const { itemId, quantity } of bundle.members) {
    const item = items.get(itemId);
    if (!item?.isActive || !isSellable(item)) return failed(troubleOf(bundle, itemId, item));
    members.push({ itemId, name: item.name, quantity, unitPriceMinor: hundredths(item.unitPrice) });
  }
  return ok({ name, members });
}

/** Only how prices of items compare counts; below 0 is none. */
const hundredths = (price: string | null): number => Math.max(0, Math.round(Number(price ?? 0) * 100));

function troubleOf({ name }: ItemEntry, itemId: string, item: ItemEntry | undefined): Fault {
  const subject = "";
  if (!item)
    return { kind: "missing", subject, what: `the item with the number ${itemId} of the bundle ${name}` };
  const what = `The item ${item.name} of the bundle ${name}`;
  return item.isActive
    ? { kind: "unmapped", subject, what: `${what}, which is no item that can be sold` }
    : { kind: "inactive", subject, what };
}
