/** `Bag` is what every amount of an order is asked as: in the shop's currency and in the buyer's. */
export const MONEY_FIELDS = `
fragment Bag on MoneyBag { shopMoney { ...Amount } presentmentMoney { ...Amount } }
fragment Amount on MoneyV2 { amount currencyCode }`;
