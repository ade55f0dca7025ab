import { PLACES, type Place, type PlaceKey } from "./places.ts";

/** A customer of the shop. All of them are invented, with addresses at example domains and 555 phone numbers. */
export type SeedCustomer = {
  key: string;
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  company: string | null;
  address1: string;
  address2: string | null;
  place: Place;
};

type Extra = { company?: string; address2?: string; phone?: string; key?: string };

const FIRST_CUSTOMER_ID = 7_201_440_000_523;

const CUSTOMERS: Omit<SeedCustomer, "id">[] = [
  customer("Maren", "Okafor", "portland", "2214 SE Taylor St"),
  customer("Theo", "Lindqvist", "portland", "1805 NE Alberta St", { address2: "Apt 3" }),
  customer("Juniper", "Castellano", "portland", "731 N Skidmore Ct"),
  customer("Rosalind", "O’Hara", "bend", "88 NW Drake Rd"),
  customer("Desmond", "Pruitt", "bend", "410 SW Bluff Dr", { phone: "+15415550142" }),
  customer("Ingrid", "Vasquez-Holm", "astoria", "1290 Commercial St"),
  customer("Priya", "Raman", "seattle", "5521 Ballard Ave NW", { phone: "+12065550117" }),
  customer("Callum", "Fitzgerald", "seattle", "340 NW Market St", { address2: "Unit 12" }),
  customer("Naomi", "Tanaka", "seattle", "1612 E Olive Way"),
  customer("Beatriz", "Moreno", "spokane", "907 W Riverside Ave"),
  customer("Elliot", "Nakamura", "spokane", "2218 S Grand Blvd"),
  customer("Sofía", "Delgado", "losAngeles", "1447 Echo Park Ave"),
  customer("Harlan", "Whitcomb", "losAngeles", "3310 Griffith Park Blvd"),
  customer("Imani", "Brooks", "oakland", "4125 Telegraph Ave", { address2: "#4" }),
  customer("Wes", "Carmichael", "oakland", "560 Grand Ave"),
  customer("Ottilie", "Brandt", "boise", "1703 N 9th St"),
  customer("Grady", "Sorensen", "saltLake", "244 N Center St"),
  customer("Leilani", "Kealoha", "saltLake", "911 E South Temple"),
  customer("Marcus", "Thibodeaux", "denver", "3055 Larimer St", { phone: "+17205550163" }),
  customer("Fiona", "Gallagher-Reyes", "denver", "2780 Zuni St"),
  customer("Tobias", "Engel", "austin", "1808 S 1st St"),
  customer("Camille", "Dubois", "austin", "604 W Mary St", { company: "Dubois Interiors LLC" }),
  customer("Ruth", "Abernathy", "chicago", "2540 N Kedzie Blvd"),
  customer("Andrzej", "Wójcik", "chicago", "1921 W Division St"),
  customer("Linnea", "Johansson", "minneapolis", "3012 Bryant Ave S"),
  customer("Solomon", "Adeyemi", "minneapolis", "225 W 26th St"),
  customer("Hannah", "Weiss", "brooklyn", "414 7th Ave", { address2: "Apt 2R" }),
  customer("Dominic", "Esposito", "brooklyn", "88 Prospect Park W"),
  customer("Abigail", "Thorne", "burlington", "57 Maple St"),
  customer("Jasper", "Quill", "asheville", "19 Biltmore Ave"),
  customer("Odessa", "Freeman", "asheville", "302 Haywood Rd"),
  customer("Clay", "Redfeather", "missoula", "635 S Higgins Ave"),
  customer("Winifred", "Ames", "portsmouth", "12 Ceres St"),
  customer("Mei-Lin", "Zhao", "vancouver", "2433 Main St", { phone: "+16045550188" }),
  customer("Jürgen", "Kröger", "hamburg", "Schanzenstraße 41"),
  customer("Nora", "D’Angelo", "portland", "2901 SW Corbett Ave", { company: "The Fir & Fern Inn" }),
];

const BY_KEY = new Map<string, SeedCustomer>(
  CUSTOMERS.map((entry, index) => [entry.key, { ...entry, id: FIRST_CUSTOMER_ID + index * 32_768 }]),
);

/** The customer of a key (first name in plain letters). @throws for a key that there is not. */
export function customerOf(key: string): SeedCustomer {
  const found = BY_KEY.get(key);
  if (found === undefined) throw new Error(`The demo store has no customer ${key}.`);
  return found;
}

/** The keys of all customers who live in the United States. */
export function domesticCustomerKeys(): string[] {
  return [...BY_KEY.values()].filter(({ place }) => place.countryCode === "US").map(({ key }) => key);
}

function customer(
  firstName: string,
  lastName: string,
  place: PlaceKey,
  address1: string,
  extra: Extra = {},
): Omit<SeedCustomer, "id"> {
  const plain = (text: string) =>
    text
      .normalize("NFD")
      .replaceAll(/[^a-zA-Z]/g, "")
      .toLowerCase();
  return {
    key: plain(firstName),
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}@example.com`,
    phone: extra.phone ?? null,
    company: extra.company ?? null,
    address1,
    address2: extra.address2 ?? null,
    place: PLACES[place],
  };
}
