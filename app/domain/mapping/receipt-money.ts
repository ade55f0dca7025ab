import type { PlannedLine, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { joinBodies } from "#app/domain/mapping/join-bodies.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { creditLineOfCustomer } from "#app/domain/mapping/plan-customer-credit.ts";
import { planSalesReceipt } from "#app/domain/mapping/plan-sales-receipt.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";

/** A share of the sale that money bought, and by which event it could: null when there was something to buy at once. */
type Purchase = { body: PlannedBody; eventKey: string | null };
type Paid = {
  money: MoneyIn;
  /** The order as far as it was sold by then. */
  context: PlanContext;
  number: number;
  purchases: Purchase[];
  /** What it bought nothing for yet, and what of that went back to the buyer. Minor units. */
  leftMinor: number;
  givenBackMinor: number;
};

/** `number` counts the order's receipts from 1; `share` is what the money bought at once, `leftMinor` what the shop owes of it. */
type Bought = { number: number; share: PlannedBody; leftMinor: number };

/** The money of an order that is booked by receipts, while its events are gone through in time. */
export type ReceiptMoney = {
  /** Money that came in. `context`: the order as far as it was sold by then. */
  receive(context: PlanContext, money: MoneyIn, bought: Bought): void;
  leftMinor(): number;
  /** What earlier money left buys of what an event added, the oldest first. `take` sells a share. Answers how much. */
  buy(availableMinor: number, eventKey: string, take: (amountMinor: number) => PlannedBody): number;
  /** Gives left money back. Answers how much of it there was. */
  giveBack(amountMinor: number): number;
  /** One sales receipt for each. */
  plan(): Result<SalesDocumentPlan[]>;
};

export function createReceiptMoney(): ReceiptMoney {
  const all: Paid[] = [];
  /** Uses left money up, the oldest first. */
  const use = (amountMinor: number, by: (paid: Paid, partMinor: number) => void): number => {
    let openMinor = amountMinor;
    for (const paid of all) {
      const partMinor = Math.min(openMinor, paid.leftMinor);
      if (partMinor <= 0) continue;
      paid.leftMinor -= partMinor;
      openMinor -= partMinor;
      by(paid, partMinor);
    }
    return amountMinor - openMinor;
  };
  return {
    receive: (context, money, { number, share, leftMinor }) =>
      void all.push({
        context,
        money,
        number,
        purchases: [{ body: share, eventKey: null }],
        leftMinor,
        givenBackMinor: 0,
      }),
    leftMinor: () => sumMinor(all.map((paid) => paid.leftMinor)),
    buy: (availableMinor, eventKey, take) =>
      use(availableMinor, (paid, partMinor) => paid.purchases.push({ body: take(partMinor), eventKey })),
    giveBack: (amountMinor) =>
      use(amountMinor, (paid, partMinor) => {
        paid.givenBackMinor += partMinor;
      }),
    plan() {
      const receipts: SalesDocumentPlan[] = [];
      for (const paid of all) {
        const receipt = planPaid(paid);
        if (!receipt.ok) return receipt;
        receipts.push(receipt.value);
      }
      return ok(receipts);
    },
  };
}

function planPaid({
  context,
  money,
  number,
  purchases,
  leftMinor,
  givenBackMinor,
}: Paid): Result<SalesDocumentPlan> {
  const { lines, tax } = joinBodies(purchases.map(({ body }) => body));
  const owedMinor = leftMinor + givenBackMinor;
  const owed: PlannedLine[] = owedMinor > 0 ? [creditLineOfCustomer(context, owedMinor, "transactions")] : [];
  const later = purchases.flatMap(({ body, eventKey }) => (eventKey ? [[eventKey, body.totalMinor]] : []));
  return planSalesReceipt(context, {
    key: money.row.id,
    number,
    moment: money.row.processedAt,
    body: bodyOf([...lines, ...owed], tax),
    money,
    bought: later,
  });
}
