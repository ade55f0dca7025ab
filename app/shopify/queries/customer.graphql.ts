import { CUSTOMER_FIELDS } from "#app/shopify/queries/customer-fields.ts";

/** One customer, whole. */
export const CUSTOMER_QUERY = `
query Customer($id: ID!) {
  customer(id: $id) { ...ShopCustomer }
}${CUSTOMER_FIELDS}`;

/** The customer of an e-mail address, a telephone number or an id of ours: not by Shopify's search, which lags. */
export const CUSTOMER_BY_IDENTIFIER_QUERY = `
query CustomerByIdentifier($identifier: CustomerIdentifierInput!) {
  customer: customerByIdentifier(identifier: $identifier) { ...ShopCustomer }
}${CUSTOMER_FIELDS}`;

/** Customers that a search finds. */
export const CUSTOMER_SEARCH_QUERY = `
query CustomerSearch($search: String!) {
  customers(first: 25, query: $search, sortKey: ID) { nodes { ...ShopCustomer } }
}${CUSTOMER_FIELDS}`;
