import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { failed, type Result } from "#app/domain/faults/fault.ts";
import { checkEligibility } from "#app/domain/mapping/check-eligibility.ts";
import { moveToOpenPeriod } from "#app/domain/mapping/move-to-open-period.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** What a new order becomes, as the engine decides it, without booking it. */
export function planCase(sale: Sale, settings: Settings, facts: BooksFacts): Result<OrderPlan> {
  const barred = checkEligibility(sale, settings, null, false);
  const planned = barred ? failed(barred) : planOrder(sale, settings, facts, { bookedForm: null });
  return planned.ok ? moveToOpenPeriod(planned.value, facts, settings, () => false) : planned;
}
