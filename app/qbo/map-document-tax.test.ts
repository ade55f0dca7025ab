import { expect, test } from "vitest";
import { lineTaxCode, mapDocumentTax } from "#app/qbo/map-document-tax.ts";
import { aLine } from "#tests/support/a-plan.ts";

const US = { country: "US", homeCurrency: "USD", isMultiCurrency: false };
const CANADA = { country: "CA", homeCurrency: "CAD", isMultiCurrency: false };

test("without QuickBooks' tax nothing is computed: NON in the United States, no code elsewhere", () => {
  const none = { mode: "none" } as const;
  expect(mapDocumentTax(none, "USD", US)).toEqual({});
  expect(lineTaxCode(aLine({ taxCode: "TAX" }), none, US)).toBe("NON");
  expect(mapDocumentTax(none, "CAD", CANADA)).toEqual({ GlobalTaxCalculation: "NotApplicable" });
  expect(lineTaxCode(aLine({ taxCode: "3" }), none, CANADA)).toBeNull();
});

test("in the United States the exact total overrides together with its code", () => {
  const tax = { mode: "us", taxCodeId: "2", totalMinor: 254 } as const;
  expect(mapDocumentTax(tax, "USD", US)).toEqual({
    TxnTaxDetail: { TxnTaxCodeRef: { value: "2" }, TotalTax: 2.54 },
  });
  expect(lineTaxCode(aLine({ taxCode: "TAX" }), tax, US)).toBe("TAX");
  expect(lineTaxCode(aLine({}), tax, US)).toBe("NON");
  const untaxed = { mode: "us", taxCodeId: null, totalMinor: 0 } as const;
  expect(mapDocumentTax(untaxed, "USD", US)).toEqual({ TxnTaxDetail: { TotalTax: 0 } });
});

test("elsewhere the exact amount of every rate travels, with what it was computed from", () => {
  const tax = {
    mode: "global" as const,
    totalMinor: 1498,
    rates: [
      { taxRateId: "1", percent: "5", netMinor: 10_000, amountMinor: 500, title: "GST" },
      { taxRateId: "12", percent: "9.975", netMinor: 10_000, amountMinor: 998, title: "QST" },
    ],
  };
  expect(mapDocumentTax(tax, "CAD", CANADA)).toEqual({
    GlobalTaxCalculation: "TaxExcluded",
    TxnTaxDetail: {
      TotalTax: 14.98,
      TaxLine: [
        {
          Amount: 5,
          DetailType: "TaxLineDetail",
          TaxLineDetail: {
            TaxRateRef: { value: "1" },
            PercentBased: true,
            TaxPercent: 5,
            NetAmountTaxable: 100,
          },
        },
        {
          Amount: 9.98,
          DetailType: "TaxLineDetail",
          TaxLineDetail: {
            TaxRateRef: { value: "12" },
            PercentBased: true,
            TaxPercent: 9.975,
            NetAmountTaxable: 100,
          },
        },
      ],
    },
  });
  expect(lineTaxCode(aLine({ taxCode: "13" }), tax, CANADA)).toBe("13");
  const outOfScope = { mode: "global" as const, totalMinor: 0, rates: [] };
  expect(mapDocumentTax(outOfScope, "CAD", CANADA)).toEqual({
    GlobalTaxCalculation: "TaxExcluded",
    TxnTaxDetail: { TotalTax: 0 },
  });
});
