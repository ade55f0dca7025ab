import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseShops, openCaseShops } from "./case-shops.ts";
import { readCompanyFacts } from "./company-facts.ts";
import { describeOutcome } from "./describe-outcome.ts";
import { planCase } from "./plan-case.ts";
import { productJournal } from "./product-journal.ts";
import { cases } from "./read-cases.ts";
import { findWrongSums } from "./wrong-sums.ts";

let shops: CaseShops;
beforeAll(async () => {
  shops = await openCaseShops();
});
afterAll(() => shops?.close());

test("there are cases", () => expect(cases.length).toBeGreaterThan(40));

test.each(cases)("$name", async (one) => {
  const [sale, facts] = await Promise.all([
    shops.readSale(one, one.settings.booksCurrency),
    readCompanyFacts(one.place),
  ]);
  const plan = planCase(sale, one.settings, facts);
  const outcome = describeOutcome(plan, facts);
  expect(outcome).toEqual(one.expected);
  expect(findWrongSums(one.expected)).toEqual([]);
  if (plan.ok && "journal" in outcome) expect(productJournal(plan.value)).toEqual(outcome.journal);
});
