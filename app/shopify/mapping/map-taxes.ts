import type { SaleTax } from "#app/domain/sale/sale.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyTaxLine } from "#app/shopify/wire/money-wire.ts";

/** Taxes of a line, of a charge or of the order itself. `field` is the place of what they lie on in the answer. */
export function mapTaxes(taxLines: ShopifyTaxLine[], read: ReadMinor, field: string): SaleTax[] {
  return taxLines.map((tax, at) => ({
    ...nameTax(tax),
    amountMinor: read(tax.priceSet, `${field}.taxLines[${at}].priceSet`),
  }));
}

type TaxName = Pick<ShopifyTaxLine, "title" | "rate" | "channelLiable">;

/** What a tax is, without its amount. */
export function nameTax(tax: TaxName): Omit<SaleTax, "amountMinor"> {
  return {
    title: tax.title,
    rate: tax.rate === null ? null : String(tax.rate),
    isChannelLiable: tax.channelLiable === true,
  };
}
