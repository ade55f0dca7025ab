import type { DocumentTax, PlannedLine } from "#app/domain/accounting/plan.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { type BooksCompany, isUnitedStates } from "#app/qbo/company.ts";
import type { QboTaxBody } from "#app/qbo/wire/request-bodies.ts";
import { toWireAmount } from "#app/qbo/wire-amount.ts";

const NOT_TAXED = "NON";

/** The tax code of a line: untaxed documents in the United States name `NON`, so that QuickBooks computes nothing. */
export function lineTaxCode(line: PlannedLine, tax: DocumentTax, company: BooksCompany): string | null {
  if (tax.mode === "none") return isUnitedStates(company) ? NOT_TAXED : null;
  if (tax.mode === "us") return line.taxCode ?? NOT_TAXED;
  return line.taxCode;
}

/**
 * The members of a sales document that state its taxes. In the United States the exact total overrides what QuickBooks
 * would compute, which it does only together with a tax code (Intuit, "Sales tax override"); elsewhere the exact amount
 * of every rate does, and none may be missing.
 */
export function mapDocumentTax(tax: DocumentTax, currency: Currency, company: BooksCompany): QboTaxBody {
  switch (tax.mode) {
    case "none":
      return isUnitedStates(company) ? {} : { GlobalTaxCalculation: "NotApplicable" };
    case "us":
      return {
        TxnTaxDetail: {
          ...(tax.taxCodeId !== null && { TxnTaxCodeRef: { value: tax.taxCodeId } }),
          TotalTax: toWireAmount(tax.totalMinor, currency),
        },
      };
    case "global":
      return {
        GlobalTaxCalculation: "TaxExcluded",
        TxnTaxDetail: {
          TotalTax: toWireAmount(tax.totalMinor, currency),
          ...(tax.rates.length > 0 && { TaxLine: tax.rates.map((rate) => mapRate(rate, currency)) }),
        },
      };
  }
}

type Rate = Extract<DocumentTax, { mode: "global" }>["rates"][number];

function mapRate(rate: Rate, currency: Currency) {
  return {
    Amount: toWireAmount(rate.amountMinor, currency),
    DetailType: "TaxLineDetail" as const,
    TaxLineDetail: {
      TaxRateRef: { value: rate.taxRateId },
      PercentBased: true as const,
      TaxPercent: Number(rate.percent),
      NetAmountTaxable: toWireAmount(rate.netMinor, currency),
    },
  };
}
