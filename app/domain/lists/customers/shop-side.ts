import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import {
  type AddressFields,
  addressFields,
  type CustomerFields,
  emailText,
  namePart,
  notesText,
  phoneText,
} from "#app/domain/lists/customers/customer-fields.ts";
import type { NameParts } from "#app/domain/lists/customers/name-format.ts";
import type { ShopCompany, ShopCompanyLocation, ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";
import type { CustomerSettings } from "#app/domain/settings/customer-settings.ts";

/**
 * Where an address of a customer comes from: where the newest order was billed or shipped to, and the customer's own
 * address, which counts without one (Shopify keeps no billing address of a customer). `listed`: all of the customer's own
 * addresses, where each of them may be the right one.
 */
export type AddressSources = {
  last: AddressFields | null;
  own: AddressFields | null;
  listed: AddressFields[];
};

/** What the shop says of a customer. Its addresses are chosen when it is known which of them is new. */
export type ShopSide = {
  fields: Omit<CustomerFields, "billingAddress" | "shippingAddress">;
  billing: AddressSources;
  shipping: AddressSources;
};

/** What has to be known of the books to say what may reach them. */
export type SideContext = {
  settings: CustomerSettings;
  /** Whether QuickBooks knows taxable customers and others (United States). */
  hasExemption: boolean;
  /** QuickBooks' id of payment terms by their name in Shopify; null when it is unknown. */
  termIdOf(name: string): string | null;
};

/** A person. The company is the one of the address, where Shopify keeps it. */
export function sideOfCustomer(customer: ShopCustomer, context: SideContext): ShopSide {
  const { defaultAddress: own, lastBillingAddress, lastShippingAddress } = customer;
  return {
    fields: {
      givenName: namePart(customer.firstName),
      familyName: namePart(customer.lastName),
      company: namePart(own?.company ?? lastBillingAddress?.company ?? null),
      email: emailText(customer.email),
      phone: phoneText(customer.phone ?? own?.phone ?? null),
      notes: notesText(customer.note),
      ...exemption(customer.isTaxExempt, context),
      ...byTags(customer.tags, context.settings),
    },
    billing: sources(lastBillingAddress, own),
    shipping: sources(lastShippingAddress, own, customer.addresses),
  };
}

/** A company: its main contact is QuickBooks' contact; a company of one place is where that is. */
export function sideOfCompany(company: ShopCompany, context: SideContext): ShopSide {
  const [only, ...others] = company.locations;
  const place = others.length === 0 ? only : undefined;
  return companySide(company, place, only, context);
}

/** A place of a company, as a sub-customer of its own. */
export function sideOfLocation(
  company: ShopCompany,
  location: ShopCompanyLocation,
  context: SideContext,
): ShopSide {
  return companySide(company, location, location, context);
}

function companySide(
  company: ShopCompany,
  place: ShopCompanyLocation | undefined,
  billed: ShopCompanyLocation | undefined,
  context: SideContext,
): ShopSide {
  const { contact } = company;
  const terms = place?.terms ? context.termIdOf(place.terms) : null;
  return {
    fields: {
      givenName: namePart(contact?.firstName ?? null),
      familyName: namePart(contact?.lastName ?? null),
      company: namePart(company.name),
      email: emailText(contact?.email ?? null),
      phone: phoneText(place?.phone ?? contact?.phone ?? null),
      notes: notesText(company.note),
      ...(place ? exemption(place.isTaxExempt, context) : {}),
      ...(terms === null ? {} : { termId: terms }),
    },
    billing: sources(null, billed?.billingAddress ?? billed?.shippingAddress ?? null),
    shipping: sources(null, place?.shippingAddress ?? place?.billingAddress ?? null),
  };
}

/** The buyer of an order, as far as the order tells. */
export function sideOfNeed(need: CustomerNeed, context: SideContext): ShopSide {
  return {
    fields: {
      givenName: namePart(need.firstName),
      familyName: namePart(need.lastName),
      company: namePart(need.company),
      email: emailText(need.email),
      phone: phoneText(need.phone),
      notes: notesText(need.notes),
      ...(need.isTaxExempt === null ? {} : exemption(need.isTaxExempt, context)),
      ...(need.tags === null ? {} : byTags(need.tags, context.settings)),
    },
    billing: sources(need.billingAddress, need.ownAddress ?? need.shippingAddress),
    shipping: sources(need.shippingAddress, need.ownAddress),
  };
}

function sources(
  last: PostalAddress | null,
  own: PostalAddress | null,
  listed: readonly PostalAddress[] = [],
): AddressSources {
  return {
    last: addressFields(last),
    own: addressFields(own),
    listed: listed.flatMap((address) => addressFields(address) ?? []),
  };
}

function exemption(isTaxExempt: boolean, { hasExemption }: SideContext): { isTaxExempt?: boolean } {
  return hasExemption ? { isTaxExempt } : {};
}

/** Shopify has neither customer types nor terms of a person: tags stand for them, where the settings say so. */
function byTags(tags: readonly string[], { typeTags, termTags }: CustomerSettings) {
  const isSaid = (table: Record<string, string>) => Object.keys(table).length > 0;
  return {
    ...(isSaid(termTags) ? { termId: idByTag(tags, termTags) } : {}),
    ...(isSaid(typeTags) ? { customerTypeId: idByTag(tags, typeTags) } : {}),
  };
}

/** Tags are compared without regard to case, as Shopify does. */
function idByTag(tags: readonly string[], table: Record<string, string>): string | null {
  const own = new Set(tags.map((tag) => tag.toLowerCase()));
  const row = Object.entries(table).find(([tag]) => own.has(tag.toLowerCase()));
  return row?.[1] ?? null;
}

/** What a display name is made of. `number` is Shopify's number of the customer. */
export function namePartsOf(
  fields: { [Field in "givenName" | "familyName" | "company" | "email" | "phone"]?: unknown },
  id: string | null,
): NameParts {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    first: text(fields.givenName),
    last: text(fields.familyName),
    company: text(fields.company),
    email: text(fields.email),
    phone: text(fields.phone),
    number: id?.split("/").at(-1) ?? null,
  };
}
