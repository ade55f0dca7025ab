import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { chooseChargeItem } from "#app/domain/mapping/lookups/choose-item.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { chargedMinor } from "#app/domain/sale/sold-charge.ts";

/**
 * Rounding in cash as a line of its own, and, only when the merchant allows it and up to their cap, a visible line for
 * what an order's parts miss of its total.
 */
export function planRoundingLines(context: PlanContext, taxCode: string | null): PlannedLine[] {
  const { sale, settings, expected } = context;
  const lines: PlannedLine[] = [];
  if (expected.roundingMinor !== 0) {
    const field = "totalCashRoundingAdjustment.paymentSet";
    lines.push(
      roundingLine(context, "Cash rounding", expected.roundingMinor, field, "rounding in cash", taxCode),
    );
  }
  const taxes = sale.taxesIncluded ? [] : context.sold.charges.flatMap((charge) => charge.taxes);
  const missingMinor =
    expected.totalMinor -
    sumMinor([
      ...context.sold.charges.map(chargedMinor),
      ...taxes.map((tax) => tax.amountMinor),
      ...lines.map((line) => line.amountMinor),
    ]);
  if (missingMinor !== 0 && Math.abs(missingMinor) <= settings.roundingCapMinor) {
    const rule = `a difference of at most ${settings.roundingCapMinor} minor units, allowed in the settings`;
    lines.push(
      roundingLine(
        context,
        "Rounding adjustment",
        missingMinor,
        "totalPriceSet less its parts",
        rule,
        taxCode,
      ),
    );
  }
  return lines;
}

function roundingLine(
  { settings }: PlanContext,
  description: string,
  amountMinor: number,
  field: string,
  rule: string,
  taxCode: string | null,
): PlannedLine {
  const choice = chooseChargeItem("cashRounding", {}, settings);
  return {
    role: "rounding",
    item: { kind: "charge", chosenId: choice.id, charge: "cashRounding" },
    description,
    amountMinor,
    quantity: null,
    unitPriceMinor: null,
    taxCode,
    classId: null,
    why: { field, mapping: choice.mapping, rule },
  };
}
