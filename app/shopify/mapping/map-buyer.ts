import type { Buyer } from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import { mapAddress } from "#app/shopify/mapping/map-address.ts";
import type { ShopifyBuyer } from "#app/shopify/wire/buyer-wire.ts";

/** The buyer of an order. A company buys through its contact, whose customer then is the customer. */
export function mapBuyer(order: ShopifyBuyer): Buyer {
  const { customer, purchasingEntity } = order;
  return {
    customerId: customer?.id ?? purchasingEntity?.contact?.customer?.id ?? null,
    firstName: cleanField(customer?.firstName),
    lastName: cleanField(customer?.lastName),
    displayName: cleanField(customer?.displayName),
    company: cleanField(purchasingEntity?.company?.name) ?? cleanField(order.billingAddress?.company),
    email: cleanField(order.email) ?? cleanField(customer?.defaultEmailAddress?.emailAddress),
    phone: cleanField(order.phone),
    customerEmail: cleanField(customer?.defaultEmailAddress?.emailAddress),
    customerPhone: cleanField(customer?.defaultPhoneNumber?.phoneNumber),
    customerNote: cleanField(customer?.note),
    customerTags: customer?.tags ?? [],
    isCustomerExempt: customer?.taxExempt ?? null,
    isTaxExempt: order.taxExempt || customer?.taxExempt === true,
    purchasingCompany: mapCompany(purchasingEntity),
    billingAddress: mapAddress(order.billingAddress),
    shippingAddress: mapAddress(order.shippingAddress),
    defaultAddress: mapAddress(customer?.defaultAddress ?? null),
  };
}

function mapCompany(entity: ShopifyBuyer["purchasingEntity"]): Buyer["purchasingCompany"] {
  if (!entity?.company || !entity.location) return null;
  const { company, location } = entity;
  return { id: company.id, name: company.name, locationId: location.id, locationName: location.name };
}
