import type { BooksFacts, BooksTaxRate } from "#app/domain/accounting/books-facts.ts";
import type { DocumentTax } from "#app/domain/accounting/plan.ts";
import { percentOf } from "#app/domain/mapping/taxes/tax-words.ts";
import type { TaxedEntry } from "#app/domain/mapping/taxes/taxed-entry.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";
import type { SaleTax } from "#app/domain/sale/sale.ts";

type RateSum = Extract<DocumentTax, { mode: "global" }>["rates"][number];

/** Shopify's exact tax amounts per QBO tax rate, and the net amounts that they were charged on. Every rate used is listed. */
export function globalTax(entries: readonly TaxedEntry[], facts: BooksFacts): DocumentTax {
  const sums = new Map<string, RateSum>();
  for (const entry of entries) {
    const rates = facts.taxCodes.find((code) => code.id === entry.taxCode)?.salesRates ?? [];
    const amounts = amountsByRate(entry.taxes, rates);
    rates.forEach((rate, index) => {
      const before = sums.get(rate.id);
      sums.set(rate.id, {
        taxRateId: rate.id,
        percent: rate.percent,
        title: rate.name,
        netMinor: sumMinor([before?.netMinor ?? 0, entry.netMinor]),
        amountMinor: sumMinor([before?.amountMinor ?? 0, amounts[index] ?? 0]),
      });
    });
  }
  const rates = [...sums.values()];
  return { mode: "global", totalMinor: sumMinor(rates.map((rate) => rate.amountMinor)), rates };
}

/** A tax goes to the rate of its percentage; taxes that none has are split by the rates, so that the sum stays exact. */
function amountsByRate(taxes: readonly SaleTax[], rates: readonly BooksTaxRate[]): number[] {
  const amounts = rates.map(() => 0);
  const used = new Set<number>();
  let restMinor = 0;
  for (const tax of taxes) {
    const index = rates.findIndex(
      (rate, at) => Number(rate.percent) === Number(percentOf(tax.rate) ?? Number.NaN) && !used.has(at),
    );
    const again = rates.findIndex(
      (rate) => Number(rate.percent) === Number(percentOf(tax.rate) ?? Number.NaN),
    );
    const at = index >= 0 ? index : again;
    if (at < 0) restMinor += tax.amountMinor;
    else {
      used.add(at);
      amounts[at] = (amounts[at] ?? 0) + tax.amountMinor;
    }
  }
  const parts = splitByWeight(
    restMinor,
    rates.map((rate) => Math.round(Number(rate.percent) * 100_000)),
  );
  return amounts.map((amount, at) => amount + (parts[at] ?? 0));
}
