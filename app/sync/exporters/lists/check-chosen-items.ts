import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { isBundle, isSellable } from "#app/domain/lists/products/match-item.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { describeNeed } from "#app/sync/exporters/lists/describe-item.ts";

/**
 * Looks at items that the settings or a rule name, all at once: each has to be there, active and sellable or a bundle.
 * Answers them by id. A fault names the row of the mapping that has to be mended.
 */
export async function checkChosenItems(
  context: ExportContext,
  needs: readonly ItemNeed[],
): Promise<Result<Map<string, ItemEntry>>> {
  const chosen = needs.flatMap((need) => (need.chosenId ? [{ need, id: need.chosenId }] : []));
  if (chosen.length === 0) return ok(new Map());
  const found = await context.books.findItemsByIds([...new Set(chosen.map(({ id }) => id))]);
  if (!found.ok) return found;
  const items = new Map(found.value.map((item) => [item.id, item]));
  for (const { need, id } of chosen) {
    const trouble = findTrouble(need, id, items.get(id));
    if (trouble) return failed(trouble);
  }
  return ok(items);
}

function findTrouble(need: ItemNeed, id: string, item: ItemEntry | undefined): Fault | null {
  const row = `that the mapping names for ${describeNeed(need)}`;
  const subject = "";
  if (!item) return { kind: "missing", subject, what: `the item with the number ${id} ${row}` };
  if (!item.isActive)
    return { kind: "inactive", subject, what: `The item ${item.name} ${row}`, entry: { kind: "item", id } };
  if (isSellable(item) || isBundle(item)) return null;
  const what = `${describeNeed(need)}: the item ${item.name} that the mapping names is a category`;
  return { kind: "unmapped", subject, what };
}
