import type { PostalAddress } from "#app/domain/sale/sale.ts";
import type { QboAddress } from "#app/qbo/wire/list-answers.ts";

/** The ways in which people write a country that the names of countries do not cover. */
const OTHER_NAMES: Record<string, string> = {
  usa: "US",
  "u.s.": "US",
  "u.s.a.": "US",
  "united states of america": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  holland: "NL",
};

/**
 * An address of QuickBooks, null when nothing of it is set. Its second to fifth line become one, a country is read from
 * its code or its English name.
 */
export function readAddress(wire: QboAddress): PostalAddress | null {
  if (!wire) return null;
  const { Line1, Line2, Line3, Line4, Line5, City, CountrySubDivisionCode, PostalCode, Country } = wire;
  const rest = [Line2, Line3, Line4, Line5].filter((line) => line !== null).join(", ");
  const address: PostalAddress = {
    name: null,
    company: null,
    line1: Line1,
    line2: rest === "" ? null : rest,
    city: City,
    region: CountrySubDivisionCode,
    postalCode: PostalCode,
    country: Country === null ? null : countryCode(Country),
    phone: null,
  };
  return Object.values(address).some((part) => part !== null) ? address : null;
}

/** ISO code of a country as people write it; null for a text that names none. `countryCode("usa")` is `"US"`. */
function countryCode(text: string): string | null {
  const name = text.toLowerCase();
  const other = OTHER_NAMES[name];
  if (other !== undefined) return other;
  if (/^[a-z]{2}$/.test(name)) return name.toUpperCase();
  return codeByName().get(name) ?? null;
}

/** Codes of former countries that share their name with one of today's. */
const RETIRED = new Set("AN BU CS DD DY FX HV NH RH SU TP UK VD YD YU ZR".split(" "));

let known: Map<string, string> | null = null;

/** Every two letters that are a country, by its English name. */
function codeByName(): Map<string, string> {
  if (known) return known;
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  known = new Map(
    codes.flatMap((code): [string, string][] => {
      const name = RETIRED.has(code) ? undefined : english.of(code);
      return name ? [[name.toLowerCase(), code]] : [];
    }),
  );
  return known;
}
