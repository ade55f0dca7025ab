/** The rows of a refund, each list on its own so that its later pages ask for the same. */
export const REFUND_ROWS = `
fragment RefundLine on RefundLineItem {
  lineItem { id }
  quantity restockType
  subtotalSet { ...Bag }
  totalTaxSet { ...Bag }
}
fragment RefundShipping on RefundShippingLine {
  shippingLine { id }
  subtotalAmountSet { ...Bag }
  taxAmountSet { ...Bag }
}
fragment RefundAdjustment on OrderAdjustment {
  reason
  amountSet { ...Bag }
  taxAmountSet { ...Bag }
}`;

/**
 * A refund with the first page of each of its lists. They stand in the order's own query: a list without pages such as
 * `refunds` weighs like one refund (61 points, given back when there is none), a query of their own as much again.
 */
export const REFUND_FIELDS = `
fragment Refund on Refund {
  id processedAt note
  duties { amountSet { ...Bag } originalDuty { id } }
  refundLineItems(first: 250) { pageInfo { hasNextPage endCursor } nodes { ...RefundLine } }
  refundShippingLines(first: 50) { pageInfo { hasNextPage endCursor } nodes { ...RefundShipping } }
  orderAdjustments(first: 50) { pageInfo { hasNextPage endCursor } nodes { ...RefundAdjustment } }
  transactions(first: 50) { pageInfo { hasNextPage endCursor } nodes { id } }
}${REFUND_ROWS}`;
