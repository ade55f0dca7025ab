/** What a bulk operation lists of everything. The whole list has no variables; orders are limited by their search. */
export const BULK_CUSTOMERS_QUERY = `{
  customers { edges { node { id displayName createdAt defaultEmailAddress { emailAddress } } } }
}`;

export const BULK_PRODUCTS_QUERY = `{
  products { edges { node { id title vendor createdAt } } }
}`;

export const BULK_ORDERS_QUERY = `{
  orders { edges { node { id name processedAt } } }
}`;

/** `BULK_ORDERS_QUERY` for orders that match a search: a bulk operation takes no variables. */
export const bulkOrdersQuery = (search: string): string =>
  search === ""
    ? BULK_ORDERS_QUERY
    : BULK_ORDERS_QUERY.replace("orders {", `orders(query: ${JSON.stringify(search)}) {`);
