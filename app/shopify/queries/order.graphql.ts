import { MONEY_FIELDS } from "#app/shopify/queries/money-fields.ts";
import {
  BUYER_FIELDS,
  EVENT_FIELDS,
  ORIGIN_FIELDS,
  PAGELESS_LIMIT,
  TOTAL_FIELDS,
} from "#app/shopify/queries/order-fields.ts";
import {
  ALLOCATION_FIELDS,
  DISCOUNT_FIELDS,
  LINE_FIELDS,
  SHIPPING_LINE_FIELDS,
  TAX_FIELDS,
} from "#app/shopify/queries/order-parts.ts";
import { REFUND_FIELDS } from "#app/shopify/queries/refund-parts.ts";

/** Entries of the ledger by which an order tells whether anything happened since it was placed. */
export const HISTORY_LENGTH = 3;

/**
 * One order with all that its sale needs, in one request while it is of a common size. Lists come with their first
 * page; `pageInfo` says where to go on. A page may be as long as Shopify allows (250): requested cost grows with the
 * logarithm of the length only. The ledger is the exception: it states every line once more, so it is asked on its own,
 * and only for orders to which something happened.
 */
export const ORDER_QUERY = `
query Order($id: ID!) {
  shop { ianaTimezone }
  order(id: $id) {
    id legacyResourceId name test edited taxesIncluded
    createdAt processedAt updatedAt cancelledAt cancelReason
    currencyCode presentmentCurrencyCode
    displayFinancialStatus displayFulfillmentStatus
    additionalFees { id name price { ...Bag } taxLines { ...Tax } }
    taxLines { ...Tax }
    ...Origin
    ...Buyer
    ...Totals
    ...Events
    refunds(first: ${PAGELESS_LIMIT}) { ...Refund }
    lineItems(first: 250) { pageInfo { hasNextPage endCursor } nodes { ...Line } }
    shippingLines(first: 50, includeRemovals: true) { pageInfo { hasNextPage endCursor } nodes { ...Shipping } }
    discountApplications(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...Discount } }
    history: agreements(first: ${HISTORY_LENGTH}) { nodes { reason } }
  }
}
${BUYER_FIELDS}${ORIGIN_FIELDS}${TOTAL_FIELDS}${EVENT_FIELDS}${REFUND_FIELDS}
${LINE_FIELDS}${SHIPPING_LINE_FIELDS}${DISCOUNT_FIELDS}${ALLOCATION_FIELDS}${TAX_FIELDS}${MONEY_FIELDS}`;
