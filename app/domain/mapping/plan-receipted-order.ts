import type { PlannedDocument, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { createOpenBalances } from "#app/domain/mapping/open-debts.ts";
import type { OrderEvent } from "#app/domain/mapping/order-events.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { planCreditBody } from "#app/domain/mapping/plan-credit-body.ts";
import { planRateDifference } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import {
  applyMemo,
  creditDocument,
  isEven,
  planMemo,
  settleRest,
} from "#app/domain/mapping/plan-invoiced-credit.ts";
import { planRefundReceipts } from "#app/domain/mapping/plan-refund-receipts.ts";
import { planUsedCredit } from "#app/domain/mapping/plan-used-credit.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { createReceiptMoney } from "#app/domain/mapping/receipt-money.ts";
import type { SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";
import { createUnsold, emptied, turnRound } from "#app/domain/mapping/unsold.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";

/** What was sold at one time, as the lines of a document. `context`: as if that were the whole order. */
export type PlannedStage = { key: string; at: string; context: PlanContext; body: PlannedBody };

/** An order that is booked by receipts, event by event in time. */
export type ReceiptedOrder = {
  /** Answers the documents of an event; those of money are planned in the end. */
  take(event: OrderEvent<PlannedStage>): Result<PlannedDocument[]>;
  planMoney(): Result<SalesDocumentPlan[]>;
  sums(): Omit<PlannedForm, "documents">;
};

/**
 * Money buys a share of what was sold until then; what finds nothing to buy is owed to the buyer, or with `isAtRate` the
 * gain of a rate. Value that goes back without money first takes from what was never paid, and so never booked; the rest
 * stays the customer's credit, as a credit memo. What an edit or an exchange adds is bought by what was left to the buyer
 * by then, and else waits for money. `isFree`: a receipt of 0 sells all of it.
 */
export function createReceiptedOrder(
  context: PlanContext,
  first: PlannedStage,
  { isFree, isAtRate }: { isFree: boolean; isAtRate: boolean },
): ReceiptedOrder {
  let stage = first;
  const unsold = createUnsold(first.body, isFree ? emptied(first.body) : first.body);
  const open = createOpenBalances();
  const money = createReceiptMoney();
  const last = context.receipts.at(-1);
  let [count, soldMinor, creditedMinor, pendingMinor] = [isFree ? 1 : 0, 0, 0, 0];
  const availableMinor = () => Math.max(0, unsold.leftMinor());

  function take(amountMinor: number): PlannedBody {
    const share = unsold.take(amountMinor);
    soldMinor += share.totalMinor;
    return share;
  }

  function receive(received: MoneyIn): void {
    const isAll = isAtRate && received === last;
    const share = take(isAll ? unsold.leftMinor() : Math.min(received.amountMinor, availableMinor()));
    count += 1;
    const leftMinor = isAtRate ? 0 : received.amountMinor - share.totalMinor;
    money.receive(stage.context, received, { number: count, share, leftMinor });
  }

  /** What was left to the buyer by now buys what an event added: first what money left, then credit memos. */
  function grow(key: string, moment: string): Result<PlannedDocument[]> {
    money.buy(availableMinor(), key, take);
    const memos = open.memos.settle(availableMinor());
    if (memos.length === 0) return ok([]);
    count += 1;
    const share = take(sumMinor(memos.map((link) => link.amountMinor)));
    return planUsedCredit(stage.context, { key, moment, number: count, share, memos });
  }

  function charge({ credit }: SettledCredit): Result<PlannedDocument[]> {
    const sold = planCreditBody(context, credit, 0, -1);
    if (!sold.ok) return sold;
    unsold.add(sold.value);
    return grow(credit.key, credit.happenedAt);
  }

  function giveBack(settledCredit: SettledCredit): Result<PlannedDocument[]> {
    const { credit, number, settled } = settledCredit;
    const back = planCreditBody(context, credit, settled.residualMinor, 1);
    if (!back.ok) return back;
    const neverPaidMinor = Math.min(availableMinor(), settled.restMinor);
    const paidMinor = settled.paidOutMinor + neverPaidMinor;
    const restMinor = settled.restMinor - neverPaidMinor;
    if (neverPaidMinor > 0) unsold.add(turnRound(splitBody(back.value, settled.paidOutMinor, paidMinor)));
    creditedMinor += settled.valueMinor - neverPaidMinor - settled.pendingMinor;
    pendingMinor += settled.pendingMinor;
    const fromMemosMinor = Math.min(settled.paybackMinor, open.memos.openMinor());
    const fromMoneyMinor = money.giveBack(settled.paybackMinor - fromMemosMinor);
    const rows = credit.transactions.map((row) => ({ row, amountMinor: row.amountMinor }));
    const refunded = planLiabilityUses(context, rows, "refunded");
    if (!refunded.ok) return refunded;
    if (fromMemosMinor > 0) {
      // What is given back stands on the receivable, as the credit memo of an earlier return.
      const parts = { body: back.value, settled: { ...settled, restMinor }, open, fromMoneyMinor };
      const memo = planMemo(context, credit, number, parts);
      return memo.ok ? ok([...memo.value, ...refunded.value]) : memo;
    }
    const receipts = planRefundReceipts(context, credit, number, back.value, settled);
    if (!receipts.ok) return receipts;
    const rate = planRateDifference(context, credit, number, settled.exchangeMinor);
    if (!rate.ok) return rate;
    const documents: PlannedDocument[] = [...receipts.value, ...refunded.value, ...rate.value];
    if (restMinor === 0 && !isEven(settled, back.value)) return ok(documents);
    const links = settleRest(credit, restMinor, open);
    const rest = splitBody(back.value, paidMinor, paidMinor + restMinor);
    const memo = creditDocument(context, credit, number, "creditMemo", rest);
    return memo.ok ? ok([...documents, memo.value, ...applyMemo(context, credit, links, [])]) : memo;
  }

  /** A refund that charges more than it gives back: the charge waits for money, the money left by itself. */
  function chargeAndGiveBack(settledCredit: SettledCredit): Result<PlannedDocument[]> {
    const { credit, settled } = settledCredit;
    const { residualMinor } = settled;
    const cash = { ...credit, parts: [], valueMinor: 0, valueOtherMinor: 0, taxMinor: 0 };
    const paidOut = { ...settled, valueMinor: residualMinor, paidOutMinor: residualMinor, restMinor: 0 };
    const back =
      credit.cashMinor > 0 ? giveBack({ ...settledCredit, credit: cash, settled: paidOut }) : ok([]);
    if (!back.ok) return back;
    const charged = charge(settledCredit);
    return charged.ok ? ok([...back.value, ...charged.value]) : charged;
  }

  return {
    take(event) {
      switch (event.kind) {
        case "growth":
          stage = event.growth;
          unsold.grow(stage.body);
          return grow(stage.key, stage.at);
        case "money":
          receive(event.money);
          return ok([]);
        case "credit":
          return event.credit.credit.valueMinor < 0
            ? chargeAndGiveBack(event.credit)
            : giveBack(event.credit);
      }
    },
    planMoney: () => money.plan(),
    sums: () => ({ soldMinor, creditedMinor, isWhole: unsold.isEmpty() && pendingMinor === 0 }),
  };
}
