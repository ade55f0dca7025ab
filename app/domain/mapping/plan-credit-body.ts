import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { describeLine } from "#app/domain/mapping/describe-line.ts";
import { lineQuantity } from "#app/domain/mapping/line-quantity.ts";
import { chooseClass } from "#app/domain/mapping/lookups/choose-class.ts";
import { chooseItem, noProduct } from "#app/domain/mapping/plan-charge-line.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import type { TaxedEntry } from "#app/domain/mapping/taxes/taxed-entry.ts";
import type { Credit, CreditPart } from "#app/domain/sale/credit.ts";

/**
 * What goes back as the lines of a credit memo or refund receipt, at the price after discounts and with its exact taxes.
 * `residualMinor` is money that went back beyond what was returned: a line of its own, never hidden.
 * `sign` -1 turns it round: an exchange that charges more than it gives back.
 */
export function planCreditBody(
  context: PlanContext,
  credit: Credit,
  residualMinor: number,
  sign: 1 | -1,
): Result<PlannedBody> {
  const lines: PlannedLine[] = [];
  const entries: TaxedEntry[] = [];
  for (const part of [...credit.parts, ...residualPart(residualMinor)]) {
    const taxes = part.taxes.map((tax) => ({ ...tax, amountMinor: sign * tax.amountMinor }));
    const code = context.treatment.codeOf(taxes);
    if (!code.ok) return code;
    const netMinor = sign * part.netMinor;
    lines.push(creditLine(context, part, netMinor, sign * (part.quantity ?? 0), code.value));
    entries.push({ netMinor, taxes, taxCode: code.value });
  }
  const settled = context.treatment.settle(entries);
  if (!settled.ok) return settled;
  return ok(bodyOf([...lines, ...settled.value.lines], settled.value.tax));
}

function residualPart(amountMinor: number): CreditPart[] {
  if (amountMinor === 0) return [];
  return [
    {
      role: "residual",
      title: "Refund discrepancy",
      code: null,
      line: null,
      quantity: null,
      netMinor: amountMinor,
      taxes: [],
      field: "refund transactions less what was returned",
    },
  ];
}

function creditLine(
  context: PlanContext,
  part: CreditPart,
  amountMinor: number,
  quantity: number,
  taxCode: string | null,
): PlannedLine {
  const { sale, settings, decisions } = context;
  const choice = chooseItem(context, part);
  return {
    role: part.role,
    item: choice.item,
    description: describeLine(sale, settings, part, Math.abs(quantity) || null),
    amountMinor,
    ...lineQuantity(quantity, amountMinor),
    taxCode,
    classId: chooseClass(part.line ?? noProduct, settings, decisions).id,
    why: {
      field: part.field,
      mapping: choice.mapping,
      rule:
        part.role === "residual"
          ? "what was refunded beyond what was returned goes to its own account"
          : part.role === "rounding"
            ? "rounding in cash"
            : "what goes back, at the price after discounts",
    },
  };
}
