import { currencyDigits } from "../money/currency-digits.ts";

const formats = new Map<number, Intl.NumberFormat>();

function grouped(value: number, digits: number): string {
  let format = formats.get(digits);
  if (format === undefined) {
    format = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(digits, format);
  }
  const text = format.format(value);
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", "");
}

/** "1,234.50" for a decimal amount of the wire; "" when there is none. */
export function amountText(value: number | undefined, currency: string): string {
  return value === undefined ? "" : grouped(value, currencyDigits(currency));
}

/** "1,234.50" for 123450 minor units of a currency with two digits. */
export function minorText(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return grouped(minor / 10 ** digits, digits);
}

/** Minor units of a decimal text ("1234.5" is 123450 in dollars); "" and what is no number count as 0. */
export function minorOf(text: string, currency: string): number {
  const match = /^(-?)(\d*)\.?(\d*)$/.exec(text.trim());
  if (match === null) return 0;
  const digits = currencyDigits(currency);
  const units = Number(`${match[2] ?? ""}${(match[3] ?? "").padEnd(digits, "0").slice(0, digits)}`);
  return match[1] === "-" ? -units : units;
}

/** A price or quantity as it came, up to seven decimals, grouped, without padding. */
export function plainNumber(value: number | undefined): string {
  if (value === undefined) return "";
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: 7 }).format(value).replace("-", "−");
}

/** A unit price: at least the digits of the currency, at most the seven that the service keeps. */
export function priceText(value: number | undefined, currency: string): string {
  if (value === undefined) return "";
  const digits = { minimumFractionDigits: currencyDigits(currency), maximumFractionDigits: 7 };
  return new Intl.NumberFormat("en-US", digits).format(value).replace("-", "−");
}
