import { ADDRESS_FIELDS } from "#app/shopify/queries/order-fields.ts";

/** Everything of a customer that may reach the books. */
export const CUSTOMER_FIELDS = `
fragment ShopCustomer on Customer {
  id firstName lastName displayName note taxExempt tags state createdAt updatedAt
  defaultEmailAddress { emailAddress }
  defaultPhoneNumber { phoneNumber }
  defaultAddress { id ...Address }
  addressesV2(first: 25) { nodes { id ...Address } }
  lastOrder { billingAddress { ...Address } shippingAddress { ...Address } }
  companyContactProfiles { company { id name } }
  amountSpent { currencyCode }
}
${ADDRESS_FIELDS}`;
