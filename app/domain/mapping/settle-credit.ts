import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { Credit } from "#app/domain/sale/credit.ts";

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

/**
 * Sets a credit's money against its value. Money beyond the value first gives back what was overpaid
 * (`overpaidMinor`); what then is left is a discrepancy of its own.
 */
export function settleCredit(context: PlanContext, credit: Credit, overpaidMinor: number): CreditSettlement {
  const { cashMinor, valueMinor } = credit;
  if (isExchange(context, credit)) {
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
function isExchange({ sale }: PlanContext, credit: Credit): boolean {
  return (
    sale.otherCurrency !== sale.currency &&
    credit.valueMinor > 0 &&
    credit.cashOtherMinor > 0 &&
    credit.cashOtherMinor === credit.valueOtherMinor &&
    credit.cashMinor !== credit.valueMinor
  );
}
