/** One amount in cents of the shop's currency and of the buyer's; both currencies of the demo have two decimals. */
export type Money = { shop: number; buyer: number };

/** Converts cents of the shop to the buyer's currency; each single price is rounded, totals are sums of rounded prices. */
export type ToMoney = (shopCents: number) => Money;

export const NOTHING: Money = { shop: 0, buyer: 0 };

/** `ratePpm` is what one unit of the shop's currency is worth in the buyer's, in millionths (0.9243 is 924,300). */
export function convertAt(ratePpm: number): ToMoney {
  return (shop) => ({ shop, buyer: roundedShare(shop, ratePpm, 1_000_000) });
}

export function sumMoney(amounts: readonly Money[]): Money {
  return amounts.reduce(
    (sum, amount) => ({ shop: sum.shop + amount.shop, buyer: sum.buyer + amount.buyer }),
    NOTHING,
  );
}

export function lessMoney(amount: Money, ...others: Money[]): Money {
  const other = sumMoney(others);
  return { shop: amount.shop - other.shop, buyer: amount.buyer - other.buyer };
}

export function timesMoney(amount: Money, factor: number): Money {
  return { shop: amount.shop * factor, buyer: amount.buyer * factor };
}

/** `part` of `whole` units of an amount, rounded half up: 1 of 3 units of 100 cents is 33. */
export function shareOfMoney(amount: Money, part: number, whole: number): Money {
  return { shop: roundedShare(amount.shop, part, whole), buyer: roundedShare(amount.buyer, part, whole) };
}

/** `cents * part / whole`, rounded half up; all of them whole numbers of 0 or more, so that nothing is lost on the way. */
export function roundedShare(cents: number, part: number, whole: number): number {
  return Math.floor((2 * cents * part + whole) / (2 * whole));
}

/** Splits cents in the proportion of the weights; what is left over goes to the largest remainder, then the lowest index. */
export function splitCents(cents: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((cents * weight) / whole));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (cents * weight) % whole }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const left = cents - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
