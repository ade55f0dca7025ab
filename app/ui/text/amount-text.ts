import { type Currency, minorDigits } from "#app/domain/money/currency.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";

const symbols: Record<Currency, string> = {
  USD: "$",
  CAD: "CA$",
  AUD: "A$",
  NZD: "NZ$",
  EUR: "€",
  GBP: "£",
  JPY: "¥",
  INR: "₹",
  MXN: "MX$",
};

/**
 * An amount of minor units as the admin writes it: `$1,234.50`, `-€0.05`, `¥2,000`, and `1.500 KWD` where no symbol is
 * common. The same on server and browser, whatever their language.
 */
export function amountText(minor: number, currency: Currency): string {
  const [whole = "0", fraction] = formatDecimal(Math.abs(minor), currency).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = minorDigits(currency) === 0 ? grouped : `${grouped}.${fraction ?? ""}`;
  const symbol = symbols[currency];
  return (minor < 0 ? "-" : "") + (symbol ? symbol + digits : `${digits} ${currency}`);
}
