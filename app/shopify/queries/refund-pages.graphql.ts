import { MONEY_FIELDS } from "#app/shopify/queries/money-fields.ts";
import { REFUND_ROWS } from "#app/shopify/queries/refund-parts.ts";

/**
 * More rows of the lists of one refund; only those whose position is given are asked. `updatedAt` of its order tells
 * whether they still fit the rest.
 */
export const REFUND_PAGE_QUERY = `
query RefundPage(
  $id: ID!
  $lines: String, $hasLines: Boolean!
  $shipping: String, $hasShipping: Boolean!
  $adjustments: String, $hasAdjustments: Boolean!
  $transactions: String, $hasTransactions: Boolean!
) {
  refund(id: $id) {
    order { updatedAt }
    refundLineItems(first: 250, after: $lines) @include(if: $hasLines) {
      pageInfo { hasNextPage endCursor } nodes { ...RefundLine }
    }
    refundShippingLines(first: 250, after: $shipping) @include(if: $hasShipping) {
      pageInfo { hasNextPage endCursor } nodes { ...RefundShipping }
    }
    orderAdjustments(first: 250, after: $adjustments) @include(if: $hasAdjustments) {
      pageInfo { hasNextPage endCursor } nodes { ...RefundAdjustment }
    }
    transactions(first: 250, after: $transactions) @include(if: $hasTransactions) {
      pageInfo { hasNextPage endCursor } nodes { id }
    }
  }
}
${REFUND_ROWS}${MONEY_FIELDS}`;
