/** Ids of orders that match a search, oldest change first. */
export const UPDATED_ORDERS_QUERY = `
query UpdatedOrders($search: String!, $after: String) {
  orders(first: 250, after: $after, query: $search, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id }
  }
}`;
