import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { failed, type Result } from "#app/domain/faults/fault.ts";
import { checkEligibility } from "#app/domain/mapping/check-eligibility.ts";
import { moveToOpenPeriod } from "#app/domain/mapping/move-to-open-period.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { type CaseShops, openCaseShops } from "./case-shops.ts";
import { readCompanyFacts } from "./company-facts.ts";
import { describeOutcome, type Outcome } from "./describe-outcome.ts";
import { productJournal } from "./product-journal.ts";
import { type Case, cases } from "./read-cases.ts";
import { findWrongSums } from "./wrong-sums.ts";

let shops: CaseShops;
beforeAll(async () => {
  shops = await openCaseShops();
});
afterAll(() => shops?.close());

async function planCase(one: Case): Promise<{ plan: Result<OrderPlan>; outcome: Outcome }> {
  const { settings, place } = one;
  const [sale, facts] = await Promise.all([
    shops.readSale(one, settings.booksCurrency),
    readCompanyFacts(place),
  ]);
  const barred = checkEligibility(sale, settings, null, false);
  const planned = barred ? failed(barred) : planOrder(sale, settings, facts, { bookedForm: null });
  const plan = planned.ok ? moveToOpenPeriod(planned.value, facts, settings, () => false) : planned;
  return { plan, outcome: describeOutcome(plan, facts) };
}

test("there are cases", () => expect(cases.length).toBeGreaterThan(40));

test.each(cases)("$name", async (one) => {
  const { plan, outcome } = await planCase(one);
  expect(outcome).toEqual(one.expected);
  expect(findWrongSums(one.expected)).toEqual([]);
  if (plan.ok && "journal" in outcome) expect(productJournal(plan.value)).toEqual(outcome.journal);
});
