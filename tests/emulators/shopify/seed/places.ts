/** One tax of a place: the rate in millionths (6.5 % is 65,000). */
export type PlaceTax = { title: string; ratePpm: number };

export type Place = {
  city: string;
  province: string;
  provinceCode: string;
  zip: string;
  country: string;
  countryCode: string;
  taxes: PlaceTax[];
  /** Whether the place taxes delivery charges too. */
  isShippingTaxed: boolean;
};

/**
 * Where the customers live. The rates are near those of 2026 but made for the demo: what matters is that an order
 * carries one tax line per jurisdiction, that some places tax shipping, and that some have no sales tax.
 */
export const PLACES = {
  portland: us("Portland", "Oregon", "OR", "97214"),
  bend: us("Bend", "Oregon", "OR", "97703"),
  astoria: us("Astoria", "Oregon", "OR", "97103"),
  seattle: us(
    "Seattle",
    "Washington",
    "WA",
    "98107",
    [
      ["Washington State Tax", 65_000],
      ["King County Tax", 2_500],
      ["Seattle City Tax", 36_000],
    ],
    true,
  ),
  spokane: us(
    "Spokane",
    "Washington",
    "WA",
    "99201",
    [
      ["Washington State Tax", 65_000],
      ["Spokane County Tax", 13_000],
      ["Spokane City Tax", 12_000],
    ],
    true,
  ),
  losAngeles: us("Los Angeles", "California", "CA", "90026", [
    ["California State Tax", 60_000],
    ["Los Angeles County Tax", 12_500],
    ["Los Angeles City Tax", 22_500],
  ]),
  oakland: us("Oakland", "California", "CA", "94609", [
    ["California State Tax", 60_000],
    ["Alameda County Tax", 12_500],
    ["Oakland City Tax", 30_000],
  ]),
  boise: us("Boise", "Idaho", "ID", "83702", [["Idaho State Tax", 60_000]]),
  saltLake: us("Salt Lake City", "Utah", "UT", "84103", [
    ["Utah State Tax", 48_500],
    ["Salt Lake County Tax", 14_500],
    ["Salt Lake City Tax", 11_500],
  ]),
  denver: us("Denver", "Colorado", "CO", "80205", [
    ["Colorado State Tax", 29_000],
    ["RTD Tax", 11_000],
    ["Denver City Tax", 51_500],
  ]),
  austin: us(
    "Austin",
    "Texas",
    "TX",
    "78704",
    [
      ["Texas State Tax", 62_500],
      ["Austin MTA Tax", 10_000],
      ["Austin City Tax", 10_000],
    ],
    true,
  ),
  chicago: us("Chicago", "Illinois", "IL", "60647", [
    ["Illinois State Tax", 62_500],
    ["Cook County Tax", 27_500],
    ["Chicago City Tax", 12_500],
  ]),
  minneapolis: us(
    "Minneapolis",
    "Minnesota",
    "MN",
    "55408",
    [
      ["Minnesota State Tax", 68_750],
      ["Hennepin County Tax", 16_500],
      ["Minneapolis City Tax", 5_000],
    ],
    true,
  ),
  brooklyn: us(
    "Brooklyn",
    "New York",
    "NY",
    "11215",
    [
      ["New York State Tax", 40_000],
      ["Metropolitan Commuter Tax", 3_750],
      ["New York City Tax", 45_000],
    ],
    true,
  ),
  burlington: us(
    "Burlington",
    "Vermont",
    "VT",
    "05401",
    [
      ["Vermont State Tax", 60_000],
      ["Burlington City Tax", 10_000],
    ],
    true,
  ),
  asheville: us(
    "Asheville",
    "North Carolina",
    "NC",
    "28801",
    [
      ["North Carolina State Tax", 47_500],
      ["Buncombe County Tax", 22_500],
    ],
    true,
  ),
  missoula: us("Missoula", "Montana", "MT", "59801"),
  portsmouth: us("Portsmouth", "New Hampshire", "NH", "03801"),
  vancouver: {
    ...us("Vancouver", "British Columbia", "BC", "V5T 1R4"),
    country: "Canada",
    countryCode: "CA",
  },
  hamburg: { ...us("Hamburg", "", "", "20357"), country: "Germany", countryCode: "DE" },
} satisfies Record<string, Place>;

export type PlaceKey = keyof typeof PLACES;

function us(
  city: string,
  province: string,
  provinceCode: string,
  zip: string,
  taxes: [title: string, ratePpm: number][] = [],
  isShippingTaxed = false,
): Place {
  return {
    city,
    province,
    provinceCode,
    zip,
    country: "United States",
    countryCode: "US",
    taxes: taxes.map(([title, ratePpm]) => ({ title, ratePpm })),
    isShippingTaxed,
  };
}
