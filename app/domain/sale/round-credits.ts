import { sumMinor } from "#app/domain/money/money.ts";
import type { Credit, CreditPart } from "#app/domain/sale/credit.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/**
 * Refunds in cash whose money is the rounded amount get the rounding as a part of their own: 5.02 of goods that went back
 * with 5.00 are the goods less 0.02. Shopify's own rows state the amount before rounding, and the rounding beside it;
 * then nothing is missing here. What rounds is told by row, or by the order for all its refunds.
 */
export function roundCredits(sale: Sale, credits: readonly Credit[]): Credit[] {
  const missing = credits.map(missingMinor);
  const { refundRoundingMinor } = sale.totals;
  const isByOrder = refundRoundingMinor !== 0 && sumMinor(missing) === refundRoundingMinor;
  return credits.map((credit, index) => {
    const roundingMinor = missing[index] ?? 0;
    const statedMinor = sumMinor(credit.transactions.map((row) => row.roundingMinor));
    const isRounded = roundingMinor !== 0 && (isByOrder || roundingMinor === statedMinor);
    return isRounded ? withRounding(credit, roundingMinor) : credit;
  });
}

/** What a credit's money is more than its value; 0 where none went back. */
function missingMinor({ cashMinor, valueMinor, pendingMinor }: Credit): number {
  return cashMinor > 0 && valueMinor > 0 && pendingMinor === 0 ? cashMinor - valueMinor : 0;
}

function withRounding(credit: Credit, roundingMinor: number): Credit {
  const part: CreditPart = {
    role: "rounding",
    title: "Cash rounding",
    code: null,
    line: null,
    quantity: null,
    netMinor: roundingMinor,
    taxes: [],
    field: "totalCashRoundingAdjustment.refundSet",
  };
  const valueMinor = credit.valueMinor + roundingMinor;
  return { ...credit, parts: [...credit.parts, part], valueMinor, roundingMinor };
}
