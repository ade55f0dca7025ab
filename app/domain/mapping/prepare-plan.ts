import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { describeDisputes } from "#app/domain/mapping/describe-disputes.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planCustomer } from "#app/domain/mapping/plan-customer.ts";
import { settleCredits } from "#app/domain/mapping/settle-credit.ts";
import { taxTreatment } from "#app/domain/mapping/taxes/tax-treatment.ts";
import { decideBySettings } from "#app/domain/rules/decide.ts";
import { foldEdits } from "#app/domain/sale/fold-edits.ts";
import { listCredits } from "#app/domain/sale/list-credits.ts";
import { listReceipts } from "#app/domain/sale/list-receipts.ts";
import { listStages } from "#app/domain/sale/list-stages.ts";
import { readExpected, withoutForeignTax, withoutLiable } from "#app/domain/sale/read-totals.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { growthsOf } from "#app/domain/sale/sold-over-time.ts";
import { sortEvents } from "#app/domain/sale/sort-events.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** Derives once what all planning of one sale works with: what was sold, received and credited, and what was decided. */
export function preparePlan(listed: Sale, settings: Settings, facts: BooksFacts): Result<PlanContext> {
  const sale = sortEvents(listed);
  const treatment = taxTreatment(sale, settings, facts);
  if (!treatment.ok) return treatment;
  const decisions = decideBySettings(sale, settings);
  const receipts = listReceipts(sale);
  const credits = listCredits(sale);
  const folded = foldEdits(sale);
  const expected = readExpected(sale, folded, receipts, credits);
  const sold = withoutForeignTax(sale, folded, expected);
  const stages = listStages(sale, folded);
  return ok({
    sale,
    settings,
    facts,
    decisions: { ...decisions, words: [...decisions.words, ...describeDisputes(sale)] },
    treatment: treatment.value,
    customer: planCustomer(sale, settings),
    sold,
    receipts,
    credits: settleCredits({ sale, sold: folded, expected, receipts }, credits),
    expected,
    ...growthsOf({ sale, sold: folded, expected }),
    stages: sold === folded ? stages : stages.map((stage) => ({ ...stage, sold: withoutLiable(stage.sold) })),
  });
}
