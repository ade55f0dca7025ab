import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { chooseChargeItem } from "#app/domain/mapping/lookups/choose-item.ts";
import { isRemitted, taxLabel } from "#app/domain/mapping/taxes/tax-words.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale, SaleTax } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * One line per tax title and rate, with Shopify's exact amount: cents are never recomputed from a rate. A tax that a
 * marketplace hands on stands apart, so that it never becomes the merchant's own liability.
 */
export function planTaxLines(sale: Sale, settings: Settings, taxes: readonly SaleTax[]): PlannedLine[] {
  const groups = new Map<string, SaleTax>();
  for (const tax of taxes) {
    const key = JSON.stringify([tax.title, tax.rate, isRemitted(sale, tax)]);
    const amountMinor = sumMinor([groups.get(key)?.amountMinor ?? 0, tax.amountMinor]);
    groups.set(key, { ...tax, amountMinor });
  }
  return [...groups.values()]
    .filter((tax) => tax.amountMinor !== 0)
    .map((tax) => taxLine(tax, isRemitted(sale, tax), settings));
}

function taxLine(tax: SaleTax, remitted: boolean, settings: Settings): PlannedLine {
  const charge = remitted ? "marketplaceTax" : "tax";
  const choice = chooseChargeItem(charge, { title: tax.title }, settings);
  return {
    role: "tax",
    item: { kind: "charge", chosenId: choice.id, charge },
    description: remitted ? `${taxLabel(tax)}, remitted by the marketplace` : taxLabel(tax),
    amountMinor: tax.amountMinor,
    quantity: null,
    unitPriceMinor: null,
    taxCode: null,
    classId: null,
    why: {
      field: `taxLines of title "${tax.title}"`,
      mapping: choice.mapping,
      rule: remitted
        ? "tax that a marketplace remits is no liability of the shop"
        : "taxes as line items: one line per tax title and rate",
    },
  };
}
