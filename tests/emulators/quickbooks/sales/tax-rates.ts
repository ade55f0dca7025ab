import { refuseReference } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { type Decimal, toDecimal } from "../money/decimal.ts";

export type Rate = { id: string; name: string; percent: Decimal; agencyId: string | undefined };

/** The sales rates of a tax code in their TaxOrder; an unknown code is fault 2500. */
export function salesRates(books: Books, taxCodeId: string, element: string): Rate[] {
  const code = books.find("TaxCode", taxCodeId);
  if (code === undefined) return refuseReference("TaxCode", taxCodeId, element);
  return recordsAt(recordAt(code, "SalesTaxRateList"), "TaxRateDetail")
    .map((detail) => refAt(detail, "TaxRateRef") ?? "")
    .map((id) => rateOf(books, id))
    .filter((rate) => rate !== undefined);
}

export function rateOf(books: Books, taxRateId: string): Rate | undefined {
  const rate = books.find("TaxRate", taxRateId);
  if (rate === undefined) return undefined;
  return {
    id: taxRateId,
    name: textAt(rate, "Name") ?? "",
    percent: toDecimal(rate.RateValue) ?? { digits: 0n, scale: 0 },
    agencyId: refAt(rate, "AgencyRef"),
  };
}

/**
 * The code that automated sales tax picks for an address: the company has nexus in the states for which a code
 * carries a two-letter state in its Description; anywhere else nothing is due.
 */
export function automatedTaxCode(
  books: Books,
  form: Wire,
  companyAddress: Wire | undefined,
): string | undefined {
  const shipTo = recordAt(form, "ShipAddr") ?? recordAt(form, "BillAddr") ?? companyAddress;
  const state = textAt(shipTo, "CountrySubDivisionCode")?.trim().toUpperCase();
  if (state === undefined) return undefined;
  const nexus = books.db.table<string>("nexus").get(state);
  return nexus !== undefined && books.find("TaxCode", nexus)?.Active !== false ? nexus : undefined;
}
