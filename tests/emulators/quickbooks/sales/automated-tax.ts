import type { Books, Wire } from "../books/types.ts";
import { recordAt, textAt } from "../books/wire.ts";

const UNITED_STATES = /^(us|usa|u\.s\.|united states( of america)?)$/i;
const STATE_NAMES: Readonly<Record<string, string>> = {
  ARIZONA: "AZ",
  CALIFORNIA: "CA",
  FLORIDA: "FL",
  "NEW YORK": "NY",
  TEXAS: "TX",
};

/**
 * The code that automated sales tax picks for a form: that of the state it is shipped to (the company's own
 * without a ship-to address), where the company has nexus. Elsewhere and abroad nothing is due.
 */
export function automatedTaxCode(
  books: Books,
  shipTo: Wire | undefined,
  companyAddress: Wire | undefined,
): string | undefined {
  const address = shipTo ?? companyAddress;
  const country = textAt(address, "Country")?.trim() ?? "";
  if (country !== "" && !UNITED_STATES.test(country)) return undefined;
  const named = textAt(address, "CountrySubDivisionCode")?.trim().toUpperCase() ?? "";
  const nexus = books.db.table<string>("nexus").get(STATE_NAMES[named] ?? named);
  return nexus !== undefined && books.find("TaxCode", nexus)?.Active !== false ? nexus : undefined;
}

/** ShipAddr of a form, as sent or as it will be copied from the customer. */
export function shipToOf(draft: Wire, copied: Wire): Wire | undefined {
  return recordAt(draft, "ShipAddr") ?? recordAt(copied, "ShipAddr");
}
