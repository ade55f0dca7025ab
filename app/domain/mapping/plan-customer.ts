import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { fillNameFormat } from "#app/domain/lists/customers/name-format.ts";
import { namePartsOf } from "#app/domain/lists/customers/shop-side.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import type { Buyer, Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** Room for a suffix such as ` EUR (2)` below QBO's 100 characters of printed names. */
const maxNameLength = 80;
/** An address has at most 254 characters (RFC 5321); anything longer is none. */
const maxEmailLength = 254;

/**
 * Which QuickBooks customer the sale belongs to: the Shopify customer, a company or a place of it, a guest by e-mail, or
 * the generic one.
 */
export function planCustomer(sale: Sale, settings: Settings): CustomerNeed {
  const { buyer, currency } = sale;
  const company = settings.companyBuyers === "company" ? buyer.purchasingCompany : null;
  if (company) return companyNeed(buyer, company, currency, settings);
  const key = personKey(buyer, settings);
  if (key === "guest") return genericNeed(currency, settings);
  return { ...buyerNeed(buyer, currency), key, displayName: personName(buyer, settings) };
}

function companyNeed(
  buyer: Buyer,
  company: NonNullable<Buyer["purchasingCompany"]>,
  currency: string,
  settings: Settings,
): CustomerNeed {
  const whole: CustomerNeed = {
    ...buyerNeed(buyer, currency),
    key: company.id,
    displayName: companyName(company.name) || personName(buyer, settings),
    company: company.name,
    // What is said of the person who ordered is not said of the company.
    notes: null,
    isTaxExempt: null,
    tags: null,
  };
  if (settings.customers.locations !== "subCustomer") return whole;
  const displayName = locationName(company.name, company.locationName);
  return { ...whole, key: company.locationId, displayName, parent: whole };
}

/** QuickBooks' display name of a company. */
export const companyName = (name: string): string => cleanListName(name, maxNameLength);

/** Of a place of a company: names are given once in all of QuickBooks, so it begins with the company's. */
export const locationName = (company: string, location: string): string =>
  cleanListName(`${company} - ${location}`, maxNameLength);

function genericNeed(currency: string, { genericCustomerName }: Settings): CustomerNeed {
  return {
    key: "guest",
    currency,
    displayName: genericCustomerName,
    ...{ firstName: null, lastName: null, company: null, email: null, phone: null },
    ...{ notes: null, isTaxExempt: null, tags: null },
    ...{ billingAddress: null, shippingAddress: null, ownAddress: null },
    parent: null,
  };
}

function buyerNeed(buyer: Buyer, currency: string): Omit<CustomerNeed, "key" | "displayName"> {
  const { defaultAddress, billingAddress } = buyer;
  return {
    currency,
    firstName: buyer.firstName,
    lastName: buyer.lastName,
    company: buyer.purchasingCompany?.name ?? defaultAddress?.company ?? billingAddress?.company ?? null,
    email: buyer.customerEmail ?? buyer.email,
    phone: buyer.customerPhone ?? buyer.phone ?? defaultAddress?.phone ?? null,
    notes: buyer.customerNote,
    isTaxExempt: buyer.isCustomerExempt,
    tags: buyer.customerId ? buyer.customerTags : null,
    billingAddress,
    shippingAddress: buyer.shippingAddress,
    ownAddress: defaultAddress,
    parent: null,
  };
}

function personKey(buyer: Buyer, settings: Settings): string {
  if (buyer.customerId) return buyer.customerId;
  const email = buyer.email?.trim().toLowerCase();
  const isUsable = email !== undefined && email !== "" && email.length <= maxEmailLength;
  return isUsable && settings.guests === "own" ? `email:${email}` : "guest";
}

function personName(buyer: Buyer, settings: Settings): string {
  const { customerId, billingAddress, shippingAddress, email } = buyer;
  return displayNameOf(
    {
      ...buyer,
      phone: buyer.customerPhone ?? buyer.phone,
      email: buyer.customerEmail ?? email,
      id: customerId,
    },
    [billingAddress?.name, shippingAddress?.name, buyer.company, buyer.displayName],
    settings,
  );
}

type Named = {
  id: string | null;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
};

/**
 * A person's display name by the format of the settings; `others` in their order where the person has nothing of what
 * the format asks for, then the e-mail address or the number.
 */
export function displayNameOf(
  person: Named,
  others: readonly (string | null | undefined)[],
  { customers, genericCustomerName }: Settings,
): string {
  const parts = namePartsOf(
    { ...person, givenName: person.firstName, familyName: person.lastName },
    person.id,
  );
  const plain = [person.firstName, person.lastName].filter((part) => part?.trim()).join(" ");
  const number = parts.number === null ? null : `Customer ${parts.number}`;
  const candidates = [fillNameFormat(customers.displayName, parts), plain, ...others, person.email, number];
  for (const candidate of candidates) {
    const name = cleanListName(candidate ?? "", maxNameLength);
    if (name !== "") return name;
  }
  return genericCustomerName;
}
