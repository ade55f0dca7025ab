import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { chooseChargeItem } from "#app/domain/mapping/lookups/choose-item.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";

/** Money that no charge explains yet, on a receipt: the shop owes it to the buyer. */
export function creditLineOfCustomer(
  { settings, treatment }: PlanContext,
  amountMinor: number,
  field: string,
): PlannedLine {
  const choice = chooseChargeItem("customerCredit", {}, settings);
  const code = treatment.codeOf([]);
  return {
    role: "residual",
    item: { kind: "charge", chosenId: choice.id, charge: "customerCredit" },
    description: "Customer credit",
    amountMinor,
    quantity: null,
    unitPriceMinor: null,
    taxCode: code.ok ? code.value : null,
    classId: null,
    why: { field, mapping: choice.mapping, rule: "what was paid beyond the sale is owed to the buyer" },
  };
}
