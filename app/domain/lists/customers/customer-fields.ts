import type { FieldValue, FieldValues } from "#app/domain/lists/merge-fields.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";
import { cleanLine, cleanText, cutText, fitLine } from "#app/domain/text/fit-text.ts";
import { usableEmail } from "#app/domain/text/usable-email.ts";

/** What QuickBooks keeps of an address; person and company stand beside it. */
export type AddressFields = {
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
};

/**
 * A customer as both sides can be compared: cleaned and cut as QuickBooks stores it. A member that is left out is one
 * that this side says nothing of.
 */
export type CustomerFields = {
  givenName: string | null;
  familyName: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  notes: string | null;
  billingAddress: AddressFields | null;
  shippingAddress: AddressFields | null;
  isTaxExempt?: boolean;
  /** QuickBooks' ids. */
  termId?: string | null;
  customerTypeId?: string | null;
};
export type CustomerField = keyof CustomerFields;

/** Intuit, entity reference of Customer. */
const maxName = 100;
const maxPhone = 30;
const maxNotes = 2000;
const maxLine = 500;
const maxPart = 255;
const maxPostalCode = 30;

/** A part of a name: no colon, which separates levels in QuickBooks, one line, at most 100 characters. */
export function namePart(text: string | null): string | null {
  const name = cleanLine(text ?? "")
    .replace(/^[\s:]+|[\s:]+$/g, "")
    .replace(/\s*:[\s:]*/g, " - ");
  return cutText(name, maxName).trim() || null;
}

export function phoneText(text: string | null): string | null {
  return fitLine(text ?? "", maxPhone) || null;
}

export function notesText(text: string | null): string | null {
  return cutText(cleanText(text ?? ""), maxNotes).trim() || null;
}

/** The first address that QuickBooks takes, of a text that may name several. */
export function emailText(text: string | null): string | null {
  for (const one of (text ?? "").split(/[,;]/)) {
    const email = usableEmail(one);
    if (email !== null) return email;
  }
  return null;
}

/** Null when nothing of the address is set. */
export function addressFields(address: PostalAddress | null): AddressFields | null {
  if (!address) return null;
  const [line1 = null, line2 = null] = [address.line1, address.line2].flatMap(
    (line) => part(line, maxLine) ?? [],
  );
  const fields: AddressFields = {
    line1,
    line2,
    city: part(address.city, maxPart),
    region: part(address.region, maxPart),
    postalCode: part(address.postalCode, maxPostalCode),
    country: part(address.country, maxPart),
  };
  return Object.values(fields).some((value) => value !== null) ? fields : null;
}

function part(text: string | null, maxLength: number): string | null {
  return fitLine(text ?? "", maxLength) || null;
}

/** The members that are said, as values that can be merged. */
export function fieldValues(fields: Partial<CustomerFields>): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) values[field] = value;
  return values;
}
