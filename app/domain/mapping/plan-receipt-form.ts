import type { PlannedDocument, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { soldSource } from "#app/domain/mapping/describe-source.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { creditLineOfCustomer } from "#app/domain/mapping/plan-customer-credit.ts";
import { planExchange } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { planReceiptedCredits } from "#app/domain/mapping/plan-receipted-credits.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";
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
  if (receipts.length === 0) {
    const free = planReceipt(context, {
      key: sale.id,
      number: 1,
      moment: sale.processedAt,
      body,
      money: null,
    });
    return free.ok ? ok({ documents: [free.value], soldMinor: 0, creditedMinor: 0, isWhole: true }) : free;
  }
  const exchange = planExchange(context, "clearing");
  if (!exchange.ok) return exchange;
  const documents: PlannedDocument[] = [];
  let fromMinor = 0;
  let cashMinor = 0;
  for (const [index, money] of receipts.entries()) {
    cashMinor += money.amountMinor;
    const isLast = index === receipts.length - 1;
    const isSettled = isLast && exchange.value !== null;
    const toMinor = isSettled ? body.totalMinor : Math.min(cashMinor, body.totalMinor);
    const share = splitBody(body, fromMinor, toMinor);
    const beyondMinor = isSettled ? 0 : money.amountMinor - (toMinor - fromMinor);
    const extra = beyondMinor > 0 ? [creditLineOfCustomer(context, beyondMinor, "transactions")] : [];
    const receipt = planReceipt(context, {
      key: money.row.id,
      number: index + 1,
      moment: money.row.processedAt,
      body: bodyOf([...share.lines, ...extra], share.tax),
      money,
    });
    if (!receipt.ok) return receipt;
    documents.push(receipt.value);
    fromMinor = toMinor;
  }
  const used = planLiabilityUses(context, receipts, "used");
  if (!used.ok) return used;
  const credits = planReceiptedCredits(context, { soldMinor: body.totalMinor, receivedMinor: cashMinor });
  if (!credits.ok) return credits;
  const entry = exchange.value ? [exchange.value.document] : [];
  return ok({
    documents: [...documents, ...used.value, ...entry, ...credits.value.documents],
    soldMinor: fromMinor,
    creditedMinor: credits.value.creditedMinor,
    isWhole: fromMinor === body.totalMinor && credits.value.isWhole,
  });
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
