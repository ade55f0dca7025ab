import type { Buyer, PostalAddress } from "#app/domain/sale/sale.ts";
import type { ShopifyAddress, ShopifyBuyer } from "#app/shopify/wire/buyer-wire.ts";

/** The buyer of an order. A company buys through its contact, whose customer then is the customer. */
export function mapBuyer(order: ShopifyBuyer): Buyer {
  const { customer, purchasingEntity } = order;
  return {
    customerId: customer?.id ?? purchasingEntity?.contact?.customer?.id ?? null,
    firstName: clean(customer?.firstName),
    lastName: clean(customer?.lastName),
    displayName: clean(customer?.displayName),
    company: clean(purchasingEntity?.company?.name) ?? clean(order.billingAddress?.company),
    email: clean(order.email) ?? clean(customer?.defaultEmailAddress?.emailAddress),
    phone: clean(order.phone),
    billingAddress: mapAddress(order.billingAddress),
    shippingAddress: mapAddress(order.shippingAddress),
  };
}

function mapAddress(address: ShopifyAddress | null): PostalAddress | null {
  if (!address) return null;
  return {
    name: clean(address.name),
    company: clean(address.company),
    line1: clean(address.address1),
    line2: clean(address.address2),
    city: clean(address.city),
    region: clean(address.provinceCode),
    postalCode: clean(address.zip),
    country: clean(address.countryCodeV2),
    phone: clean(address.phone),
  };
}

/** Empty text means unknown: checkouts and imports write both. */
function clean(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
