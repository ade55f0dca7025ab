import type { Books, Wire } from "./types.ts";
import { booleanAt, recordAt, refAt, textAt } from "./wire.ts";

const SINGLETON_ID = "1";

/** The one Preferences object of the company. */
export function preferencesOf(books: Books): Wire {
  return books.find("Preferences", SINGLETON_ID) ?? {};
}

export function companyInfoOf(books: Books): Wire {
  return books.find("CompanyInfo", SINGLETON_ID) ?? {};
}

/** A flag such as `("SalesFormsPrefs", "AllowDiscount")`; absent counts as false. */
export function preference(books: Books, group: string, name: string): boolean {
  return booleanAt(recordAt(preferencesOf(books), group), name) ?? false;
}

export function preferenceText(books: Books, group: string, name: string): string | undefined {
  return textAt(recordAt(preferencesOf(books), group), name);
}

export function homeCurrency(books: Books): string {
  return refAt(recordAt(preferencesOf(books), "CurrencyPrefs"), "HomeCurrency") ?? "USD";
}

export function isMulticurrency(books: Books): boolean {
  return preference(books, "CurrencyPrefs", "MultiCurrencyEnabled");
}

export type TaxRegime = "none" | "automated" | "manual" | "global";

/** US: automated when PartnerTaxEnabled is true, manual when the member is absent; elsewhere codes on each line. */
export function taxRegime(books: Books): TaxRegime {
  if (!preference(books, "TaxPrefs", "UsingSalesTax")) return "none";
  if (textAt(companyInfoOf(books), "Country") !== "US") return "global";
  const partner = booleanAt(recordAt(preferencesOf(books), "TaxPrefs"), "PartnerTaxEnabled");
  if (partner === undefined) return "manual";
  return partner ? "automated" : "none";
}

/** Plan of the company, from the `OfferingSku` entry: "QuickBooks Online Plus". */
export function offeringSku(books: Books): string {
  const values = companyInfoOf(books).NameValue;
  if (!Array.isArray(values)) return "";
  const entry = values.find((value: Wire) => value.Name === "OfferingSku") as Wire | undefined;
  return textAt(entry, "Value") ?? "";
}
