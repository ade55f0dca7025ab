import { ok, type Result } from "#app/domain/faults/fault.ts";
import { planCharges } from "#app/domain/mapping/plan-charges.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { PlannedStage } from "#app/domain/mapping/plan-receipted-order.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { chargedMinor, type SoldSale } from "#app/domain/sale/sold-charge.ts";

/**
 * The order as the lines of a document, once for each time at which it was another one. `whole`: the last of them, which
 * is the order itself. There is always one.
 */
export function planStages(
  context: PlanContext,
  whole: PlannedBody,
): Result<[PlannedStage, ...PlannedStage[]]> {
  const [first = { key: null, at: context.sale.processedAt, sold: context.sold }, ...later] = context.stages;
  const planned: PlannedStage[] = [];
  for (const { key, at, sold } of [first, ...later].slice(0, -1)) {
    const asSold = {
      ...context,
      sold,
      expected: { ...context.expected, totalMinor: totalOf(context, sold) },
    };
    const body = planCharges(asSold);
    if (!body.ok) return body;
    planned.push({ key: key ?? context.sale.id, at, context: asSold, body: body.value });
  }
  const last = later.at(-1) ?? first;
  const end = { key: last.key ?? context.sale.id, at: last.at, context, body: whole };
  const [start = end, ...rest] = [...planned, end];
  return ok([start, ...rest]);
}

function totalOf({ sale, expected }: PlanContext, { charges }: SoldSale): number {
  const taxes = sale.taxesIncluded ? [] : charges.flatMap((charge) => charge.taxes);
  return sumMinor([
    ...charges.map(chargedMinor),
    ...taxes.map((tax) => tax.amountMinor),
    expected.roundingMinor,
  ]);
}
