import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sale } from "#app/domain/sale/sale.ts";
import { type CaseShops, openCaseShops } from "./case-shops.ts";
import { readCompanyFacts } from "./company-facts.ts";
import { describeOutcome } from "./describe-outcome.ts";
import { planCase } from "./plan-case.ts";
import { productJournal } from "./product-journal.ts";
import { type Case, cases } from "./read-cases.ts";
import { findWrongSums } from "./wrong-sums.ts";

let shops: CaseShops;
beforeAll(async () => {
  shops = await openCaseShops();
});
afterAll(() => shops?.close());

async function readSale(one: Case): Promise<Sale> {
  return shops.readSale(await shops.placeCase(one), one.settings.booksCurrency);
}

test("there are cases", () => expect(cases.length).toBeGreaterThan(300));

test.each(cases)("$name", async (one) => {
  const [sale, facts] = await Promise.all([readSale(one), readCompanyFacts(one.place)]);
  const plan = planCase(sale, one.settings, facts);
  const outcome = describeOutcome(plan, facts);
  expect(outcome).toEqual(one.expected);
  expect(findWrongSums(one.expected)).toEqual([]);
  if (plan.ok && "journal" in outcome) expect(productJournal(plan.value)).toEqual(outcome.journal);
});
