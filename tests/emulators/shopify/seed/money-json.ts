import type { Money } from "./buyer-money.ts";

/** The two currencies of an order: the shop's and the buyer's. */
export type Currencies = { shop: string; buyer: string };

export type MoneySet = {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
};

/** Cents as decimal text: 1234 is `12.34`, -5 is `-0.05`. */
export function amountText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount as REST writes it in `*_set` fields. */
export function moneySet(money: Money, currencies: Currencies): MoneySet {
  return {
    shop_money: { amount: amountText(money.shop), currency_code: currencies.shop },
    presentment_money: { amount: amountText(money.buyer), currency_code: currencies.buyer },
  };
}

/** The plain field and its set: `withSet("total_tax", …)` gives `total_tax` in the shop's currency and `total_tax_set`. */
export function withSet(name: string, money: Money, currencies: Currencies): Record<string, unknown> {
  return { [name]: amountText(money.shop), [`${name}_set`]: moneySet(money, currencies) };
}
