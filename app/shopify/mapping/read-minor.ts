import { type Currency, minorDigits } from "#app/domain/money/currency.ts";
import { parseDecimal } from "#app/domain/money/parse-decimal.ts";
import type { ShopifyMoneyBag } from "#app/shopify/wire/money-wire.ts";

/**
 * An amount that cannot be booked as it stands. Caught at the top of the mapper, which makes its message, the
 * field with what is wrong about it, a `malformed` fault.
 */
export class UnreadableAmount extends Error {}

/** Reads one amount of an order; `field` names it in Shopify's words, for example `lineItems[2].originalTotalSet`. */
export type ReadMinor = (bag: ShopifyMoneyBag, field: string) => number;

/**
 * A reader of shop money in `currency`: `"20.0"` USD is 2000.
 *
 * It throws `UnreadableAmount` for an amount in another currency, one that is finer than the currency's minor unit
 * (`"1.005"` USD) and one that is no decimal: rounding here would hide a cent.
 */
export function createReadMinor(currency: Currency): ReadMinor {
  return (bag, field) => {
    const { amount, currencyCode } = bag.shopMoney;
    if (currencyCode !== currency) {
      throw new UnreadableAmount(`${field} (${currencyCode} in an order of ${currency})`);
    }
    const minor = parseDecimal(amount, currency);
    if (minor === null) {
      throw new UnreadableAmount(
        `${field} ("${amount}" is no ${currency} amount of ${minorDigits(currency)} decimals)`,
      );
    }
    return minor;
  };
}
