import { expect, test } from "vitest";
import { joinTaxCodes } from "#app/qbo/tax-codes.ts";

const list = (...ids: string[]) => ({ TaxRateDetail: ids.map((value) => ({ TaxRateRef: { value } })) });

const rates = [
  { Id: "1", Name: "GST", RateValue: 5 },
  { Id: "12", Name: "QST", RateValue: "9.9750" },
  { Id: "13", Name: "GST (ITC)", RateValue: 5 },
  { Id: "14", Name: "unknown" },
];

test("a code has the rates of a sale, as decimals without trailing zeros", () => {
  const quebec = {
    Id: "13",
    Name: "GST/QST QC",
    Taxable: true,
    SalesTaxRateList: list("1", "12"),
    PurchaseTaxRateList: list("13"),
  };
  expect(joinTaxCodes([quebec, { Id: "18", Name: "Out of Scope", Taxable: false }], rates)).toEqual([
    {
      id: "13",
      name: "GST/QST QC",
      isTaxable: true,
      salesRates: [
        { id: "1", name: "GST", percent: "5" },
        { id: "12", name: "QST", percent: "9.975" },
      ],
    },
    { id: "18", name: "Out of Scope", isTaxable: false, salesRates: [] },
  ]);
});

test("pseudo codes, codes at rest, codes of purchases and codes of unknown rates are left out", () => {
  const codes = [
    { Id: "TAX", Name: "TAX", Taxable: true },
    { Id: "NON", Name: "NON", Taxable: false },
    { Id: "2", Name: "old", Active: false, SalesTaxRateList: list("1") },
    { Id: "3", Name: "on capital", SalesTaxRateList: list(), PurchaseTaxRateList: list("13") },
    { Id: "4", Name: "half known", SalesTaxRateList: list("1", "14") },
  ];
  expect(joinTaxCodes(codes, rates)).toEqual([]);
});
