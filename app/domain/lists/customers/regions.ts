/** Codes of states, provinces and territories by their English names, for countries whose books are often written so. */
const regions: Record<string, string> = {
  US: `Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|District of Columbia DC|
Florida FL|Georgia GA|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY|Louisiana LA|Maine ME|Maryland MD|
Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS|Missouri MO|Montana MT|Nebraska NE|Nevada NV|New Hampshire NH|
New Jersey NJ|New Mexico NM|New York NY|North Carolina NC|North Dakota ND|Ohio OH|Oklahoma OK|Oregon OR|Pennsylvania PA|
Puerto Rico PR|Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|Texas TX|Utah UT|Vermont VT|Virginia VA|
Washington WA|West Virginia WV|Wisconsin WI|Wyoming WY`,
  CA: `Alberta AB|British Columbia BC|Manitoba MB|New Brunswick NB|Newfoundland and Labrador NL|Newfoundland NL|Northwest Territories NT|
Nova Scotia NS|Nunavut NU|Ontario ON|Prince Edward Island PE|Quebec QC|Québec QC|Saskatchewan SK|Yukon YT`,
  AU: `Australian Capital Territory ACT|New South Wales NSW|Northern Territory NT|Queensland QLD|South Australia SA|Tasmania TAS|
Victoria VIC|Western Australia WA`,
};

const codes = new Map(
  Object.entries(regions).flatMap(([country, text]) =>
    text.split("|").map((row): [string, string] => {
      const end = row.trim().lastIndexOf(" ");
      return [`${country} ${row.trim().slice(0, end).toLowerCase()}`, row.trim().slice(end + 1)];
    }),
  ),
);

/** The code of a region that is written out; any other text as it is. `("US", "california")` is `"CA"`. */
export function regionCode(country: string | null, region: string | null): string | null {
  if (region === null) return null;
  const known = codes.get(`${country ?? "US"} ${region.toLowerCase()}`);
  return known ?? (/^[A-Za-z]{2,3}$/.test(region) ? region.toUpperCase() : region);
}
