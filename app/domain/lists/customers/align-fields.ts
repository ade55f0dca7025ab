import { regionCode } from "#app/domain/lists/customers/regions.ts";
import { type FieldValue, type FieldValues, isSameValue } from "#app/domain/lists/merge-fields.ts";

/**
 * Values that say the same in two ways get one way, the books': a number with and without its country, an e-mail address
 * in capitals, a state written out. What is compared afterwards differs only where something else is meant.
 */
export function alignFields(sides: {
  agreed: FieldValues | null;
  shopify: FieldValues;
  quickbooks: FieldValues;
}): {
  agreed: FieldValues | null;
  shopify: FieldValues;
} {
  const { quickbooks, agreed } = sides;
  const shopify: Record<string, FieldValue> = {};
  for (const [field, ours] of Object.entries(sides.shopify)) {
    const theirs = quickbooks[field] ?? null;
    shopify[field] = meansSame(field, ours, theirs) ? theirs : ours;
  }
  if (agreed === null) return { agreed, shopify };
  const known: Record<string, FieldValue> = {};
  for (const [field, before] of Object.entries(agreed)) {
    const same = [quickbooks[field], shopify[field]].find(
      (value) => value !== undefined && meansSame(field, before, value),
    );
    known[field] = same ?? before;
  }
  return { agreed: known, shopify };
}

/** Whether two values of a field mean the same. */
export function meansSame(field: string, left: FieldValue, right: FieldValue): boolean {
  if (isSameValue(left, right)) return true;
  if (left === null || right === null) return false;
  if (typeof left === "string" && typeof right === "string") {
    if (field === "email") return listsEmail(right, left) || listsEmail(left, right);
    if (field === "phone") return isSamePhone(left, right);
    return left.normalize("NFC") === right.normalize("NFC");
  }
  return isAddress(left) && isAddress(right) && isSameAddress(left, right);
}

/** QuickBooks takes several addresses in one field. */
function listsEmail(list: string, email: string): boolean {
  const wanted = email.trim().toLowerCase();
  return list.split(/[,;]/).some((one) => one.trim().toLowerCase() === wanted);
}

const fewestDigits = 7;
/** A country code has up to three digits. */
const mostCodeDigits = 3;

/** Digits count; one number may lack the country code or have the zero that stands for it. */
function isSamePhone(left: string, right: string): boolean {
  const [short = "", long = ""] = [digits(left), digits(right)].toSorted((a, b) => a.length - b.length);
  if (short.length < fewestDigits) return short === long && short !== "";
  return long.endsWith(short) && long.length - short.length <= mostCodeDigits;
}

function digits(phone: string): string {
  const withoutExtension = phone.replace(/(ext|x|#).*$/i, "");
  return withoutExtension.replace(/\D/g, "").replace(/^0+/, "");
}

type AddressValue = { readonly [member: string]: FieldValue };

const isAddress = (value: FieldValue): value is AddressValue => typeof value === "object" && value !== null;

function isSameAddress(left: AddressValue, right: AddressValue): boolean {
  const [one, other] = [plainAddress(left), plainAddress(right)];
  return Object.keys(one).every((part) => one[part] === other[part]);
}

/** Two lines or one, capitals, blanks in a postal code and the name of a state make no other place. */
function plainAddress(address: AddressValue): Record<string, string> {
  const text = (part: string) => (typeof address[part] === "string" ? address[part] : "");
  const plain = (value: string) =>
    value
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\s,.]+/gu, " ")
      .trim();
  const country = text("country").toUpperCase();
  return {
    lines: plain(`${text("line1")} ${text("line2")}`),
    city: plain(text("city")),
    region: plain(regionCode(country || null, text("region") || null) ?? ""),
    postalCode: plain(text("postalCode")).replaceAll(" ", ""),
    country,
  };
}
