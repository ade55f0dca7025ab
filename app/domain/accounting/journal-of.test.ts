import { expect, test } from "vitest";
import { printJournal } from "#app/domain/accounting/journal-of.ts";
import { aSale } from "#tests/support/a-sale.ts";
import { planOf } from "#tests/support/plan-sale.ts";

test("the journal of a plan reads as text, one posting a line", () => {
  const words = printJournal(planOf(aSale()))
    .split("\n")
    .map((line) => line.trim().split(/\s{2,}/));
  expect(words).toEqual([
    ["WEB-1001", "Accounts receivable", "20.00"],
    ["WEB-1001", "Sales", "20.00"],
    ["Payment Shopify Payments", "Clearing Shopify Payments", "20.00"],
    ["Payment Shopify Payments", "Accounts receivable", "20.00"],
  ]);
});
