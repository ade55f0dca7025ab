import type { TaxSetUp } from "../companies/tax-tables.ts";
import { insertObject } from "./new-object.ts";
import type { Books, Wire } from "./types.ts";
import { claimName } from "./unique-names.ts";

/** Writes a tax set-up into new books; the agencies' payable accounts must be there. */
export function installTax(books: Books, setUp: TaxSetUp): void {
  for (const { id, name, account } of setUp.agencies) {
    const isRecovered = setUp.codes.some(([, , , purchase]) => purchase !== undefined && purchase.length > 0);
    insertNamed(books, "TaxAgency", id, {
      DisplayName: name,
      TaxTrackedOnSales: true,
      TaxTrackedOnPurchases: isRecovered,
    });
    books.db.table<string>("agencyAccounts").set(id, String(account.id));
  }
  for (const [id, Name, RateValue, agency] of setUp.rates) {
    const fields = { Name, Description: Name, Active: true, RateValue, AgencyRef: { value: agency } };
    insertNamed(books, "TaxRate", id, { ...fields, SpecialTaxType: "NONE", DisplayType: "ReadOnly" });
  }
  for (const [id, Name, sales, purchases] of setUp.codes) {
    insertNamed(books, "TaxCode", id, {
      Name,
      Description: Name,
      Active: true,
      Taxable: sales.length + (purchases?.length ?? 0) > 0,
      TaxGroup: true,
      SalesTaxRateList: rateList(sales),
      PurchaseTaxRateList: rateList(purchases ?? []),
    });
  }
  for (const [state, code] of Object.entries(setUp.nexus)) books.db.table<string>("nexus").set(state, code);
}

function rateList(rateIds: readonly string[]): Wire {
  const TaxRateDetail = rateIds.map((rate, index) => ({
    TaxRateRef: { value: rate },
    TaxTypeApplicable: "TaxOnAmount",
    TaxOrder: index,
  }));
  return { TaxRateDetail };
}

function insertNamed(books: Books, entity: string, id: string, fields: Wire): void {
  claimName(books, entity, id, undefined, fields);
  insertObject(books, entity, fields, id);
}
