import { expect, test } from "vitest";
import { compareTaxRates } from "#app/domain/accounting/compare-tax-rates.ts";

const rate = (taxRateId: string, title: string, percent: string, amountMinor: number) => ({
  taxRateId,
  title,
  percent,
  amountMinor,
  netMinor: 10_000,
});

test("a tax that was answered otherwise is told by jurisdiction, with both numbers", () => {
  const tax = {
    mode: "global" as const,
    totalMinor: 1_200,
    rates: [rate("1", "GST", "5", 500), rate("2", "PST BC", "7", 700)],
  };
  const answeredTaxRates = [
    { taxRateId: "1", amountMinor: 499 },
    { taxRateId: "2", amountMinor: 700 },
    { taxRateId: "9", amountMinor: 3 },
  ];
  expect(compareTaxRates({ tax, answeredTaxRates }, "CAD")).toEqual([
    "GST 5%: 5.00 CAD planned, 4.99 CAD answered",
    "tax rate 9: 0.03 CAD answered",
  ]);
});

test("taxes that agree leave nothing to tell", () => {
  const tax = { mode: "global" as const, totalMinor: 500, rates: [rate("1", "GST", "5", 500)] };
  const answeredTaxRates = [{ taxRateId: "1", amountMinor: 500 }];
  expect(compareTaxRates({ tax, answeredTaxRates }, "CAD")).toEqual([]);
});
