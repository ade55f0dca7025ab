import type { StoredMoney, StoredMoneyBag } from "../stored-order.ts";
import { currencyDigits } from "./currencies.ts";
import { absolute, type Billionths, formatDecimal, parseDecimal, scaleDecimal } from "./decimal.ts";
import { asObject, type RawObject } from "./raw-fields.ts";
import { UnusableOrder } from "./unusable-order.ts";

/** One amount in both currencies of an order, in billionths. */
export type Bag = { shop: Billionths; presentment: Billionths };

export type OrderMoney = {
  shopCurrency: string;
  presentmentCurrency: string;
  /**
   * Reads `<field>` and `<field>_set` of an object; null when the file states neither.
   * Throws UnusableOrder when what it states is not an amount.
   */
  read: (raw: RawObject, field: string, path: string) => Bag | null;
  /** Reads an object that is a money set itself: `{shop_money, presentment_money}`. */
  readSet: (raw: RawObject, path: string) => Bag | null;
  /** The bag of an amount stated in shop money alone. */
  fromShop: (amount: Billionths, path: string) => Bag;
  /** The bag of an amount stated in presentment money alone. */
  fromPresentment: (amount: Billionths, path: string) => Bag;
  render: (bag: Bag) => StoredMoneyBag;
  /** Fraction digits of the shop's currency. */
  shopDigits: number;
};

export const ZERO: Bag = { shop: 0n, presentment: 0n };

export function addBags(...bags: Bag[]): Bag {
  return sumBags(bags);
}

export function sumBags(bags: Bag[]): Bag {
  return {
    shop: bags.reduce((sum, bag) => sum + bag.shop, 0n),
    presentment: bags.reduce((sum, bag) => sum + bag.presentment, 0n),
  };
}

export function negate(bag: Bag): Bag {
  return { shop: -bag.shop, presentment: -bag.presentment };
}

export function subtract(bag: Bag, ...less: Bag[]): Bag {
  return addBags(bag, negate(sumBags(less)));
}

export function times(bag: Bag, quantity: number): Bag {
  return { shop: bag.shop * BigInt(quantity), presentment: bag.presentment * BigInt(quantity) };
}

export function absoluteBag(bag: Bag): Bag {
  return { shop: absolute(bag.shop), presentment: absolute(bag.presentment) };
}

export function isZero(bag: Bag): boolean {
  return bag.shop === 0n && bag.presentment === 0n;
}

export function isSame(one: Bag, other: Bag): boolean {
  return one.shop === other.shop && one.presentment === other.presentment;
}

/** Decimal text of one side as Shopify writes it in a store of that currency ("12.30", JPY "1230", KWD "1.230"). */
export function renderMoney(amount: Billionths, currencyCode: string): StoredMoney {
  return { amount: formatDecimal(amount, currencyDigits(currencyCode) ?? 2), currencyCode };
}

/** The two currencies of an order and the reading of its amounts. `rate` is presentment per shop, from the stated totals. */
export function createOrderMoney(
  currencies: { shop: string; presentment: string },
  rate: Bag,
  note: (text: string) => void,
): OrderMoney {
  const { shop: shopCurrency, presentment: presentmentCurrency } = currencies;
  const shopDigits = currencyDigits(shopCurrency) ?? 2;
  const presentmentDigits = currencyDigits(presentmentCurrency) ?? 2;
  const isSingle = shopCurrency === presentmentCurrency;

  function fromShop(amount: Billionths, path: string): Bag {
    if (isSingle || amount === 0n) return { shop: amount, presentment: amount };
    note(
      `${path} is stated in ${shopCurrency} only; its ${presentmentCurrency} side follows the rate of the totals.`,
    );
    return {
      shop: amount,
      presentment: scaleDecimal(amount, rate.presentment, rate.shop, presentmentDigits),
    };
  }

  function fromPresentment(amount: Billionths, path: string): Bag {
    if (isSingle || amount === 0n) return { shop: amount, presentment: amount };
    note(
      `${path} is stated in ${presentmentCurrency} only; its ${shopCurrency} side follows the rate of the totals.`,
    );
    return { shop: scaleDecimal(amount, rate.shop, rate.presentment, shopDigits), presentment: amount };
  }

  function fromSides(plain: Billionths | null, set: Sides, path: string): Bag | null {
    const shop = plain ?? set.shop;
    if (shop !== null && shop % 10n ** BigInt(9 - shopDigits) !== 0n) {
      note(`${path} is finer than ${shopCurrency} has decimals; kept as stated.`);
    }
    if (shop === null) return set.presentment === null ? null : fromPresentment(set.presentment, path);
    if (plain === null || set.shop === null || plain === set.shop) {
      if (isSingle && set.presentment !== null && set.presentment !== shop) {
        note(`${path} states different amounts for shop and presentment money in one currency.`);
      }
      return set.presentment === null ? fromShop(shop, path) : { shop, presentment: set.presentment };
    }
    if (!isSingle && plain === set.presentment) return { shop: set.shop, presentment: plain };
    note(
      `${path} is ${formatDecimal(plain, shopDigits)} but ${path}_set says ${formatDecimal(set.shop, shopDigits)}.`,
    );
    return isSingle
      ? { shop: plain, presentment: plain }
      : { shop: plain, presentment: set.presentment ?? plain };
  }

  return {
    shopCurrency,
    presentmentCurrency,
    shopDigits,
    fromShop,
    fromPresentment,
    readSet: (raw, path) => fromSides(null, sidesOf(raw, path), path),
    read(raw, field, path) {
      const set = asObject(raw[`${field}_set`]);
      const sides = set ? sidesOf(set, `${path}_set`) : { shop: null, presentment: null };
      return fromSides(readAmount(raw[field], path), sides, path);
    },
    render: (bag) => ({
      shopMoney: renderMoney(bag.shop, shopCurrency),
      presentmentMoney: renderMoney(bag.presentment, presentmentCurrency),
    }),
  };
}

type Sides = { shop: Billionths | null; presentment: Billionths | null };

function sidesOf(set: RawObject, path: string): Sides {
  return {
    shop: readAmount(asObject(set.shop_money)?.amount, `${path}.shop_money`),
    presentment: readAmount(asObject(set.presentment_money)?.amount, `${path}.presentment_money`),
  };
}

/** The amount, or null when nothing is stated. Throws UnusableOrder for anything that is not a decimal. */
export function readAmount(value: unknown, path: string): Billionths | null {
  if (value === undefined || value === null || (typeof value === "string" && value.trim() === ""))
    return null;
  const amount = parseDecimal(value);
  if (amount !== null) return amount;
  throw new UnusableOrder(`${path} is ${JSON.stringify(value).slice(0, 60)}, which is not an amount`);
}
