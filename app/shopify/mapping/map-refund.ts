import type { SaleRefund } from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyRefund } from "#app/shopify/wire/refund-wire.ts";

/** A refund with all its rows. `field` is its place in the answer, for example `refunds[0]`. */
export function mapRefund(refund: ShopifyRefund, read: ReadMinor, field: string): SaleRefund {
  return {
    id: refund.id,
    processedAt: refund.processedAt,
    note: cleanField(refund.note),
    lines: refund.refundLineItems.nodes.map((row, at) => ({
      lineId: row.lineItem.id,
      quantity: row.quantity,
      subtotalMinor: read(row.subtotalSet, `${field}.refundLineItems[${at}].subtotalSet`),
      taxMinor: read(row.totalTaxSet, `${field}.refundLineItems[${at}].totalTaxSet`),
      restock: row.restockType,
    })),
    shipping: refund.refundShippingLines.nodes.map((row, at) => ({
      shippingLineId: row.shippingLine.id,
      subtotalMinor: read(row.subtotalAmountSet, `${field}.refundShippingLines[${at}].subtotalAmountSet`),
      taxMinor: read(row.taxAmountSet, `${field}.refundShippingLines[${at}].taxAmountSet`),
    })),
    duties: (refund.duties ?? []).map((row, at) => ({
      dutyId: row.originalDuty?.id ?? null,
      amountMinor: read(row.amountSet, `${field}.duties[${at}].amountSet`),
    })),
    adjustments: refund.orderAdjustments.nodes.map((row, at) => ({
      reason: row.reason ?? "UNKNOWN",
      amountMinor: read(row.amountSet, `${field}.orderAdjustments[${at}].amountSet`),
      taxMinor: read(row.taxAmountSet, `${field}.orderAdjustments[${at}].taxAmountSet`),
    })),
    transactionIds: refund.transactions.nodes.map((transaction) => transaction.id),
  };
}
