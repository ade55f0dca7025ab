const listQuery = (name: string, field: string) => `
query ${name}($search: String!, $after: String) {
  page: ${field}(first: 250, after: $after, query: $search, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id }
  }
}`;

/** Ids of list entries that match a search, oldest change first. */
export const UPDATED_CUSTOMERS_QUERY = listQuery("UpdatedCustomers", "customers");
export const UPDATED_COMPANIES_QUERY = listQuery("UpdatedCompanies", "companies");
export const UPDATED_PRODUCTS_QUERY = listQuery("UpdatedProducts", "products");
