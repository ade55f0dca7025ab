import type { StoredRefund } from "../stored-order.ts";
import { sumOf } from "./cash-totals.ts";
import { legacyId } from "./identities.ts";
import { readLocation } from "./import-location.ts";
import type { Refund, RefundLine } from "./import-refunds.ts";
import type { Transaction } from "./import-transactions.ts";
import { ZERO } from "./order-money.ts";
import { asObject, filledText, textOf } from "./raw-fields.ts";
import { instantOf, type Reading } from "./reading.ts";

/** A refund as Shopify answers it: `totalRefundedSet` is the sum of its successful REFUND rows. */
export function renderRefund(refund: Refund, rows: Transaction[], reading: Reading): StoredRefund {
  const { render } = reading.money;
  return {
    id: refund.id,
    legacyResourceId: legacyId(refund.id),
    createdAt: refund.createdAt,
    processedAt: refund.processedAt,
    updatedAt: instantOf(refund.raw, "updated_at", reading.note, "refund.updated_at") ?? refund.processedAt,
    note: textOf(refund.raw.note),
    totalRefundedSet: render(sumOf(rows, ["REFUND"])),
    return: null,
    duties: refund.duties.map((duty) => ({
      amountSet: render(duty.amount),
      originalDuty: duty.dutyId === null ? null : { id: duty.dutyId },
    })),
    refundLineItems: refund.lines.map((item) => renderRefundLine(item, reading)),
    refundShippingLines: refund.shipping.map((item) => ({
      id: item.id,
      shippingLine: { id: item.shippingLineId },
      subtotalAmountSet: render(item.subtotal),
      taxAmountSet: render(item.tax),
    })),
    orderAdjustments: refund.adjustments.map((item) => ({
      id: item.id,
      reason: item.reason,
      amountSet: render(item.amount),
      taxAmountSet: render(item.tax),
    })),
    transactions: rows.map((row) => ({ id: row.id })),
  };
}

function renderRefundLine(item: RefundLine, reading: Reading): StoredRefund["refundLineItems"][number] {
  const { render } = reading.money;
  const title = filledText(asObject(item.raw.line_item)?.title) ?? "Unknown line";
  return {
    id: item.id,
    // A line that the order does not have carries what its answer cannot do without.
    lineItem: item.line
      ? { id: item.lineId }
      : { id: item.lineId, title, name: title, quantity: item.quantity },
    quantity: item.quantity,
    restocked: item.restockType !== "NO_RESTOCK",
    restockType: item.restockType,
    location: readLocation(item.raw.location_id, reading),
    priceSet: render(item.line?.unitPrice ?? ZERO),
    subtotalSet: render(item.subtotal),
    totalTaxSet: render(item.tax),
  };
}
