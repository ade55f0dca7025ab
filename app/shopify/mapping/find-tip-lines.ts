import { sumMinor } from "#app/domain/money/money.ts";
import type { SaleLine, SaleTotals } from "#app/domain/sale/sale.ts";
import type { ShopifyTipSale } from "#app/shopify/wire/order-wire.ts";

/**
 * Lines that only repeat the tip. Channels differ: a tip stands in Shopify's tip total alone, or also as a line item
 * outside the subtotal. The Sale must not carry such a line, or the tip would be booked twice.
 *
 * The agreements name the line where they know it. Otherwise a line counts as the tip when it is of no product, its
 * amount is the tip, and the lines exceed the stated subtotal by exactly the tip. Lines that already add up to the
 * subtotal hold no repeated tip. Among equal candidates one titled `Tip` wins, then the last.
 */
export function findTipLines(lines: SaleLine[], totals: SaleTotals, tipSales: ShopifyTipSale[]): SaleLine[] {
  const excess = sumMinor(lines.map(netMinor)) - totals.subtotalMinor;
  if (excess === 0) return [];
  const named = new Set(tipSales.map((sale) => sale.lineItemId));
  const known = lines.filter((line) => named.has(line.id));
  if (known.length > 0) return known;
  if (totals.tipMinor === 0 || excess !== totals.tipMinor) return [];
  const candidates = lines.filter((line) => line.productId === null && netMinor(line) === totals.tipMinor);
  const tip = candidates.find((line) => /^tip$/i.test(line.title.trim())) ?? candidates.at(-1);
  return tip ? [tip] : [];
}

function netMinor(line: SaleLine): number {
  return line.totalMinor - sumMinor(line.allocations.map((allocation) => allocation.amountMinor));
}
