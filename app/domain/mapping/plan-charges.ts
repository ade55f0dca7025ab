import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { planChargeLine } from "#app/domain/mapping/plan-charge-line.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { type DiscountShare, planDiscountLines } from "#app/domain/mapping/plan-discount-lines.ts";
import { planRoundingLines } from "#app/domain/mapping/plan-rounding-lines.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import type { TaxedEntry } from "#app/domain/mapping/taxes/taxed-entry.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** What was sold as the lines of a document: goods, discounts, shipping, duties, fees, the tip, rounding and taxes. */
export function planCharges(context: PlanContext): Result<PlannedBody> {
  const lines: PlannedLine[] = [];
  const entries: TaxedEntry[] = [];
  const shares: DiscountShare[] = [];
  for (const charge of context.sold.charges) {
    const code = context.treatment.codeOf(charge.taxes);
    if (!code.ok) return code;
    const planned = planChargeLine(context, charge, code.value);
    lines.push(planned.line);
    shares.push(...planned.discounts);
    const discountMinor = sumMinor(planned.discounts.map((share) => share.amountMinor));
    entries.push({
      netMinor: planned.line.amountMinor - discountMinor,
      taxes: charge.taxes,
      taxCode: code.value,
    });
  }
  const untaxed = context.treatment.codeOf([]);
  if (!untaxed.ok && context.settings.taxMode === "quickbooks") return untaxed;
  const untaxedCode = untaxed.ok ? untaxed.value : null;
  const extra = planRoundingLines(context, untaxedCode);
  entries.push(...extra.map((line) => ({ netMinor: line.amountMinor, taxes: [], taxCode: untaxedCode })));
  const taxes = context.treatment.settle(entries);
  if (!taxes.ok) return taxes;
  const discounts = planDiscountLines(context, shares, untaxedCode);
  return ok(bodyOf([...inOrder(lines, discounts), ...extra, ...taxes.value.lines], taxes.value.tax));
}

/** Goods first, then what was taken off, then the other charges. */
function inOrder(lines: readonly PlannedLine[], discounts: readonly PlannedLine[]): PlannedLine[] {
  const goods = lines.filter((line) => line.role === "product");
  return [...goods, ...discounts, ...lines.filter((line) => line.role !== "product")];
}
