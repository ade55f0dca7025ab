import { insertObject } from "./new-object.ts";
import type { Books } from "./types.ts";

type RateRow = readonly [id: string, name: string, percent: number, agencyId: string];
type CodeRow = readonly [id: string, name: string, rateIds: readonly string[]];
export type TaxSetUp = {
  agencies: readonly (readonly [id: string, name: string, accountId?: string])[];
  rates: readonly RateRow[];
  codes: readonly CodeRow[];
  /** State → code that automated sales tax picks there. */
  nexus: Readonly<Record<string, string>>;
};

export const US_TAX: TaxSetUp = {
  agencies: [
    ["1", "Arizona Dept. of Revenue", "89"],
    ["2", "Board of Equalization", "90"],
  ],
  rates: [
    ["1", "AZ State tax", 7.1, "1"],
    ["2", "Tucson City", 2, "1"],
    ["3", "California", 8, "2"],
  ],
  codes: [
    ["2", "California", ["3"]],
    ["3", "Tucson", ["1", "2"]],
  ],
  nexus: { CA: "2", AZ: "3" },
};

const FOREIGN_TAX: Readonly<Record<string, TaxSetUp>> = {
  CA: {
    agencies: [["1", "Canada Revenue Agency"]],
    rates: [
      ["1", "GST", 5, "1"],
      ["2", "HST ON", 13, "1"],
      ["3", "Zero-rated", 0, "1"],
      ["4", "Exempt", 0, "1"],
    ],
    codes: [
      ["2", "GST", ["1"]],
      ["3", "HST ON", ["2"]],
      ["4", "Zero-rated", ["3"]],
      ["5", "Exempt", ["4"]],
    ],
    nexus: {},
  },
  GB: vat("HM Revenue & Customs", "20.0% S", 20, "5.0% R", 5),
  FR: vat("Direction générale des Finances publiques", "20.0% TVA", 20, "5.5% TVA", 5.5),
  DE: vat("Finanzamt", "19.0% USt", 19, "7.0% USt", 7),
  JP: vat("National Tax Agency", "10.0% JCT", 10, "8.0% JCT", 8),
  AU: vat("Australian Taxation Office", "GST", 10, "GST free reduced", 5),
};

function vat(agency: string, standard: string, percent: number, reduced: string, low: number): TaxSetUp {
  return {
    agencies: [["1", agency]],
    rates: [
      ["1", standard, percent, "1"],
      ["2", reduced, low, "1"],
      ["3", "0.0% Z", 0, "1"],
    ],
    codes: [
      ["2", standard, ["1"]],
      ["3", reduced, ["2"]],
      ["4", "0.0% Z", ["3"]],
    ],
    nexus: {},
  };
}

/** Agencies, rates and codes that a company of this country starts with; an unknown country has VAT of 20 and 5. */
export function taxSetUpOf(country: string): TaxSetUp {
  if (country === "US") return US_TAX;
  return FOREIGN_TAX[country] ?? vat("Tax Agency", "Standard", 20, "Reduced", 5);
}

/** Writes a tax set-up into new books. */
export function installTax(books: Books, setUp: TaxSetUp): void {
  for (const [id, DisplayName, accountId] of setUp.agencies) {
    insertObject(
      books,
      "TaxAgency",
      { DisplayName, TaxTrackedOnSales: true, TaxTrackedOnPurchases: false },
      id,
    );
    if (accountId !== undefined) books.db.table<string>("agencyAccounts").set(id, accountId);
  }
  for (const [id, Name, RateValue, agency] of setUp.rates) {
    const fields = { Name, Description: Name, Active: true, RateValue, AgencyRef: { value: agency } };
    insertObject(books, "TaxRate", { ...fields, SpecialTaxType: "NONE", DisplayType: "ReadOnly" }, id);
  }
  for (const [id, Name, rateIds] of setUp.codes) {
    const TaxRateDetail = rateIds.map((rate, index) => ({
      TaxRateRef: { value: rate },
      TaxTypeApplicable: "TaxOnAmount",
      TaxOrder: index,
    }));
    insertObject(
      books,
      "TaxCode",
      {
        Name,
        Description: Name,
        Active: true,
        Taxable: true,
        TaxGroup: true,
        SalesTaxRateList: { TaxRateDetail },
        PurchaseTaxRateList: { TaxRateDetail: [] },
      },
      id,
    );
  }
  for (const [state, code] of Object.entries(setUp.nexus)) books.db.table<string>("nexus").set(state, code);
}
