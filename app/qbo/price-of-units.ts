import { type Currency, minorDigits } from "#app/domain/money/currency.ts";

/** QuickBooks keeps quantities to 5 decimals and unit prices to 7. */
const QUANTITY_DIGITS = 5;
const PRICE_DIGITS = 7;

/**
 * The price of one, to QuickBooks' seven decimals, of an amount that its quantity does not divide: 3 for 10.00 are
 * 3.3333333 each. Null when quantity × price would not round to the amount again, which QuickBooks refuses (code 6070).
 */
export function priceOfUnits(amountMinor: number, quantity: number, currency: Currency): number | null {
  const units = BigInt(Math.round(quantity * 10 ** QUANTITY_DIGITS));
  if (units === 0n) return null;
  const scale = 10n ** BigInt(QUANTITY_DIGITS + PRICE_DIGITS - minorDigits(currency));
  const price = divideRounding(BigInt(amountMinor) * scale, units);
  if (divideRounding(price * units, scale) !== BigInt(amountMinor)) return null;
  return Number(price) / 10 ** PRICE_DIGITS;
}

/** Half away from zero, as QuickBooks rounds. */
function divideRounding(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n;
  const [size, by] = [absolute(numerator), absolute(denominator)];
  const quotient = (2n * size + by) / (2n * by);
  return isNegative ? -quotient : quotient;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
