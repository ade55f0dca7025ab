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

/** More sales agreements of an order, by reason only. */
export const ORDER_AGREEMENTS_PAGE_QUERY = `
query OrderAgreementsPage($id: ID!, $after: String!) {
  order(id: $id) {
    updatedAt
    page: agreements(first: 250, after: $after) { pageInfo { hasNextPage endCursor } nodes { reason } }
  }
}`;

/**
 * The sales of one agreement (the one after `agreement`), asked for orders with a tip only: they tell which line
 * item is the tip. Sales cannot be paged from the order itself, hence one agreement at a time.
 */
export const ORDER_TIP_SALES_QUERY = `
query OrderTipSales($id: ID!, $agreement: String, $sale: String) {
  order(id: $id) {
    updatedAt
    agreements(first: 1, after: $agreement) {
      pageInfo { hasNextPage endCursor }
      nodes {
        sales(first: 250, after: $sale) {
          pageInfo { hasNextPage endCursor }
          nodes { lineType totalTaxAmount { ...Bag } ... on TipSale { lineItem { id } } }
        }
      }
    }
  }
}
${MONEY_FIELDS}`;
