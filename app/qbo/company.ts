import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { Connection } from "#app/sync/ports.ts";

/** What the mappers need to know of the company. */
export type BooksCompany = Pick<Connection, "country" | "homeCurrency" | "isMultiCurrency">;

/** What the company tracks: QuickBooks may refuse a class or a location while its tracking is off. */
export type Tracking = { hasClassPerDocument: boolean; hasClassPerLine: boolean; hasLocations: boolean };

/** Whether United States tax rules hold: line codes `TAX` and `NON`, no GlobalTaxCalculation. */
export function isUnitedStates(company: Pick<BooksCompany, "country">): boolean {
  return /^(us|usa|united states)$/i.test(company.country.trim());
}

/** The `CurrencyRef` of a request: demanded with multicurrency, left out without. */
export function currencyMember(
  company: BooksCompany,
  currency: Currency,
): { CurrencyRef?: { value: string } } {
  return company.isMultiCurrency ? { CurrencyRef: { value: currency } } : {};
}

/**
 * Refuses a currency that the company cannot book: without multicurrency QuickBooks would take the amount for one in
 * its home currency.
 */
export function checkCurrency(company: BooksCompany, currency: Currency, subject: string): Result<null> {
  if (company.isMultiCurrency || currency === company.homeCurrency) return ok(null);
  return failed({ kind: "currencyOff", currency, homeCurrency: company.homeCurrency, subject });
}
