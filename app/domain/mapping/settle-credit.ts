import type { Credit } from "#app/domain/sale/credit.ts";
import { overpaidBefore } from "#app/domain/sale/overpaid-before.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** How a credit's value and its money meet. Minor units, none negative but `valueMinor` and `exchangeMinor`. */
export type CreditSettlement = {
  /** What is credited: what was returned, and money that went back beyond it. Negative: an exchange charges more. */
  valueMinor: number;
  /** Part of `valueMinor` that no return explains. Negative: less went back than was returned, by agreement. */
  residualMinor: number;
  /** Money that gives back what the buyer had paid too much. */
  paybackMinor: number;
  /** Credited value that the money paid out. */
  paidOutMinor: number;
  /** Credited value that money still under way will pay out. */
  pendingMinor: number;
  /** Credited value that no money pays: it settles what is still open, or stays the buyer's credit. */
  restMinor: number;
  /** Value paid out less its money, when only the rate of the day makes the difference. */
  exchangeMinor: number;
};

/** A credit with its number among the order's, from 1, and how its value and money meet. */
export type SettledCredit = { credit: Credit; number: number; settled: CreditSettlement };

/** Settles the credits of an order one after the other, in time. */
export function settleCredits(
  order: Parameters<typeof overpaidBefore>[0],
  credits: readonly Credit[],
): SettledCredit[] {
  const earlier = { creditedMinor: 0, cashMinor: 0 };
  return credits.map((credit, index) => {
    const settled = settleCredit(order.sale, credit, overpaidBefore(order, credit, earlier));
    earlier.creditedMinor += settled.valueMinor;
    // Money under way pays what it belongs to: it is not owed a second time meanwhile.
    earlier.cashMinor += credit.cashMinor + settled.pendingMinor;
    return { credit, number: index + 1, settled };
  });
}

/**
 * Sets a credit's money against its value. Money beyond the value first gives back what was overpaid
 * (`overpaidMinor`); what then is left is a discrepancy of its own.
 */
function settleCredit(sale: Sale, credit: Credit, overpaidMinor: number): CreditSettlement {
  const { cashMinor, valueMinor } = credit;
  if (isExchange(sale, credit)) {
    return {
      valueMinor,
      residualMinor: 0,
      paybackMinor: 0,
      paidOutMinor: valueMinor,
      pendingMinor: 0,
      restMinor: 0,
      exchangeMinor: valueMinor - cashMinor,
    };
  }
  const beyondMinor = Math.max(0, cashMinor - Math.max(0, valueMinor));
  const paybackMinor = Math.min(beyondMinor, overpaidMinor);
  const residualMinor = beyondMinor - paybackMinor;
  const creditedMinor = valueMinor + residualMinor;
  const paidOutMinor = Math.max(0, Math.min(cashMinor - paybackMinor, creditedMinor));
  const openMinor = Math.max(0, creditedMinor - paidOutMinor);
  const pendingMinor = Math.min(openMinor, credit.pendingMinor);
  const restMinor = openMinor - pendingMinor;
  return {
    valueMinor: creditedMinor,
    residualMinor,
    paybackMinor,
    paidOutMinor,
    pendingMinor,
    restMinor,
    exchangeMinor: 0,
  };
}

/** The buyer got back just what was returned, in their own money: a difference in the other is the rate's. */
function isExchange(sale: Sale, credit: Credit): boolean {
  return (
    sale.otherCurrency !== sale.currency &&
    credit.valueMinor > 0 &&
    credit.cashOtherMinor > 0 &&
    credit.cashOtherMinor === credit.valueOtherMinor &&
    credit.cashMinor !== credit.valueMinor
  );
}
