import { absolute, type Billionths } from "./decimal.ts";
import type { Bag } from "./order-money.ts";

/**
 * Splits an amount by weights so that the parts sum to it exactly, in whole minor units (10^-digits): every part is
 * rounded down, the rest goes to the first parts one unit each. Without any weight all of it goes to the first part.
 */
export function splitAmount(amount: Billionths, weights: bigint[], digits: number): Billionths[] {
  const sum = weights.reduce((total, weight) => total + absolute(weight), 0n);
  if (sum === 0n) return weights.map((_weight, index) => (index === 0 ? amount : 0n));
  const unit = 10n ** BigInt(9 - digits);
  const size = absolute(amount);
  const parts = weights.map((weight) => ((size * absolute(weight)) / sum / unit) * unit);
  let rest = size - parts.reduce((total, part) => total + part, 0n);
  const shared = parts.map((part) => {
    const extra = rest >= unit ? unit : rest;
    rest -= extra;
    return part + extra;
  });
  // What is still left is less than one unit per part or finer than a unit; the first part takes it.
  return shared.map((part, index) => (amount < 0n ? -1n : 1n) * (index === 0 ? part + rest : part));
}

/** Splits both sides of a bag by the weights' own sides. */
export function splitBag(bag: Bag, weights: Bag[], digits: { shop: number; presentment: number }): Bag[] {
  const shop = splitAmount(
    bag.shop,
    weights.map((weight) => weight.shop),
    digits.shop,
  );
  const presentment = splitAmount(
    bag.presentment,
    weights.map((weight) => weight.presentment),
    digits.presentment,
  );
  return shop.map((part, index) => ({ shop: part, presentment: presentment[index] ?? 0n }));
}
