/** Deterministic numbers below `limit` from a seed. */
function numbersFrom(seed: number) {
  let state = seed;
  return (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}

const firsts = [
  "Ann",
  "ann",
  "José",
  "Jose\u0301",
  "Łukasz",
  "日本",
  "Zoë 🎁",
  "O'Neil",
  "D: Day",
  "",
  "X".repeat(200),
];
const lasts = ["Lee", "LEE", "Müller", "Smith\tJr", "Ng", "Søn & Co", "太郎", "🎁", "", "Y".repeat(200)];

export type NastyCustomer = {
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  note: string;
};

/** Customers of a shop with everything that names and addresses of people can hold; about one in six has no address. */
export function nastyCustomers(seed: number, count: number): NastyCustomer[] {
  const pick = numbersFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const firstName = firsts[pick(firsts.length)] ?? "";
    const lastName = lasts[pick(lasts.length)] ?? "";
    const isNameless = firstName === "" && lastName === "";
    const hasEmail = isNameless || pick(6) > 0;
    return {
      firstName,
      lastName,
      email: hasEmail ? `${pick(2) === 0 ? "Buyer" : "buyer"}.${index}@example.com` : null,
      phone: pick(3) === 0 ? `+1541555${String(1_000 + index)}` : null,
      note: pick(4) === 0 ? `Note ${"n".repeat(pick(3) * 1_200)}` : "",
    };
  });
}

type Body = Record<string, unknown>;

/** What stands in the books already: matches by address and name, choices, vendors of the name, inactive twins, other currencies. */
export function nastyBooks(customers: readonly NastyCustomer[]): { entity: string; body: Body }[] {
  const withEmail = customers.filter(({ email }) => email !== null);
  const email = (index: number) => ({
    PrimaryEmailAddr: { Address: withEmail[index]?.email?.toLowerCase() },
  });
  return [
    { entity: "Customer", body: { DisplayName: "Known by address", ...email(0) } },
    { entity: "Customer", body: { DisplayName: "Two of one address, A", ...email(1) } },
    { entity: "Customer", body: { DisplayName: "Two of one address, B", ...email(1) } },
    {
      entity: "Customer",
      body: { DisplayName: "Euro of an address", ...email(2), CurrencyRef: { value: "EUR" } },
    },
    { entity: "Vendor", body: { DisplayName: "ann lee" } },
    { entity: "Vendor", body: { DisplayName: "José Müller" } },
    { entity: "Employee", body: { DisplayName: "O'Neil Ng", GivenName: "O'Neil", FamilyName: "Ng" } },
    { entity: "Customer", body: { DisplayName: "Łukasz Lee" } },
    {
      entity: "Customer",
      body: { DisplayName: "日本 太郎", PrimaryEmailAddr: { Address: "somebody.else@example.com" } },
    },
  ];
}
