import type { Wire } from "../books/types.ts";
import { CANADA_TAX } from "./tax-canada.ts";
import type { TaxSetUp } from "./tax-tables.ts";
import { UNITED_STATES_TAX } from "./tax-united-states.ts";
import {
  AUSTRALIA_TAX,
  FRANCE_TAX,
  GERMANY_TAX,
  JAPAN_TAX,
  UNITED_KINGDOM_TAX,
  UNKNOWN_TAX,
} from "./tax-value-added.ts";

/** What the service sets for a company by its country. */
export type Country = {
  homeCurrency: string;
  address: Wire;
  timeZone: string;
  fiscalYearStartMonth: string;
  /** The word for a written order to a bank. */
  checkWord: "Check" | "Cheque";
  tax: TaxSetUp;
};

const UNITED_STATES: Country = {
  homeCurrency: "USD",
  address: {
    Id: "1",
    Line1: "410 Wharf Street",
    City: "Monterey",
    Country: "US",
    CountrySubDivisionCode: "CA",
    PostalCode: "93940",
  },
  timeZone: "America/Los_Angeles",
  fiscalYearStartMonth: "January",
  checkWord: "Check",
  tax: UNITED_STATES_TAX,
};

const COUNTRIES: Readonly<Record<string, Country>> = {
  US: UNITED_STATES,
  CA: {
    homeCurrency: "CAD",
    address: {
      Id: "1",
      Line1: "88 Queens Quay West",
      City: "Toronto",
      Country: "CA",
      CountrySubDivisionCode: "ON",
      PostalCode: "M5J 0B8",
    },
    timeZone: "America/Toronto",
    fiscalYearStartMonth: "January",
    checkWord: "Cheque",
    tax: CANADA_TAX,
  },
  GB: {
    homeCurrency: "GBP",
    address: { Id: "1", Line1: "14 Quay Road", City: "Falmouth", Country: "GB", PostalCode: "TR11 3JX" },
    timeZone: "Europe/London",
    fiscalYearStartMonth: "April",
    checkWord: "Cheque",
    tax: UNITED_KINGDOM_TAX,
  },
  AU: {
    homeCurrency: "AUD",
    address: {
      Id: "1",
      Line1: "5 Salamanca Place",
      City: "Hobart",
      Country: "AU",
      CountrySubDivisionCode: "TAS",
      PostalCode: "7004",
    },
    timeZone: "Australia/Sydney",
    fiscalYearStartMonth: "July",
    checkWord: "Cheque",
    tax: AUSTRALIA_TAX,
  },
  FR: elsewhere("FR", "EUR", "Europe/Paris", FRANCE_TAX),
  DE: elsewhere("DE", "EUR", "Europe/Berlin", GERMANY_TAX),
  JP: elsewhere("JP", "JPY", "Asia/Tokyo", JAPAN_TAX),
  KW: elsewhere("KW", "KWD", "Asia/Kuwait", UNKNOWN_TAX),
};

function elsewhere(code: string, homeCurrency: string, timeZone: string, tax: TaxSetUp): Country {
  const address = { Id: "1", Line1: "1 High Street", Country: code };
  return { homeCurrency, address, timeZone, fiscalYearStartMonth: "January", checkWord: "Cheque", tax };
}

/** What is known of a country; an unknown one trades in dollars and has VAT of 20 and 5. */
export function countryOf(code: string): Country {
  return COUNTRIES[code] ?? elsewhere(code, "USD", "America/Los_Angeles", UNKNOWN_TAX);
}
