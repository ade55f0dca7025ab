import { CUSTOMER_FIELDS } from "#app/shopify/queries/customer-fields.ts";

/** Creates a customer under an id of ours; asked again with the same id it changes that one. */
export const CUSTOMER_SET_MUTATION = `
mutation CustomerSet($identifier: CustomerSetIdentifiers!, $input: CustomerSetInput!) {
  written: customerSet(identifier: $identifier, input: $input) {
    customer { ...ShopCustomer }
    userErrors { field message code }
  }
}${CUSTOMER_FIELDS}`;

/** Changes a customer and its own address, the address first, so that the answer has both. */
export const CUSTOMER_UPDATE_MUTATION = `
mutation CustomerUpdate(
  $input: CustomerInput!, $id: ID!, $address: MailingAddressInput!, $addressId: ID!
  $changesAddress: Boolean!, $addsAddress: Boolean!
) {
  changed: customerAddressUpdate(customerId: $id, addressId: $addressId, address: $address) @include(if: $changesAddress) {
    userErrors { field message }
  }
  added: customerAddressCreate(customerId: $id, address: $address, setAsDefault: true) @include(if: $addsAddress) {
    userErrors { field message }
  }
  written: customerUpdate(input: $input) {
    customer { ...ShopCustomer }
    userErrors { field message }
  }
}${CUSTOMER_FIELDS}`;
