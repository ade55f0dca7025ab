import { findCountry, findProvince } from "../../../core/regions.ts";
import type { QueryContext } from "../../query-context.ts";
import { type At, tooLong, type UserError } from "../user-error.ts";

type Fields = Record<string, unknown>;

export type AddressReading = { address: Fields; errors: UserError[] };

const LENGTH = 255;

/** Field -> how messages call it. */
const LABELS: [field: string, label: string][] = [
  ["address1", "Address1"],
  ["address2", "Address2"],
  ["city", "City"],
  ["company", "Company"],
  ["firstName", "First name"],
  ["lastName", "Last name"],
  ["phone", "Phone"],
  ["zip", "Zip"],
];

/**
 * A MailingAddressInput over the address that it changes, or over nothing: fields that are not given stay, names that are given nowhere
 * are the customer's. Refused are texts that are too long or hold HTML, a web address or an emoji, and unknown countries and provinces.
 */
export function readAddress(
  input: Fields,
  base: Fields,
  customer: Fields,
  at: At,
  context: QueryContext,
): AddressReading {
  const errors = LABELS.flatMap(([field, label]) => textProblems(input[field], label, [...at, field]));
  const address: Fields = { ...base };
  for (const [field] of LABELS) if (input[field] !== undefined) address[field] = blankToNull(input[field]);
  const place = readPlace(input, address, at);
  errors.push(...place.errors);
  Object.assign(address, place.fields);
  if (errors.length === 0 && isBlank(address)) {
    errors.push({ field: [...at], message: "Customer address cannot be blank." });
  }
  address.firstName ??= customer.firstName ?? null;
  address.lastName ??= customer.lastName ?? null;
  const name = [address.firstName, address.lastName].filter(Boolean).join(" ");
  return {
    errors,
    address: {
      ...address,
      id: base.id ?? `gid://shopify/MailingAddress/${context.nextNumber()}?model_name=CustomerAddress`,
      name: name === "" ? null : name,
      formattedArea: formattedArea(address),
    },
  };
}

/** Two addresses of the same content are the same address. */
export function isSameAddress(a: Fields, b: Fields): boolean {
  const fields = [...LABELS.map(([field]) => field), "provinceCode", "countryCodeV2"];
  return fields.every((field) => (a[field] ?? "") === (b[field] ?? ""));
}

function readPlace(input: Fields, address: Fields, at: At): { fields: Fields; errors: UserError[] } {
  const country = input.countryCode ?? input.country;
  const province = input.provinceCode ?? input.province;
  const fields: Fields = {};
  if (country !== undefined) {
    const found = country === null || country === "" ? null : findCountry(String(country));
    if (found === undefined) return refusal([...at, "country"], "Country is invalid");
    Object.assign(fields, { country: found?.name ?? null, countryCodeV2: found?.code ?? null });
    Object.assign(fields, { countryCode: found?.code ?? null, province: null, provinceCode: null });
  }
  const kept = country === undefined ? undefined : address.provinceCode;
  const wanted = province === undefined ? kept : province;
  if (wanted === undefined || wanted === null || wanted === "") {
    return {
      fields: province === undefined ? fields : { ...fields, province: null, provinceCode: null },
      errors: [],
    };
  }
  const code = String(fields.countryCodeV2 ?? address.countryCodeV2 ?? "");
  const found = findProvince(code, String(wanted));
  if (found === undefined && province === undefined) return { fields, errors: [] };
  if (found === undefined) return refusal([...at, "province"], "Province is invalid");
  return { fields: { ...fields, province: found.name, provinceCode: found.code }, errors: [] };
}

function refusal(field: string[], message: string): { fields: Fields; errors: UserError[] } {
  return { fields: {}, errors: [{ field, message }] };
}

function textProblems(value: unknown, label: string, field: string[]): UserError[] {
  if (typeof value !== "string") return [];
  if (value.length > LENGTH) return [tooLong(field, label, LENGTH)];
  if (/<[^>]+>/.test(value)) return [{ field, message: `${label} cannot contain HTML tags` }];
  if (/\b(https?:\/\/|www\.)/i.test(value)) return [{ field, message: `${label} cannot contain URL` }];
  if (/\p{Extended_Pictographic}/u.test(value)) return [{ field, message: `${label} cannot contain emojis` }];
  return [];
}

function isBlank(address: Fields): boolean {
  const fields = [...LABELS.map(([field]) => field), "countryCodeV2", "provinceCode"];
  return fields.every((field) => String(address[field] ?? "").trim() === "");
}

function blankToNull(value: unknown): unknown {
  return typeof value === "string" && value.trim() === "" ? null : value;
}

/** `Ottawa ON, Canada` */
function formattedArea(address: Fields): string | null {
  const place = [address.city, address.provinceCode].filter(Boolean).join(" ");
  const area = [place, address.country].filter(Boolean).join(", ");
  return area === "" ? null : area;
}
