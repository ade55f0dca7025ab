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

/** Whose money an amount is read in: the shop's or the buyer's. */
export type MoneySide = "shop" | "presentment";

/**
 * How the amounts of one order are read: in the currency of its books, and in the other one of shop and buyer.
 * `orZero` is for amounts that Shopify leaves out where there are none.
 */
export type MoneyReaders = {
  currency: Currency;
  otherCurrency: Currency;
  read: ReadMinor;
  readOther: ReadMinor;
  orZero: (bag: ShopifyMoneyBag | null, field: string) => number;
};

/** Readers of an order of these two currencies, kept in `money`. */
export function createMoneyReaders(
  order: { currencyCode: Currency; presentmentCurrencyCode: Currency },
  money: MoneySide,
): MoneyReaders {
  const sides = {
    shop: { currency: order.currencyCode, read: createReadMinor(order.currencyCode, "shop") },
    presentment: {
      currency: order.presentmentCurrencyCode,
      read: createReadMinor(order.presentmentCurrencyCode, "presentment"),
    },
  };
  const own = sides[money];
  const other = sides[money === "shop" ? "presentment" : "shop"];
  return {
    currency: own.currency,
    otherCurrency: other.currency,
    read: own.read,
    readOther: other.read,
    orZero: (bag, field) => (bag ? own.read(bag, field) : 0),
  };
}

/**
 * A reader of one side's money in `currency`: `"20.0"` USD is 2000.
 *
 * It throws `UnreadableAmount` for an amount in another currency, one that is finer than the currency's minor unit
 * (`"1.005"` USD) and one that is no decimal: rounding here would hide a cent.
 */
function createReadMinor(currency: Currency, money: MoneySide): ReadMinor {
  return (bag, field) => {
    const { amount, currencyCode } = money === "shop" ? bag.shopMoney : bag.presentmentMoney;
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
