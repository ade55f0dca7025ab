import { currencyDigits } from "./currencies.ts";
import type { Refund } from "./import-refunds.ts";
import { mergeTaxLines, sumOfTaxes, type TaxLine } from "./import-tax-lines.ts";
import { isSame, isZero, negate, type OrderMoney } from "./order-money.ts";
import type { OrderTotals } from "./order-totals.ts";
import { splitBag } from "./split-amount.ts";

/**
 * `currentTaxLines`: the order's tax lines less what refunds gave back, each refunded tax split over the tax lines of
 * its line. Where the file's current tax says otherwise, the difference is spread over all tax lines.
 */
export function currentTaxLines(totals: OrderTotals, refunds: Refund[], money: OrderMoney): TaxLine[] {
  const back = refunds
    .flatMap((refund) => refund.lines)
    .flatMap((item) => {
      const taxes = item.line?.taxes ?? [];
      return splitTaxes(taxes, item.tax, money).map((tax) => ({ ...tax, price: negate(tax.price) }));
    });
  const known = new Set(totals.taxLines.map(keyOf));
  const lines = mergeTaxLines([...totals.taxLines, ...back.filter((tax) => known.has(keyOf(tax)))]);
  if (isSame(sumOfTaxes(lines), totals.currentTax)) return lines;
  const original = mergeTaxLines(totals.taxLines);
  return isZero(totals.currentTax)
    ? original.map((tax) => ({ ...tax, price: { shop: 0n, presentment: 0n } }))
    : splitTaxes(original, totals.currentTax, money);
}

/** The tax lines with prices that sum to `amount`, in the proportion of their own prices. */
export function splitTaxes(
  taxes: TaxLine[],
  amount: { shop: bigint; presentment: bigint },
  money: OrderMoney,
): TaxLine[] {
  const digits = { shop: money.shopDigits, presentment: currencyDigits(money.presentmentCurrency) ?? 2 };
  const parts = splitBag(
    amount,
    taxes.map((tax) => tax.price),
    digits,
  );
  return taxes.map((tax, index) => ({ ...tax, price: parts[index] ?? tax.price }));
}

function keyOf(tax: TaxLine): string {
  return `${tax.rate} ${tax.title}`;
}
