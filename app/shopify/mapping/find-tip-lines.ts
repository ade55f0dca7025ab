import { sumMinor } from "#app/domain/money/money.ts";
import type { SaleAgreement, SaleLine, SaleTax, SaleTotals } from "#app/domain/sale/sale.ts";

/**
 * Lines that only repeat the tip. Channels differ: a tip stands in Shopify's tip total alone, or also as a line item
 * outside the subtotal. The Sale must not carry such a line, or the tip would be booked twice.
 *
 * The ledger names the line where it knows it. Otherwise a line counts as the tip when it is of no product, its
 * amount is the tip, and the lines exceed the stated subtotal by exactly the tip. Lines that already add up to the
 * subtotal hold no repeated tip. Among equal candidates one titled `Tip` wins, then the last.
 */
export function findTipLines(lines: SaleLine[], totals: SaleTotals, agreements: SaleAgreement[]): SaleLine[] {
  const excess = sumMinor(lines.map(netMinor)) - totals.subtotalMinor;
  if (excess === 0) return [];
  const named = new Set(tipSalesOf(agreements).map((sale) => sale.targetId));
  const known = lines.filter((line) => named.has(line.id));
  if (known.length > 0) return known;
  if (totals.tipMinor === 0 || excess !== totals.tipMinor) return [];
  const candidates = lines.filter((line) => line.productId === null && netMinor(line) === totals.tipMinor);
  const tip = candidates.find((line) => /^tip$/i.test(line.title.trim())) ?? candidates.at(-1);
  return tip ? [tip] : [];
}

/** Taxes on the tip: those of the lines that repeat it, else those that the ledger's first sales of tips carry. */
export function findTipTaxes(tipLines: SaleLine[], agreements: SaleAgreement[]): SaleTax[] {
  const onLines = tipLines.flatMap((line) => line.taxes).filter(isSet);
  if (onLines.length > 0) return onLines;
  const sold = agreements.filter(({ kind }) => kind === "order" || kind === "edit");
  return tipSalesOf(sold)
    .filter((sale) => sale.action === "ORDER")
    .flatMap((sale) => sale.taxes)
    .filter(isSet);
}

const isSet = (tax: SaleTax): boolean => tax.amountMinor !== 0;

const tipSalesOf = (agreements: SaleAgreement[]) =>
  agreements.flatMap((agreement) => agreement.sales).filter((sale) => sale.kind === "tip");

function netMinor(line: SaleLine): number {
  return line.totalMinor - sumMinor(line.allocations.map((allocation) => allocation.amountMinor));
}
