/** One row of a sales agreement. What it is about hangs on its type; the links are all that tells tips from products. */
export const SALE_FIELDS = `
fragment LedgerSale on Sale {
  id actionType lineType quantity
  totalAmount { ...Bag }
  totalTaxAmount { ...Bag }
  totalDiscountAmountBeforeTaxes { ...Bag }
  taxes { amount { ...Bag } taxLine { title rate channelLiable } }
  ... on ProductSale { lineItem { id } }
  ... on GiftCardSale { lineItem { id } }
  ... on TipSale { lineItem { id } }
  ... on ShippingLineSale { shippingLine { id } }
  ... on DutySale { duty { id } }
  ... on AdditionalFeeSale { additionalFee { id name } }
  ... on FeeSale { fee { id } }
}`;

/** A page of an agreement's sales; `LedgerSale` and `Bag` go with it. */
export const SALES_PAGE = "pageInfo { hasNextPage endCursor } nodes { ...LedgerSale }";

/**
 * An agreement without its sales. The return behind a ReturnAgreement is not asked: the field needs `read_returns` and
 * may not be null, so that without the scope one return would take away the whole answer.
 */
export const AGREEMENT_FIELDS = `
fragment Agreement on SalesAgreement {
  id reason happenedAt
  ... on RefundAgreement { refund { id } }
}${SALE_FIELDS}`;
