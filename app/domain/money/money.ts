import type { Currency } from "#app/domain/money/currency.ts";

/** An amount in integer minor units (cents for USD, yen for JPY) of one currency. Never a float. */
export type Money = { readonly minor: number; readonly currency: Currency };

/** Makes a `Money`. Throws when `minor` is no safe integer: such an amount is a programmer's mistake. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a whole number of minor units`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** Adds minor amounts of one currency. Throws above 2^53 instead of losing a cent silently. */
export function sumMinor(amounts: readonly number[]): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (!Number.isSafeInteger(sum)) throw new RangeError(`${sum} is outside the range of exact amounts`);
  return sum;
}
