import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { createOpenBalances, type OpenBalances } from "#app/domain/mapping/open-debts.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { planCreditBody } from "#app/domain/mapping/plan-credit-body.ts";
import { planRateDifference } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { creditDocument, planMemo, settleRest } from "#app/domain/mapping/plan-invoiced-credit.ts";
import { planRefundReceipts } from "#app/domain/mapping/plan-refund-receipts.ts";
import type { SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";

/** `soldMinor` and `receivedMinor` of the order before its credits. */
type Sold = { soldMinor: number; receivedMinor: number };

/**
 * The refunds and returns of an order that is booked by receipts. Value that goes back without money first takes from
 * what was never paid, and so never booked; the rest stays the customer's credit, as a credit memo.
 */
export function planReceiptedCredits(
  context: PlanContext,
  sold: Sold,
): Result<Omit<PlannedForm, "soldMinor">> {
  const documents: PlannedDocument[] = [];
  let creditedMinor = 0;
  let isWhole = true;
  let owedMinor = Math.max(0, sold.receivedMinor - sold.soldMinor);
  let unpaidMinor = Math.max(0, sold.soldMinor - sold.receivedMinor);
  const open = createOpenBalances();
  for (const settledCredit of context.credits) {
    const { settled } = settledCredit;
    const neverPaidMinor = Math.min(unpaidMinor, settled.restMinor);
    unpaidMinor -= neverPaidMinor;
    const restMinor = settled.restMinor - neverPaidMinor;
    const planned = planCredit(context, settledCredit, { restMinor, owedMinor, open });
    owedMinor = Math.max(0, owedMinor - settled.paybackMinor);
    if (!planned.ok) return planned;
    documents.push(...planned.value);
    const waitingMinor = neverPaidMinor + settled.pendingMinor;
    creditedMinor += settled.valueMinor - waitingMinor;
    isWhole &&= waitingMinor === 0;
  }
  return ok({ documents, creditedMinor, isWhole });
}

function planCredit(
  context: PlanContext,
  { credit, number, settled }: SettledCredit,
  { restMinor, owedMinor, open }: { restMinor: number; owedMinor: number; open: OpenBalances },
): Result<PlannedDocument[]> {
  const sign = settled.valueMinor < 0 ? -1 : 1;
  const body = planCreditBody(context, credit, settled.residualMinor, sign);
  if (!body.ok) return body;
  if (sign < 0) {
    // An exchange that charges more than it gives back: its money is a receipt of its own, the value an invoice.
    const charge = creditDocument(context, credit, number, "invoice", body.value);
    return charge.ok ? ok([charge.value]) : charge;
  }
  const money = credit.transactions.map((row) => ({ row, amountMinor: row.amountMinor }));
  const refunded = planLiabilityUses(context, money, "refunded");
  if (!refunded.ok) return refunded;
  if (settled.paybackMinor > owedMinor) {
    // What is given back stands on the receivable, as the credit memo of an earlier return.
    const parts = { body: body.value, settled: { ...settled, restMinor }, open };
    const memo = planMemo(context, credit, number, parts);
    return memo.ok ? ok([...memo.value, ...refunded.value]) : memo;
  }
  const receipts = planRefundReceipts(context, credit, number, body.value, settled);
  if (!receipts.ok) return receipts;
  const rate = planRateDifference(context, credit, number, settled.exchangeMinor);
  if (!rate.ok) return rate;
  const documents: PlannedDocument[] = [...receipts.value, ...refunded.value, ...rate.value];
  if (restMinor === 0) return ok(documents);
  settleRest(credit, restMinor, open);
  const end = settled.paidOutMinor + restMinor;
  const rest = splitBody(body.value, settled.paidOutMinor, end);
  const memo = creditDocument(context, credit, number, "creditMemo", rest);
  return memo.ok ? ok([...documents, memo.value]) : memo;
}
