import { MONEY_FIELDS } from "#app/shopify/queries/money-fields.ts";
import { ADDRESS_FIELDS, BUYER_SELECTION, TERMS_SELECTION } from "#app/shopify/queries/order-fields.ts";
import { ALLOCATION_FIELDS, SHIPPING_LINE_FIELDS, TAX_FIELDS } from "#app/shopify/queries/order-parts.ts";

const DRAFT_LINE_FIELDS = `
fragment DraftLine on DraftOrderLineItem {
  id title variantTitle sku vendor quantity taxable isGiftCard
  product { id productType collections(first: 10) { nodes { title } } }
  variant { id }
  customAttributes { key value }
  originalUnitPriceSet { ...Bag }
  originalTotalSet { ...Bag }
  discountedTotalSet { ...Bag }
  appliedDiscount { title }
  taxLines { ...Tax }
}`;

/** One draft order with the first page of its lines. */
export const DRAFT_ORDER_QUERY = `
query DraftOrder($id: ID!) {
  shop { ianaTimezone }
  draftOrder(id: $id) {
    id legacyResourceId name status completedAt createdAt updatedAt
    order { id }
    currencyCode presentmentCurrencyCode taxesIncluded
    poNumber note: note2 tags
    customAttributes { key value }${TERMS_SELECTION}${BUYER_SELECTION}
    appliedDiscount { title }
    subtotalPriceSet { ...Bag }
    totalShippingPriceSet { ...Bag }
    totalTaxSet { ...Bag }
    totalDiscountsSet { ...Bag }
    totalPriceSet { ...Bag }
    taxLines { ...Tax }
    shippingLine { ...Shipping }
    lineItems(first: 250) { pageInfo { hasNextPage endCursor } nodes { ...DraftLine } }
  }
}
${DRAFT_LINE_FIELDS}${SHIPPING_LINE_FIELDS}${ALLOCATION_FIELDS}${TAX_FIELDS}${ADDRESS_FIELDS}${MONEY_FIELDS}`;

/** More lines of a draft order. */
export const DRAFT_LINES_PAGE_QUERY = `
query DraftLinesPage($id: ID!, $after: String!) {
  order: draftOrder(id: $id) {
    updatedAt
    page: lineItems(first: 250, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...DraftLine } }
  }
}
${DRAFT_LINE_FIELDS}${TAX_FIELDS}${MONEY_FIELDS}`;
