import { type Currency, minorDigits } from "#app/domain/money/currency.ts";

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/;

/**
 * Reads decimal text such as `"20.0"` into minor units of `currency` (2000 for USD, 20 for JPY).
 * Digits beyond the currency's minor unit are fine while they are zeros (Shopify writes `"1480.00"` JPY too).
 * Answers null when the text is no decimal, or finer than the currency: nothing is rounded here.
 */
export function parseDecimal(text: string, currency: Currency): number | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const digits = minorDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}
