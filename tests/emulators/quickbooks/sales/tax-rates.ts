import { refuseReference } from "../books/refused-request.ts";
import type { Books } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { type Decimal, toDecimal } from "../money/decimal.ts";

export type Rate = { id: string; name: string; percent: Decimal; agencyId: string | undefined };

/** The sales rates of a tax code in their TaxOrder; an unknown code is fault 2500. */
export function salesRates(books: Books, taxCodeId: string, element: string): Rate[] {
  return ratesIn(books, "SalesTaxRateList", taxCodeId, element);
}

/** The rates of a tax code for what the company buys. */
export function purchaseRates(books: Books, taxCodeId: string, element: string): Rate[] {
  return ratesIn(books, "PurchaseTaxRateList", taxCodeId, element);
}

function ratesIn(books: Books, list: string, taxCodeId: string, element: string): Rate[] {
  const code = books.find("TaxCode", taxCodeId);
  if (code === undefined) return refuseReference("TaxCode", taxCodeId, element);
  return recordsAt(recordAt(code, list), "TaxRateDetail")
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
