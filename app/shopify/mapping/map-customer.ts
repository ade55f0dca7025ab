import type { ShopCompany, ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";
import { mapAddress } from "#app/shopify/mapping/map-address.ts";
import type {
  ShopifyCompany,
  ShopifyCompanyAddress,
  ShopifyCustomer,
} from "#app/shopify/wire/customer-wire.ts";

/** A customer of the shop. One whose name is withheld is called by its number. */
export function mapCustomer(wire: ShopifyCustomer): ShopCustomer {
  const customer = cleanTexts(wire);
  const { defaultAddress, addressesV2, lastOrder, companyContactProfiles } = customer;
  return {
    id: customer.id,
    firstName: cleanField(customer.firstName),
    lastName: cleanField(customer.lastName),
    displayName: cleanField(customer.displayName) ?? `Customer ${customer.id.split("/").at(-1)}`,
    email: cleanField(customer.defaultEmailAddress?.emailAddress),
    phone: cleanField(customer.defaultPhoneNumber?.phoneNumber),
    note: cleanField(customer.note),
    isTaxExempt: customer.taxExempt,
    tags: customer.tags,
    state: customer.state,
    defaultAddress: mapAddress(defaultAddress),
    defaultAddressId: defaultAddress?.id ?? null,
    addresses: (addressesV2?.nodes ?? []).flatMap((address) => mapAddress(address) ?? []),
    lastBillingAddress: mapAddress(lastOrder?.billingAddress ?? null),
    lastShippingAddress: mapAddress(lastOrder?.shippingAddress ?? null),
    companies: (companyContactProfiles ?? []).map(({ company }) => ({
      companyId: company.id,
      companyName: company.name,
    })),
    shopCurrency: customer.amountSpent.currencyCode,
    createdAt: new Date(customer.createdAt),
    updatedAt: new Date(customer.updatedAt),
  };
}

/** A company with its places. */
export function mapCompany(wire: ShopifyCompany, shopCurrency: string): ShopCompany {
  const company = cleanTexts(wire);
  const contact = company.mainContact?.customer;
  return {
    id: company.id,
    name: company.name,
    note: cleanField(company.note),
    contact: contact
      ? {
          firstName: cleanField(contact.firstName),
          lastName: cleanField(contact.lastName),
          email: cleanField(contact.defaultEmailAddress?.emailAddress),
          phone: cleanField(contact.defaultPhoneNumber?.phoneNumber),
        }
      : null,
    locations: company.locations.nodes.map((location) => ({
      id: location.id,
      name: location.name,
      phone: cleanField(location.phone),
      isTaxExempt: location.taxSettings.taxExempt,
      terms: cleanField(location.buyerExperienceConfiguration?.paymentTermsTemplate?.name),
      billingAddress: mapPlace(location.billingAddress),
      shippingAddress: mapPlace(location.shippingAddress),
    })),
    shopCurrency,
    createdAt: new Date(company.createdAt),
    updatedAt: new Date(company.updatedAt),
  };
}

function mapPlace(address: ShopifyCompanyAddress | null): PostalAddress | null {
  if (!address) return null;
  return {
    name: cleanField(address.recipient),
    company: cleanField(address.companyName),
    line1: cleanField(address.address1),
    line2: cleanField(address.address2),
    city: cleanField(address.city),
    region: cleanField(address.zoneCode),
    postalCode: cleanField(address.zip),
    country: cleanField(address.countryCode),
    phone: cleanField(address.phone),
  };
}
