import { MONEY_FIELDS } from "#app/shopify/queries/money-fields.ts";
import {
  ALLOCATION_FIELDS,
  DISCOUNT_FIELDS,
  LINE_FIELDS,
  SHIPPING_LINE_FIELDS,
  TAX_FIELDS,
} from "#app/shopify/queries/order-parts.ts";

const BUYER_FIELDS = `
fragment Buyer on Order {
  email phone
  customer { id firstName lastName displayName defaultEmailAddress { emailAddress } }
  purchasingEntity {
    kind: __typename
    ... on PurchasingCompany { company { id name } contact { customer { id } } }
  }
  billingAddress { ...Address }
  shippingAddress { ...Address }
}
fragment Address on MailingAddress {
  name company address1 address2 city provinceCode zip countryCodeV2 phone
}`;

const TOTAL_FIELDS = `
fragment Totals on Order {
  subtotalPriceSet { ...Bag }
  totalShippingPriceSet { ...Bag }
  totalTaxSet { ...Bag }
  totalDiscountsSet { ...Bag }
  totalTipReceivedSet { ...Bag }
  originalTotalDutiesSet { ...Bag }
  currentTotalDutiesSet { ...Bag }
  originalTotalAdditionalFeesSet { ...Bag }
  currentTotalAdditionalFeesSet { ...Bag }
  totalCashRoundingAdjustment { paymentSet { ...Bag } refundSet { ...Bag } }
  totalPriceSet { ...Bag }
  currentTotalPriceSet { ...Bag }
  totalReceivedSet { ...Bag }
  totalRefundedSet { ...Bag }
  netPaymentSet { ...Bag }
  totalOutstandingSet { ...Bag }
}`;

/** How many transactions one order can bring: they are a list without pages. */
export const TRANSACTION_LIMIT = 250;

const MONEY_MOVED_FIELDS = `
fragment MoneyMoved on Order {
  transactions(first: ${TRANSACTION_LIMIT}) {
    id kind status test gateway formattedGateway paymentId createdAt processedAt
    amountSet { ...Bag }
    parentTransaction { id }
  }
  refunds(first: 1) { id }
}`;

/**
 * One order with all that its sale needs. Lists come with their first page; `pageInfo` says where to go on.
 * A page may be as long as Shopify allows (250): requested cost grows with the logarithm of the length only.
 */
export const ORDER_QUERY = `
query Order($id: ID!) {
  shop { ianaTimezone }
  order(id: $id) {
    id legacyResourceId name test edited taxesIncluded
    createdAt processedAt updatedAt cancelledAt
    currencyCode presentmentCurrencyCode
    displayFinancialStatus displayFulfillmentStatus returnStatus
    sourceName poNumber tags
    merchantOfRecordApp { id }
    paymentTerms { id }
    additionalFees { id price { ...Bag } }
    taxLines { ...Tax }
    ...Buyer
    ...Totals
    ...MoneyMoved
    lineItems(first: 250) { pageInfo { hasNextPage endCursor } nodes { ...Line } }
    shippingLines(first: 50, includeRemovals: true) { pageInfo { hasNextPage endCursor } nodes { ...Shipping } }
    discountApplications(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...Discount } }
    agreements(first: 100) { pageInfo { hasNextPage endCursor } nodes { reason } }
  }
}
${BUYER_FIELDS}${TOTAL_FIELDS}${MONEY_MOVED_FIELDS}
${LINE_FIELDS}${SHIPPING_LINE_FIELDS}${DISCOUNT_FIELDS}${ALLOCATION_FIELDS}${TAX_FIELDS}${MONEY_FIELDS}`;
