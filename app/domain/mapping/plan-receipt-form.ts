import type { PlannedDocument, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { soldSource } from "#app/domain/mapping/describe-source.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import { eventsOf } from "#app/domain/mapping/order-events.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { planExchange } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { createReceiptedCredits } from "#app/domain/mapping/plan-receipted-credits.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { createUnsold, emptied } from "#app/domain/mapping/unsold.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";

/**
 * The order as sales receipts, one per capture, each with its share of every line; refunds as refund receipts. What is
 * not paid yet waits. A free order is one receipt of 0. Fault `waitsForPayment` when no money came at all.
 */
export function planReceiptForm(context: PlanContext, body: PlannedBody): Result<PlannedForm> {
  const { receipts, sale } = context;
  if (receipts.length === 0 && body.totalMinor !== 0) {
    return failed({ kind: "waitsForPayment", subject: `order ${sale.name}` });
  }
  const exchange = planExchange(context, "clearing");
  if (!exchange.ok) return exchange;
  const isFree = receipts.length === 0;
  const credits = createReceiptedCredits(context, createUnsold(isFree ? emptied(body) : body));
  const documents: PlannedDocument[] = [];
  if (isFree) {
    const free = { key: sale.id, number: 1, moment: sale.processedAt, body, money: null };
    const receipt = planReceipt(context, free);
    if (!receipt.ok) return receipt;
    documents.push(receipt.value);
  }
  const credited: PlannedDocument[] = [];
  let number = 0;
  for (const event of eventsOf(context)) {
    if (event.kind === "credit") {
      const planned = credits.plan(event.credit);
      if (!planned.ok) return planned;
      credited.push(...planned.value);
      continue;
    }
    if (event.kind === "growth") continue;
    number += 1;
    const isAtRate = exchange.value !== null;
    const isAll = isAtRate && event.money === receipts.at(-1);
    const share = credits.sell(event.money.amountMinor, { isAll, isAtRate });
    if (!share.ok) return share;
    const receipt = planReceipt(context, {
      key: event.money.row.id,
      number,
      moment: event.money.row.processedAt,
      body: share.value,
      money: event.money,
    });
    if (!receipt.ok) return receipt;
    documents.push(receipt.value);
  }
  const used = planLiabilityUses(context, receipts, "used");
  if (!used.ok) return used;
  const entry = exchange.value ? [exchange.value.document] : [];
  return ok({ documents: [...documents, ...used.value, ...entry, ...credited], ...credits.sums() });
}

function planReceipt(
  context: PlanContext,
  parts: { key: string; number: number; moment: string; body: PlannedBody; money: MoneyIn | null },
): Result<SalesDocumentPlan> {
  const { sale, settings, decisions } = context;
  const { money, number } = parts;
  const row = money?.row ?? freeRow;
  return planSalesDocument(context, {
    type: "salesReceipt",
    key: parts.key,
    suffix: number === 1 ? "" : `-${number}`,
    moment: parts.moment,
    body: parts.body,
    deposit: choosePlace(sale, row, settings, decisions),
    origin: null,
    about: `Shopify order ${sale.name}${money ? `, ${money.row.gatewayLabel}` : ""}`,
    source: [money?.amountMinor ?? 0, soldSource(context)],
  });
}

/** A receipt names an account also when no money came: a free order goes to the clearing account without any. */
const freeRow = { gateway: "none", gatewayLabel: "Free orders", paymentId: null };
