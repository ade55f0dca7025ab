import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { eventsOf } from "#app/domain/mapping/order-events.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { planExchange } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { createReceiptedOrder, type PlannedStage } from "#app/domain/mapping/plan-receipted-order.ts";
import { planSalesReceipt } from "#app/domain/mapping/plan-sales-receipt.ts";
import { planStages } from "#app/domain/mapping/plan-stages.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { soldUntil } from "#app/domain/sale/sold-over-time.ts";

/**
 * The order as sales receipts, one per capture, each with its share of every line; refunds as refund receipts. What is
 * not paid yet waits. A free order is one receipt of 0. Fault `waitsForPayment` when no money came at all.
 */
export function planReceiptForm(context: PlanContext, body: PlannedBody): Result<PlannedForm> {
  const { receipts, sale } = context;
  const stages = planStages(context, body);
  if (!stages.ok) return stages;
  const [first, ...grown] = stages.value;
  const isFree = isFreeAtFirst(context, first, body);
  if (receipts.length === 0 && !isFree) {
    return failed({ kind: "waitsForPayment", subject: `order ${sale.name}` });
  }
  const exchange = planExchange(context, "clearing");
  if (!exchange.ok) return exchange;
  const order = createReceiptedOrder(context, first, { isFree, isAtRate: exchange.value !== null });
  const later: PlannedDocument[] = [];
  for (const event of eventsOf(context, grown)) {
    const planned = order.take(event);
    if (!planned.ok) return planned;
    later.push(...planned.value);
  }
  const free = {
    key: sale.id,
    number: 1,
    moment: sale.processedAt,
    body: first.body,
    money: null,
    bought: [],
  };
  const receipt = isFree ? planSalesReceipt(first.context, free) : null;
  if (receipt && !receipt.ok) return receipt;
  const paid = order.planMoney();
  if (!paid.ok) return paid;
  const used = planLiabilityUses(context, receipts, "used");
  if (!used.ok) return used;
  const entry = exchange.value ? [exchange.value.document] : [];
  const documents = [...(receipt ? [receipt.value] : []), ...paid.value, ...used.value, ...entry, ...later];
  return ok({ documents, ...order.sums() });
}

/** A free order has its receipt at once, and keeps it when an edit makes it cost something. */
function isFreeAtFirst(context: PlanContext, first: PlannedStage, whole: PlannedBody): boolean {
  const isStillFree = context.receipts.length === 0 && whole.totalMinor === 0;
  return first.body.totalMinor === 0 && (isStillFree || soldUntil(context, context.sale.processedAt) === 0);
}
