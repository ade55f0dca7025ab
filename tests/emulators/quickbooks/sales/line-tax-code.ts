import { companyInfoOf } from "../books/preferences.ts";
import { refuseBusiness, refuseDocumented, refuseInactiveReference } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { countryOf } from "../companies/countries.ts";
import type { SalesLine } from "./sales-lines.ts";

const ELEMENT = "Line.SalesItemLineDetail.TaxCodeRef";
const CUSTOM = "CustomSalesTax";

/**
 * Code of a line in the US: TAX or NON, anything else is 6100. A line
 * without one is TAX when its item is taxable.
 */
export function usLineCode(books: Books, line: SalesLine): string {
  if (line.taxCode === undefined) {
    const isItem = books.settings().missingLineCode === "item";
    return isItem && isItemTaxable(books, line) ? "TAX" : "NON";
  }
  if (line.taxCode !== "TAX" && line.taxCode !== "NON") {
    refuseDocumented("6100", ELEMENT, line.taxCode);
  }
  return line.taxCode;
}

/**
 * `CustomSalesTax` stands for tax that was typed in by hand; it is read, never written: 6160 on a new form, 6230 on
 * one that exists.
 */
export function refuseCustomSalesTax(draft: Wire, isNew: boolean): void {
  const code = isNew ? "6160" : "6230";
  if (refAt(recordAt(draft, "TxnTaxDetail"), "TxnTaxCodeRef") === CUSTOM) {
    refuseDocumented(code, "TxnTaxDetail.TxnTaxCodeRef");
  }
  for (const line of recordsAt(draft, "Line")) {
    const type = textAt(line, "DetailType") ?? "";
    if (refAt(recordAt(line, type), "TaxCodeRef") === CUSTOM)
      refuseDocumented(code, `Line.${type}.TaxCodeRef`);
  }
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
  const code = books.find("TaxCode", line.taxCode);
  if (code?.Active === false) refuseInactiveReference();
  const own = isPurchase ? "PurchaseTaxRateList" : "SalesTaxRateList";
  const other = isPurchase ? "SalesTaxRateList" : "PurchaseTaxRateList";
  if (code !== undefined && rateCount(code, own) === 0 && rateCount(code, other) > 0) {
    refuseDocumented("6470", ELEMENT);
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
