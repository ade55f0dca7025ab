import { type Currency, minorDigits } from "#app/domain/money/currency.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { parseDecimal } from "#app/domain/money/parse-decimal.ts";

/** QuickBooks keeps at most 15 digits of an amount; a JSON number carries 15 digits exactly. */
const MAX_DIGITS = 15;
/** The widest number field of the service (code 2090 above it). */
const LARGEST = 99_999_999_999;

/** Whether an amount in minor units fits what QuickBooks stores and a JSON number carries exactly. */
export function fitsWire(minor: number, currency: Currency): boolean {
  return isExact(minor) && Math.abs(minor) <= LARGEST * 10 ** minorDigits(currency);
}

function isExact(minor: number): boolean {
  return Number.isSafeInteger(minor) && String(Math.abs(minor)).length <= MAX_DIGITS;
}

/** An amount as the JSON number that prints exactly its digits: 1999 USD is `19.99`, 1999 JPY is `1999`. */
export function toWireAmount(minor: number, currency: Currency): number {
  if (!isExact(minor)) throw new RangeError(`${minor} has more than ${MAX_DIGITS} digits`);
  return Number(formatDecimal(minor, currency));
}

/**
 * Minor units of an amount in an answer, read from the number's shortest decimal text; null when it is finer than
 * the currency or no plain decimal: nothing is rounded.
 */
export function fromWireAmount(amount: number, currency: Currency): number | null {
  return parseDecimal(String(amount), currency);
}
