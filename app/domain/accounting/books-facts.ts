import type { Currency } from "#app/domain/money/currency.ts";

/** A tax rate inside a tax code: `percent` as decimal text, `"8"`, `"9.975"`. */
export type BooksTaxRate = { id: string; name: string; percent: string };
/** A QBO tax code for sales, with the rates that apply to a sale. */
export type BooksTaxCode = { id: string; name: string; isTaxable: boolean; salesRates: BooksTaxRate[] };

/**
 * What planning has to know of the company. `taxRegime`: `us` automated sales tax or manual, by line codes TAX and NON;
 * `global`: a tax code on every line; `off`: the company uses no sales tax.
 */
export type BooksFacts = {
  country: string;
  homeCurrency: Currency;
  isMultiCurrency: boolean;
  taxRegime: "usAutomated" | "usManual" | "global" | "off";
  /** Active codes; empty unless QuickBooks' own tax is used. */
  taxCodes: BooksTaxCode[];
  /** Last day of the closed books, `YYYY-MM-DD`. */
  bookCloseDate: string | null;
  /** Whether the company counts stock. */
  hasInventory: boolean;
};

/** A US company without closed books: what plans are made for while nothing is connected. */
export const plainBooks: BooksFacts = {
  country: "US",
  homeCurrency: "USD",
  isMultiCurrency: true,
  taxRegime: "off",
  taxCodes: [],
  bookCloseDate: null,
  hasInventory: false,
};
