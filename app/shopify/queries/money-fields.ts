/** Money in the shop's currency; `Bag` is what every amount of an order is asked as. */
export const MONEY_FIELDS = `
fragment Bag on MoneyBag { shopMoney { amount currencyCode } }`;
