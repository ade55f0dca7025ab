import { asObject, asObjects, asText } from "./plain-object.ts";

type Fields = Record<string, unknown>;

/** The e-mail of a stored customer, wherever it was stored. */
export function emailOf(customer: Fields): string | undefined {
  return asText(asObject(customer.defaultEmailAddress)?.emailAddress) ?? asText(customer.email);
}

export function phoneOf(customer: Fields): string | undefined {
  return asText(asObject(customer.defaultPhoneNumber)?.phoneNumber) ?? asText(customer.phone);
}

/** First and last name, else e-mail, else phone. */
export function displayNameOf(customer: Fields): string {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  return name || emailOf(customer) || phoneOf(customer) || "";
}

/**
 * A stored customer's addresses and which of them is the default one. A customer that came with a default address alone has that
 * one address; the default may be stored as a reference to one of the list.
 */
export function addressesOf(customer: Fields): { addresses: Fields[]; defaultAddress: Fields | null } {
  const listed = asObjects(customer.addressesV2 ?? customer.addresses);
  const chosen = asObject(customer.defaultAddress);
  if (chosen === undefined) return { addresses: listed, defaultAddress: null };
  const known = listed.find((address) => address.id === chosen.id);
  return known === undefined
    ? { addresses: [chosen, ...listed], defaultAddress: chosen }
    : { addresses: listed, defaultAddress: known };
}
