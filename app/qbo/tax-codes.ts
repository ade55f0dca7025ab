import type { BooksTaxCode, BooksTaxRate } from "#app/domain/accounting/books-facts.ts";
import type { QboTaxCode, QboTaxRate } from "#app/qbo/wire/answers.ts";

/** The words of American lines, which queries list as if they were codes. */
const PSEUDO_CODES = new Set(["TAX", "NON"]);

/**
 * The codes that a sale may name, with the rates that apply to it. Codes whose rates are for purchases alone are
 * refused on sales (6470) and left out, and so are codes with a rate that is not told.
 */
export function joinTaxCodes(codes: readonly QboTaxCode[], rates: readonly QboTaxRate[]): BooksTaxCode[] {
  const rateById = new Map(rates.flatMap((rate) => readRate(rate)).map((rate) => [rate.id, rate]));
  return codes.flatMap((code) => {
    if (PSEUDO_CODES.has(code.Id) || code.Active === false) return [];
    const ids = rateIds(code.SalesTaxRateList);
    const salesRates = ids.flatMap((id) => rateById.get(id) ?? []);
    if (salesRates.length < ids.length) return [];
    if (ids.length === 0 && rateIds(code.PurchaseTaxRateList).length > 0) return [];
    return [{ id: code.Id, name: code.Name, isTaxable: code.Taxable ?? ids.length > 0, salesRates }];
  });
}

function rateIds(list: QboTaxCode["SalesTaxRateList"]): string[] {
  return (list?.TaxRateDetail ?? []).map(({ TaxRateRef }) => TaxRateRef.value);
}

function readRate(rate: QboTaxRate): BooksTaxRate[] {
  const value = Number(rate.RateValue ?? Number.NaN);
  return Number.isFinite(value) ? [{ id: rate.Id, name: rate.Name, percent: String(value) }] : [];
}
