import { AGREEMENT_FIELDS, SALE_FIELDS, SALES_PAGE } from "#app/shopify/queries/ledger-parts.ts";
import { MONEY_FIELDS } from "#app/shopify/queries/money-fields.ts";
import {
  ALLOCATION_FIELDS,
  DISCOUNT_FIELDS,
  LINE_FIELDS,
  SHIPPING_LINE_FIELDS,
  TAX_FIELDS,
} from "#app/shopify/queries/order-parts.ts";

/*
 * The pages after the first of an order's lists. Each answers `updatedAt` too: a page of an order that changed since
 * its first page does not fit the rest, and the order is read again.
 */

/** More line items of an order. */
export const ORDER_LINES_PAGE_QUERY = `
query OrderLinesPage($id: ID!, $after: String!) {
  order(id: $id) {
    updatedAt
    page: lineItems(first: 250, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Line } }
  }
}
${LINE_FIELDS}${ALLOCATION_FIELDS}${TAX_FIELDS}${MONEY_FIELDS}`;

/** More shipping lines of an order, removed ones included. */
export const ORDER_SHIPPING_PAGE_QUERY = `
query OrderShippingPage($id: ID!, $after: String!) {
  order(id: $id) {
    updatedAt
    page: shippingLines(first: 250, after: $after, includeRemovals: true) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Shipping }
    }
  }
}
${SHIPPING_LINE_FIELDS}${ALLOCATION_FIELDS}${TAX_FIELDS}${MONEY_FIELDS}`;

/** More discounts of an order. */
export const ORDER_DISCOUNTS_PAGE_QUERY = `
query OrderDiscountsPage($id: ID!, $after: String!) {
  order(id: $id) {
    updatedAt
    page: discountApplications(first: 250, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Discount }
    }
  }
}
${DISCOUNT_FIELDS}`;

/** More sales agreements of an order, with the first sales of each. */
export const ORDER_AGREEMENTS_PAGE_QUERY = `
query OrderAgreementsPage($id: ID!, $after: String) {
  order(id: $id) {
    updatedAt
    page: agreements(first: 25, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node { ...Agreement sales(first: 250) { ${SALES_PAGE} } } }
    }
  }
}
${AGREEMENT_FIELDS}${MONEY_FIELDS}`;

/** More sales of one agreement, the one after `agreement`: no agreement can be asked by its own id. */
export const ORDER_SALES_PAGE_QUERY = `
query OrderSalesPage($id: ID!, $agreement: String, $after: String!) {
  order(id: $id) {
    updatedAt
    agreements(first: 1, after: $agreement) { nodes { id sales(first: 250, after: $after) { ${SALES_PAGE} } } }
  }
}
${SALE_FIELDS}${MONEY_FIELDS}`;
