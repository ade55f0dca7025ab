import { currencyDigits } from "./currencies.ts";
import { type Bag, readAmount } from "./order-money.ts";
import { asObject, filledText, type RawObject } from "./raw-fields.ts";
import { UnusableOrder } from "./unusable-order.ts";

export type Currencies = { shop: string; presentment: string; rate: Bag };

const RATE_SOURCES = ["total_price_set", "subtotal_price_set", "total_line_items_price_set"];
const ONE_TO_ONE: Bag = { shop: 1n, presentment: 1n };

/**
 * The currencies of an order and the rate between them, taken from its stated totals.
 * An order that states none is in the shop's currency, with a note. Throws UnusableOrder for a code Shopify does not know.
 */
export function readCurrencies(
  raw: RawObject,
  shopCurrency: string,
  note: (text: string) => void,
): Currencies {
  const total = asObject(raw.total_price_set);
  const inShopMoney = filledText(asObject(total?.shop_money)?.currency_code);
  const inPresentment = filledText(asObject(total?.presentment_money)?.currency_code);
  const stated = filledText(raw.currency);
  const shop = codeOf(stated ?? inShopMoney ?? shopCurrency, "currency", note);
  if (stated === null) note(`The order states no currency; it counts as ${shop}.`);
  if (inShopMoney !== null && codeOf(inShopMoney, "total_price_set", note) !== shop) {
    note(`currency is ${shop} but total_price_set is in ${inShopMoney}.`);
  }
  const wanted = inPresentment ?? filledText(raw.presentment_currency) ?? shop;
  const presentment = codeOf(wanted, "presentment_currency", note);
  if (presentment === shop) return { shop, presentment, rate: ONE_TO_ONE };
  const rate = rateOf(raw);
  if (rate) return { shop, presentment, rate };
  if (inPresentment !== null) return { shop, presentment, rate: ONE_TO_ONE };
  note(
    `presentment_currency is ${presentment} but no total is stated in it; the order is kept in ${shop} alone.`,
  );
  return { shop, presentment: shop, rate: ONE_TO_ONE };
}

function rateOf(raw: RawObject): Bag | null {
  for (const field of RATE_SOURCES) {
    const set = asObject(raw[field]);
    const shop = readAmount(asObject(set?.shop_money)?.amount, field);
    const presentment = readAmount(asObject(set?.presentment_money)?.amount, field);
    if (shop && presentment) return { shop, presentment };
  }
  return null;
}

function codeOf(text: string, path: string, note: (text: string) => void): string {
  const code = text.trim().toUpperCase();
  if (currencyDigits(code) === null) {
    throw new UnusableOrder(`${path} is "${text.slice(0, 20)}", which is no currency that Shopify knows`);
  }
  if (code !== text) note(`${path} is written "${text}"; it counts as ${code}.`);
  return code;
}
