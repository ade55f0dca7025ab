import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { formatMoney } from "#app/domain/money/format-decimal.ts";

/**
 * Where the tax that QuickBooks answered differs from the planned one, by jurisdiction, in words:
 * `GST 5%: 5.00 CAD planned, 4.99 CAD answered`. In the United States only the sum is planned, so that what each rate
 * was answered with is told.
 */
export function compareTaxRates(
  { tax, answeredTaxRates = [] }: Pick<BookedContent, "tax" | "answeredTaxRates">,
  currency: Currency,
): string[] {
  const answered = new Map<string, number>();
  for (const { taxRateId, amountMinor } of answeredTaxRates) {
    answered.set(taxRateId, (answered.get(taxRateId) ?? 0) + amountMinor);
  }
  const planned = tax.mode === "global" ? tax.rates : [];
  const known = planned.flatMap((rate) => {
    const foundMinor = answered.get(rate.taxRateId) ?? 0;
    if (foundMinor === rate.amountMinor) return [];
    const [want, found] = [formatMoney(rate.amountMinor, currency), formatMoney(foundMinor, currency)];
    return [`${rate.title} ${rate.percent}%: ${want} planned, ${found} answered`];
  });
  const ids = new Set(planned.map((rate) => rate.taxRateId));
  const others = [...answered].filter(([id, amountMinor]) => !ids.has(id) && amountMinor !== 0);
  return [
    ...known,
    ...others.map(([id, amountMinor]) => `tax rate ${id}: ${formatMoney(amountMinor, currency)} answered`),
  ];
}
