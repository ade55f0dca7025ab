import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import {
  type AddressFields,
  addressFields,
  emailText,
  namePart,
  notesText,
  phoneText,
} from "#app/domain/lists/customers/customer-fields.ts";
import type { ImportHindrance } from "#app/domain/lists/import-hindrance.ts";
import { isSameValue } from "#app/domain/lists/merge-fields.ts";
import type { CustomerSettings } from "#app/domain/settings/customer-settings.ts";

/** What a customer of QuickBooks becomes in the shop. */
export type ShopCustomerDraft = {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  isTaxExempt: boolean;
  tags: string[];
  /** The own one first, where it is billed; then where it is shipped, if that is elsewhere. */
  addresses: (AddressFields & { company: string | null })[];
};

/** What keeps a customer of QuickBooks from the shop, before the shop was looked at; null when nothing does. */
export function findHindrance(
  entry: CustomerEntry,
  { subCustomers }: CustomerSettings,
): ImportHindrance | null {
  if (entry.isDeleted || entry.mergedInto !== null) return "gone";
  if (!entry.isActive) return "inactive";
  if (entry.isProject) return "project";
  if (entry.isJob && subCustomers === "leave") return "subCustomer";
  return calledName(entry) === null && emailText(entry.email) === null && entry.phone === null
    ? "nameless"
    : null;
}

/**
 * The draft of a new customer. One without a person's name, a business, is called by its display name, which Shopify
 * shows where a last name stands.
 */
export function draftShopCustomer(
  entry: CustomerEntry,
  { termTags, typeTags }: CustomerSettings,
  hasExemption: boolean,
): ShopCustomerDraft {
  const [firstName, lastName] = [namePart(entry.givenName), namePart(entry.familyName)];
  const isPerson = firstName !== null || lastName !== null;
  const company = namePart(entry.company);
  const places = [addressFields(entry.billingAddress), addressFields(entry.shippingAddress)].flatMap(
    (place) => place ?? [],
  );
  const [own, other] = places;
  const distinct = own && other && isSameValue(own, other) ? [own] : places;
  return {
    firstName,
    lastName: isPerson ? lastName : calledName(entry),
    email: emailText(entry.email),
    phone: phoneText(entry.phone),
    note: notesText(entry.notes),
    isTaxExempt: hasExemption && !entry.isTaxable,
    tags: [...tagOf(termTags, entry.termId), ...tagOf(typeTags, entry.customerTypeId)],
    addresses: distinct.map((place) => ({ ...place, company })),
  };
}

const calledName = ({ name }: CustomerEntry): string | null => namePart(name);

function tagOf(table: Record<string, string>, id: string | null): string[] {
  const row = id === null ? undefined : Object.entries(table).find(([, one]) => one === id);
  return row ? [row[0]] : [];
}
