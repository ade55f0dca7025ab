import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { describeNeed, isSellable } from "#app/sync/exporters/lists/describe-item.ts";
import type { BooksItem } from "#app/sync/ports.ts";

/**
 * Active items by SKU, exactly. Two items of one SKU are a choice for a person, never a guess; a bundle of QuickBooks
 * books as its components, which the plan does not know, so it is a choice, too.
 */
export async function findItemsBySku(
  context: ExportContext,
  needs: readonly ItemNeed[],
): Promise<Result<Map<string, BooksItem>>> {
  const bySku = new Map<string, ItemNeed>();
  for (const need of needs) if (need.kind === "product" && need.sku) bySku.set(need.sku, need);
  if (bySku.size === 0) return ok(new Map());
  const found = await context.books.findItemsBySkus([...bySku.keys()]);
  if (!found.ok) return found;
  const matches = new Map<string, BooksItem>();
  for (const [sku, need] of bySku) {
    const match = chooseItem(sku, need, found.value);
    if (!match.ok) return match;
    if (match.value) matches.set(sku, match.value);
  }
  return ok(matches);
}

function chooseItem(sku: string, need: ItemNeed, found: readonly BooksItem[]): Result<BooksItem | null> {
  const fitting = found.filter(
    (item) => item.sku === sku && item.isActive && (isSellable(item) || item.type === "Group"),
  );
  if (fitting.length > 1) {
    const candidates = fitting.map((item) => item.name);
    return failed({ kind: "ambiguous", subject: `SKU ${sku}`, what: `SKU ${sku}`, candidates });
  }
  const [item] = fitting;
  if (!item || isSellable(item)) return ok(item ?? null);
  const what = `${describeNeed(need)}, because ${item.name} is a bundle in QuickBooks`;
  return failed({ kind: "unmapped", subject: `SKU ${sku}`, what });
}
