import { cashMinorOf, saleMinorOf, taxMinorIn } from "#app/domain/accounting/document-effects.ts";
import type { Proof } from "#app/domain/accounting/plan.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { foreignTaxMinor } from "#app/domain/sale/foreign-tax.ts";

/**
 * Sets what is planned against Shopify's own figures. Minor units of the order's currency; nothing is tolerated.
 * The expected side is what Shopify says was sold less what its refunds took back; an order that becomes receipts
 * counts as far as it was paid.
 */
export function proveOrder(context: PlanContext, body: PlannedBody, form: PlannedForm): Proof {
  const { sale, expected, credits } = context;
  const waitingMinor = body.totalMinor - form.soldMinor;
  const expectedMinor = expected.totalMinor - waitingMinor - form.creditedMinor;
  const bookedMinor = sumMinor(form.documents.map(saleMinorOf));
  const taxBookedMinor = sumMinor(form.documents.map(taxMinorIn));
  const creditedTaxMinor = sumMinor(credits.map(({ credit }) => credit.taxMinor));
  return {
    currency: sale.currency,
    expectedMinor,
    bookedMinor,
    differenceMinor: bookedMinor - expectedMinor,
    // The tax of a part is the part's share; only the whole can be held against Shopify's figure.
    taxExpectedMinor: form.isWhole ? expectedTax(context) - creditedTaxMinor : taxBookedMinor,
    taxBookedMinor,
    cashExpectedMinor: sale.totals.netPaymentMinor,
    cashBookedMinor: sumMinor(form.documents.map(cashMinorOf)),
  };
}

/** Shopify's tax; without what a marketplace remits beside the order's total. */
function expectedTax({ sale, sold, expected }: PlanContext): number {
  const foreignMinor = foreignTaxMinor(sale);
  const isBeside = sold.charges.every((charge) => charge.taxes.every((tax) => !tax.isChannelLiable));
  const bookedMinor = sumMinor(sold.charges.flatMap((charge) => charge.taxes.map((tax) => tax.amountMinor)));
  const isInTotal = expected.taxMinor === bookedMinor + foreignMinor;
  return isBeside && isInTotal ? expected.taxMinor - foreignMinor : expected.taxMinor;
}
