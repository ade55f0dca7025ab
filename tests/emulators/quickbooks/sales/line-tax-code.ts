import { companyInfoOf } from "../books/preferences.ts";
import { refuse, refuseBusiness, refuseInactiveReference } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { countryOf } from "../companies/countries.ts";
import type { SalesLine } from "./sales-lines.ts";

const ELEMENT = "Line.SalesItemLineDetail.TaxCodeRef";

/**
 * Code of a line in the US: TAX or NON, anything else is 6100 (6160 for the pseudo code of old imports). A line
 * without one is TAX when its item is taxable.
 */
export function usLineCode(books: Books, line: SalesLine): string {
  if (line.taxCode === undefined) {
    const isItem = books.settings().missingLineCode === "item";
    return isItem && isItemTaxable(books, line) ? "TAX" : "NON";
  }
  refuseCustomSalesTax(line.taxCode, ELEMENT);
  if (line.taxCode !== "TAX" && line.taxCode !== "NON") {
    refuse({
      code: "6100",
      message: "Invalid Line TaxCode in the request",
      detail: "Invalid Line TaxCode in the request",
      element: ELEMENT,
    });
  }
  return line.taxCode;
}

/** `CustomSalesTax` stands for tax that was typed in by hand; it is read, never written. */
export function refuseCustomSalesTax(code: string | undefined, element: string): void {
  if (code !== "CustomSalesTax") return;
  refuse({
    code: "6160",
    message: "Invalid TaxCode in the request",
    detail: "CustomSalesTax cannot be used as a TaxCodeRef",
    element,
  });
}

/**
 * Code of a line outside the US, `""` for a description. Every other line must name a code (the text has the
 * country's word for the tax), which must be active and meant for sales (for a purchase: for purchases; 6470).
 */
export function globalLineCode(books: Books, line: SalesLine, isPurchase = false): string {
  if (line.kind === "description") return "";
  if (line.taxCode === undefined) {
    const word = countryOf(textAt(companyInfoOf(books), "Country") ?? "").tax.lineWord;
    refuseBusiness(`Make sure all your transactions have a ${word} rate before you save.`);
  }
  refuseCustomSalesTax(line.taxCode, ELEMENT);
  const code = books.find("TaxCode", line.taxCode);
  if (code?.Active === false) refuseInactiveReference(ELEMENT);
  const own = isPurchase ? "PurchaseTaxRateList" : "SalesTaxRateList";
  const other = isPurchase ? "SalesTaxRateList" : "PurchaseTaxRateList";
  if (code !== undefined && rateCount(code, own) === 0 && rateCount(code, other) > 0) {
    refuse({
      code: "6470",
      message: "Tax not allowed",
      detail: `The tax code ${textAt(code, "Name")} has no rate for ${isPurchase ? "purchases" : "sales"}`,
      element: ELEMENT,
    });
  }
  return line.taxCode;
}

function rateCount(code: Wire, list: "SalesTaxRateList" | "PurchaseTaxRateList"): number {
  return recordsAt(recordAt(code, list), "TaxRateDetail").length;
}

function isItemTaxable(books: Books, line: SalesLine): boolean {
  if (line.kind !== "item") return false;
  const item = refAt(recordAt(line.wire, "SalesItemLineDetail"), "ItemRef");
  return item !== undefined && books.find("Item", item)?.Taxable === true;
}
