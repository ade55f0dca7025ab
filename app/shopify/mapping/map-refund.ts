import type { SaleAgreement, SaleRefund } from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyRefund } from "#app/shopify/wire/refund-wire.ts";

/**
 * The refunds of an order. An edit that removes units leaves a refund of the units alone beside its own entry in the
 * ledger: such a one is left out, or the units would be taken back twice.
 */
export function mapRefunds(
  refunds: ShopifyRefund[],
  agreements: SaleAgreement[],
  read: ReadMinor,
): SaleRefund[] {
  return refunds
    .map((refund, at) => mapRefund(refund, read, `refunds[${at}]`))
    .filter((refund) => !repeatsEdit(refund, agreements));
}

function repeatsEdit(refund: SaleRefund, agreements: SaleAgreement[]): boolean {
  const isOfUnitsAlone =
    refund.lines.length > 0 && refund.shipping.length === 0 && refund.duties.length === 0;
  if (!isOfUnitsAlone || refund.adjustments.length > 0 || refund.transactionIds.length > 0) return false;
  if (agreements.some((agreement) => agreement.refundId === refund.id)) return false;
  const removals = agreements
    .filter(({ kind }) => kind === "edit")
    .flatMap(({ sales }) => sales.filter(({ action }) => action === "RETURN"));
  return refund.lines.every(({ lineId, quantity }) =>
    removals.some((sale) => sale.targetId === lineId && Math.abs(sale.quantity ?? 0) >= quantity),
  );
}

/** A refund with all its rows. `field` is its place in the answer, for example `refunds[0]`. */
function mapRefund(refund: ShopifyRefund, read: ReadMinor, field: string): SaleRefund {
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
