import { sumMinor } from "#app/domain/money/money.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";
import type { LedgerSale, SaleTax } from "#app/domain/sale/sale.ts";

/** The taxes of ledger rows by title and rate. Rows that state a tax without its parts take those of the charge. */
export function mergeTaxes(rows: readonly LedgerSale[], known: readonly SaleTax[]): SaleTax[] {
  const merged = new Map<string, SaleTax>();
  for (const tax of rows.flatMap((row) => taxesOfRow(row, known))) {
    const key = JSON.stringify([tax.title, tax.rate, tax.isChannelLiable]);
    const before = merged.get(key);
    merged.set(key, { ...tax, amountMinor: (before?.amountMinor ?? 0) + tax.amountMinor });
  }
  return [...merged.values()];
}

/** A row's taxes; the stated sum counts, split like the charge's own taxes where the parts do not make it. */
export function taxesOfRow(row: LedgerSale, known: readonly SaleTax[]): SaleTax[] {
  const stated = sumMinor(row.taxes.map((tax) => tax.amountMinor));
  if (stated === row.taxMinor) return row.taxes;
  const base = known.some((tax) => tax.amountMinor !== 0) ? known : row.taxes;
  return splitTax(row.taxMinor, base);
}

/** One stated tax, split like the taxes of what it belongs to; an untitled one when nothing is known of them. */
export function splitTax(taxMinor: number, known: readonly SaleTax[]): SaleTax[] {
  if (taxMinor === 0) return [];
  if (known.length === 0)
    return [{ title: "Tax", rate: null, amountMinor: taxMinor, isChannelLiable: false }];
  const parts = splitByWeight(
    taxMinor,
    known.map((tax) => Math.abs(tax.amountMinor)),
  );
  return known.map((tax, index) => ({ ...tax, amountMinor: parts[index] ?? 0 }));
}
