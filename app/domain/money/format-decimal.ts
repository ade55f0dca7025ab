import { type Currency, minorDigits } from "#app/domain/money/currency.ts";

/** Writes minor units as decimal text: 2000 USD is `"20.00"`, 20 JPY is `"20"`, -5 USD is `"-0.05"`. */
export function formatDecimal(minor: number, currency: Currency): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Writes an amount for people: `"20.00 USD"`. */
export function formatMoney(minor: number, currency: Currency): string {
  return `${formatDecimal(minor, currency)} ${currency}`;
}
