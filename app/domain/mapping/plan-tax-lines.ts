import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale, SaleTax } from "#app/domain/sale/sale.ts";

/** One line per tax title and rate, with Shopify's exact amount: cents are never recomputed from a rate. */
export function planTaxLines(sale: Sale): PlannedLine[] {
  const taxes = [...sale.lines, ...sale.shippingLines].flatMap((charge) => charge.taxes);
  const groups = new Map<string, { tax: SaleTax; amountMinor: number }>();
  for (const tax of taxes) {
    const key = JSON.stringify([tax.title, tax.rate]);
    const group = groups.get(key) ?? { tax, amountMinor: 0 };
    group.amountMinor = sumMinor([group.amountMinor, tax.amountMinor]);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.amountMinor !== 0).map(taxLine);
}

function taxLine({ tax, amountMinor }: { tax: SaleTax; amountMinor: number }): PlannedLine {
  return {
    role: "tax",
    item: { kind: "charge", charge: "tax" },
    description: `${tax.title.trim() || "Tax"}${percentOf(tax.rate)}`,
    amountMinor,
    quantity: null,
    unitPriceMinor: null,
    why: {
      field: `taxLines of title "${tax.title}"`,
      mapping: "Item/Charge mapping: tax",
      rule: "taxes as line items: one line per tax title and rate",
    },
  };
}

/** ` 6.5%` for the fraction `0.065`; empty when the rate is unknown. */
function percentOf(rate: string | null): string {
  const fraction = Number(rate);
  if (rate === null || !Number.isFinite(fraction) || fraction === 0) return "";
  return ` ${Number((fraction * 100).toFixed(6))}%`;
}
