import type { SaleCharge } from "#app/domain/sale/sale.ts";
import { mapTaxes } from "#app/shopify/mapping/map-taxes.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyLine } from "#app/shopify/wire/line-wire.ts";
import type { ShopifyFee } from "#app/shopify/wire/order-wire.ts";

/** The duties of all lines, in the order of the lines. */
export function mapDuties(lines: ShopifyLine[], read: ReadMinor): SaleCharge[] {
  return lines.flatMap((line, at) =>
    line.duties.map((duty, row) => {
      const field = `lineItems[${at}].duties[${row}]`;
      return {
        id: duty.id,
        title: `Duty on ${line.title}`,
        lineId: line.id,
        amountMinor: read(duty.price, `${field}.price`),
        taxes: mapTaxes(duty.taxLines, read, field),
      };
    }),
  );
}

/** Fees of the order as a whole, such as a small-order fee. */
export function mapFees(fees: ShopifyFee[], read: ReadMinor): SaleCharge[] {
  return fees.map((fee, at) => ({
    id: fee.id,
    title: fee.name,
    lineId: null,
    amountMinor: read(fee.price, `additionalFees[${at}].price`),
    taxes: mapTaxes(fee.taxLines, read, `additionalFees[${at}]`),
  }));
}
