import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { createOpenBalances } from "#app/domain/mapping/open-debts.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { planCreditBody } from "#app/domain/mapping/plan-credit-body.ts";
import { creditLineOfCustomer } from "#app/domain/mapping/plan-customer-credit.ts";
import { planRateDifference } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { creditDocument, isEven, planMemo, settleRest } from "#app/domain/mapping/plan-invoiced-credit.ts";
import { planRefundReceipts } from "#app/domain/mapping/plan-refund-receipts.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import type { SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";
import { turnRound, type Unsold } from "#app/domain/mapping/unsold.ts";

/** Sales and credits of an order that is booked by receipts, event by event. */
export type ReceiptedCredits = {
  /**
   * What money buys; what finds nothing to buy is owed to the buyer, or `isAtRate` the gain of a rate. `isAll`: it pays
   * all that is left.
   */
  sell(amountMinor: number, how: { isAll: boolean; isAtRate: boolean }): Result<PlannedBody>;
  plan(credit: SettledCredit): Result<PlannedDocument[]>;
  sums(): Omit<PlannedForm, "documents">;
};

/**
 * Value that goes back without money first takes from what was never paid, and so never booked; the rest stays the
 * customer's credit, as a credit memo. An exchange that charges more than it gives back is sold by the money that pays it.
 */
export function createReceiptedCredits(context: PlanContext, unsold: Unsold): ReceiptedCredits {
  const open = createOpenBalances();
  const charges = context.credits.filter(({ settled }) => settled.valueMinor < 0);
  let [soldMinor, creditedMinor, owedMinor, pendingMinor] = [0, 0, 0, 0];

  function addCharge(): Result<null> {
    const [next] = charges.splice(0, 1);
    if (!next) return ok(null);
    const body = planCreditBody(context, next.credit, next.settled.residualMinor, -1);
    if (!body.ok) return body;
    unsold.add(body.value);
    return ok(null);
  }

  return {
    sell(amountMinor, { isAll, isAtRate }) {
      // Money of an exchange may stand before the exchange itself.
      while (!isAll && amountMinor > unsold.leftMinor() && charges.length > 0) {
        const added = addCharge();
        if (!added.ok) return added;
      }
      const share = unsold.take(isAll ? unsold.leftMinor() : amountMinor);
      const beyondMinor = isAtRate ? 0 : amountMinor - share.totalMinor;
      soldMinor += share.totalMinor;
      owedMinor += beyondMinor;
      const extra = beyondMinor > 0 ? [creditLineOfCustomer(context, beyondMinor, "transactions")] : [];
      return ok(bodyOf([...share.lines, ...extra], share.tax));
    },

    plan(settledCredit) {
      const { credit, number, settled } = settledCredit;
      if (settled.valueMinor < 0) {
        const added = charges.includes(settledCredit) ? addCharge() : ok(null);
        return added.ok ? ok([]) : added;
      }
      const body = planCreditBody(context, credit, settled.residualMinor, 1);
      if (!body.ok) return body;
      const neverPaidMinor = Math.min(unsold.leftMinor(), settled.restMinor);
      const paidMinor = settled.paidOutMinor + neverPaidMinor;
      const restMinor = settled.restMinor - neverPaidMinor;
      if (neverPaidMinor > 0) unsold.add(turnRound(splitBody(body.value, settled.paidOutMinor, paidMinor)));
      creditedMinor += settled.valueMinor - neverPaidMinor - settled.pendingMinor;
      pendingMinor += settled.pendingMinor;
      const money = credit.transactions.map((row) => ({ row, amountMinor: row.amountMinor }));
      const refunded = planLiabilityUses(context, money, "refunded");
      if (!refunded.ok) return refunded;
      const isOnReceivable = settled.paybackMinor > owedMinor;
      owedMinor = Math.max(0, owedMinor - settled.paybackMinor);
      if (isOnReceivable) {
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
      if (restMinor === 0 && !isEven(settled, body.value)) return ok(documents);
      settleRest(credit, restMinor, open);
      const rest = splitBody(body.value, paidMinor, paidMinor + restMinor);
      const memo = creditDocument(context, credit, number, "creditMemo", rest);
      return memo.ok ? ok([...documents, memo.value]) : memo;
    },

    sums: () => ({ soldMinor, creditedMinor, isWhole: unsold.isEmpty() && pendingMinor === 0 }),
  };
}
