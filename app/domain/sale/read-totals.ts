import { sumMinor } from "#app/domain/money/money.ts";
import type { Credit } from "#app/domain/sale/credit.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { chargedMinor, type SoldSale } from "#app/domain/sale/sold-charge.ts";

/**
 * What Shopify's own totals say was sold, by a formula that knows nothing of lines: the independent side of the proof.
 * `roundingMinor` is what rounding in cash adds as a charge of its own.
 */
export type ExpectedSale = {
  totalMinor: number;
  totalOtherMinor: number;
  taxMinor: number;
  roundingMinor: number;
};

/** As sold; after edits the current totals with what refunds and returns took back. */
export function readExpected(
  sale: Sale,
  sold: SoldSale,
  receipts: readonly MoneyIn[],
  credits: readonly Credit[],
): ExpectedSale {
  const { totals } = sale;
  if (sold.isFolded) {
    return {
      totalMinor: sumMinor([
        totals.currentTotalMinor,
        ...credits.map((credit) => credit.valueMinor - credit.roundingMinor),
      ]),
      totalOtherMinor: sumMinor([
        totals.currentTotalOtherMinor,
        ...credits.map((credit) => credit.valueOtherMinor),
      ]),
      taxMinor: sumMinor([totals.currentTaxMinor, ...credits.map((credit) => credit.taxMinor)]),
      roundingMinor: 0,
    };
  }
  const rounding = readRounding(sale, receipts);
  return {
    totalMinor: totals.totalMinor + (rounding.isOnTop ? rounding.roundingMinor : 0),
    totalOtherMinor: totals.totalOtherMinor,
    taxMinor: totals.taxMinor,
    roundingMinor: rounding.roundingMinor,
  };
}

/**
 * Rounding in cash is documented neither as part of the total nor as beside it. It is inside when only with it the
 * parts make the total; on top when the money that came in is the total and it; otherwise it moved no money here.
 */
function readRounding(sale: Sale, receipts: readonly MoneyIn[]) {
  const { totals } = sale;
  const roundingMinor = totals.cashRoundingMinor;
  if (roundingMinor === 0) return { roundingMinor: 0, isOnTop: false };
  if (statedSum(sale) + roundingMinor === totals.totalMinor) return { roundingMinor, isOnTop: false };
  const receivedMinor = sumMinor(receipts.map((receipt) => receipt.amountMinor));
  const isOnTop = receivedMinor === totals.totalMinor + roundingMinor;
  return { roundingMinor: isOnTop ? roundingMinor : 0, isOnTop };
}

/** Shopify's parts, without rounding: they must make its total before anything is built on them. */
export function statedSum(sale: Sale): number {
  const { totals } = sale;
  const inside = [...sale.duties, ...sale.fees].flatMap((charge) => charge.taxes).concat(sale.tipTaxes);
  return sumMinor([
    totals.subtotalMinor,
    ...sale.shippingLines.filter((line) => !line.isRemoved).map((line) => line.discountedMinor),
    ...(sale.taxesIncluded ? inside.map((tax) => tax.amountMinor) : [totals.taxMinor]),
    totals.tipMinor,
    totals.dutyMinor,
    totals.feeMinor,
  ]);
}

/**
 * Marketplaces differ: the tax that they remit stands in the order's total, or beside it. Beside it, it is none of the
 * shop's business and leaves the charges.
 */
export function withoutForeignTax(sale: Sale, sold: SoldSale, expected: ExpectedSale): SoldSale {
  if (sale.taxesIncluded) return sold;
  const taxes = sold.charges.flatMap((charge) => charge.taxes);
  const foreignMinor = sumMinor(taxes.filter((tax) => tax.isChannelLiable).map((tax) => tax.amountMinor));
  const chargedInAll = sumMinor([
    ...sold.charges.map(chargedMinor),
    ...taxes.map((tax) => tax.amountMinor),
    expected.roundingMinor,
  ]);
  if (foreignMinor === 0 || chargedInAll - foreignMinor !== expected.totalMinor) return sold;
  return withoutLiable(sold);
}

/** Charges without the taxes that a marketplace remits. */
export function withoutLiable(sold: SoldSale): SoldSale {
  const charges = sold.charges.map((charge) => ({
    ...charge,
    taxes: charge.taxes.filter((tax) => !tax.isChannelLiable),
  }));
  return { ...sold, charges };
}
