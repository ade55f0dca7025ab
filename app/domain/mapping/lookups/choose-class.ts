import { type Choice, findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import type { Decisions } from "#app/domain/rules/decide.ts";
import type { SaleLine } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * The QBO class of a product line: a rule's, else its product type's, else the order's. Charges take the order's:
 * `decisions.classId`.
 */
export function chooseClass(
  line: Pick<SaleLine, "productType">,
  settings: Settings,
  decisions: Decisions,
): Choice {
  if (decisions.isClassByRule) return { id: decisions.classId, mapping: `rule: class ${decisions.classId}` };
  const found = findInTable(settings.classes.byProductType, [line.productType]);
  if (found) return { id: found.id, mapping: `class of product type ${found.key}` };
  return {
    id: decisions.classId,
    mapping: decisions.classId ? `class ${decisions.classId} of the order` : "no class",
  };
}
