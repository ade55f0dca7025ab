/**
 * What documents and entries of the books are matched with, page by page: orders of a time with the beginning of their lines,
 * customers and product variants.
 */
export const ORDER_FACTS_QUERY = `
query OrderFacts($search: String!, $after: String) {
  shop { ianaTimezone }
  page: orders(first: 40, after: $after, query: $search, sortKey: PROCESSED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name processedAt test email
      totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
      customer { displayName }
      lineItems(first: 10) { nodes { sku title quantity } }
    }
  }
}`;

export const CUSTOMER_FACTS_QUERY = `
query CustomerFacts($after: String) {
  page: customers(first: 250, after: $after, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id displayName defaultEmailAddress { emailAddress } }
  }
}`;

export const VARIANT_FACTS_QUERY = `
query VariantFacts($after: String) {
  page: productVariants(first: 250, after: $after, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id sku title product { id title hasOnlyDefaultVariant } }
  }
}`;
