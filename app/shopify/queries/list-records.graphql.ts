/** Headings of orders, customers and products that match a search, in the order of their ids: at most 250 a page. */
export const LIST_ORDERS_QUERY = `
query ListOrders($search: String!) {
  page: orders(first: 250, query: $search, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id name processedAt }
  }
}`;

export const LIST_CUSTOMERS_QUERY = `
query ListCustomers($search: String!) {
  page: customers(first: 250, query: $search, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id displayName createdAt defaultEmailAddress { emailAddress } }
  }
}`;

export const LIST_COMPANIES_QUERY = `
query ListCompanies($search: String!) {
  page: companies(first: 250, query: $search, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id name createdAt }
  }
}`;

export const LIST_PRODUCTS_QUERY = `
query ListProducts($search: String!) {
  page: products(first: 250, query: $search, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id title vendor createdAt }
  }
}`;
