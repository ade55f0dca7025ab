import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { planEstimate } from "#app/domain/mapping/plan-estimate.ts";
import { taxMinorOf } from "#app/domain/mapping/planned-body.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** A draft order as a plan of one estimate, with the proof of its total. Faults as of `planEstimate`. */
export function planDraft(draft: Sale, settings: Settings, facts: BooksFacts): Result<OrderPlan> {
  const planned = planEstimate(draft, settings, facts);
  if (!planned.ok) return failed({ ...planned.fault, subject: `draft order ${draft.name}` });
  const estimate = planned.value;
  const { totalMinor, taxMinor } = draft.totals;
  const proof = {
    currency: draft.currency,
    expectedMinor: totalMinor,
    bookedMinor: estimate.totalMinor,
    differenceMinor: estimate.totalMinor - totalMinor,
    taxExpectedMinor: taxMinor,
    taxBookedMinor: taxMinorOf(estimate),
    cashExpectedMinor: 0,
    cashBookedMinor: 0,
  };
  return ok({ form: "invoice", documents: [estimate], proof, decisions: [] });
}
