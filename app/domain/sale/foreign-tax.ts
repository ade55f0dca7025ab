import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** Tax of the whole order that a marketplace hands on, wherever it was charged. Minor units. */
export function foreignTaxMinor(sale: Sale): number {
  const charges = [...sale.lines, ...sale.shippingLines, ...sale.duties, ...sale.fees];
  const taxes = [...charges.flatMap((charge) => charge.taxes), ...sale.tipTaxes];
  return sumMinor(taxes.filter((tax) => tax.isChannelLiable).map((tax) => tax.amountMinor));
}
