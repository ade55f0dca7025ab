import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { isBundle, isSellable, itemName } from "#app/sync/exporters/lists/describe-item.ts";
import type { BooksItem } from "#app/sync/ports.ts";

/**
 * Active items and bundles by SKU, exactly. Two of one SKU are a choice for a person, never a guess.
 */
export async function findItemsBySku(
  context: ExportContext,
  needs: readonly ItemNeed[],
): Promise<Result<Map<string, BooksItem>>> {
  const wanted = new Set(needs.flatMap((need) => (need.kind === "product" && need.sku ? [need.sku] : [])));
  if (wanted.size === 0) return ok(new Map());
  const found = await context.books.findItemsBySkus([...wanted]);
  if (!found.ok) return found;
  const matches = new Map<string, BooksItem>();
  for (const sku of wanted) {
    const need = needs.find((one) => one.kind === "product" && one.sku === sku);
    const match = chooseItem(sku, found.value, need);
    if (!match.ok) return match;
    if (match.value) matches.set(sku, match.value);
  }
  return ok(matches);
}

function chooseItem(
  sku: string,
  found: readonly BooksItem[],
  need: ItemNeed | undefined,
): Result<BooksItem | null> {
  const fitting = found.filter(
    (item) => item.sku === sku && item.isActive && (isSellable(item) || isBundle(item)),
  );
  if (fitting.length > 1) {
    const candidates = fitting.map(({ id, name }) => ({ id, name }));
    const choice = need ? ({ kind: "item", key: itemKey(need), name: itemName(need) } as const) : null;
    return failed({ kind: "ambiguous", subject: `SKU ${sku}`, what: `SKU ${sku}`, candidates, choice });
  }
  return ok(fitting[0] ?? null);
}
