import { type Money, roundedShare, sumMoney, type ToMoney } from "./buyer-money.ts";
import type { PlaceTax } from "./places.ts";

export type PricedTax = PlaceTax & { amount: Money };

/** The taxes on one line: each jurisdiction's share of its net amount in cents, rounded half up line by line. */
export function taxOn(netCents: number, taxes: PlaceTax[], toMoney: ToMoney): PricedTax[] {
  return taxes.map((tax) => ({ ...tax, amount: toMoney(roundedShare(netCents, tax.ratePpm, 1_000_000)) }));
}

/** The order's tax lines: those of its lines added up by title and rate. */
export function addUpTaxes(taxes: PricedTax[]): PricedTax[] {
  const byKey = new Map<string, PricedTax>();
  for (const tax of taxes) {
    const key = `${tax.title}|${tax.ratePpm}`;
    const known = byKey.get(key);
    byKey.set(key, {
      ...tax,
      amount: known === undefined ? tax.amount : sumMoney([known.amount, tax.amount]),
    });
  }
  return [...byKey.values()];
}
