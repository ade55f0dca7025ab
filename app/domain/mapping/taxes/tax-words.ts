import type { Sale, SaleTax } from "#app/domain/sale/sale.ts";

/** Whether somebody else hands this tax to the state: a marketplace, or the app that sells in its own name. */
export function isRemitted(sale: Pick<Sale, "merchantOfRecord">, tax: SaleTax): boolean {
  return tax.isChannelLiable || sale.merchantOfRecord !== null;
}

/** A rate in percent without trailing zeros: the fraction `0.09975` is `"9.975"`; null when it is unknown. */
export function percentOf(rate: string | null): string | null {
  const fraction = Number(rate);
  if (rate === null || rate.trim() === "" || !Number.isFinite(fraction)) return null;
  return String(Number((fraction * 100).toFixed(6)));
}

/** `GST 5%`, or the title alone when its rate is unknown. */
export function taxLabel(tax: SaleTax): string {
  const title = tax.title.trim() || "Tax";
  const percent = percentOf(tax.rate);
  return percent === null || percent === "0" ? title : `${title} ${percent}%`;
}

/** The taxes of a charge as the tax mapping names them: `GST 5% + PST 7%`, or `none`. */
export function taxKey(taxes: readonly SaleTax[]): string {
  const labels = [...new Set(taxes.map(taxLabel))].sort();
  return labels.length === 0 ? "none" : labels.join(" + ");
}
