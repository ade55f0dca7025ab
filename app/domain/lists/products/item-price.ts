import { type Currency, minorDigits } from "#app/domain/money/currency.ts";

const decimal = /^-?\d{1,15}(?:\.(\d{1,12}))?$/;

/**
 * A price or cost in the form in which two systems are compared: rounded half away from zero to the digits of the
 * currency, without zeros at its end. QuickBooks knows up to seven decimals where the shop has two, and both write 0 for
 * none. `comparablePrice("12.50", "USD")` is `"12.5"`, of `"0.00"` null.
 */
export function comparablePrice(text: string | null | undefined, currency: Currency): string | null {
  const trimmed = (text ?? "").trim();
  if (!decimal.test(trimmed)) return null;
  const rounded = roundDecimal(trimmed, minorDigits(currency));
  return /[1-9]/.test(rounded) ? rounded : null;
}

/** Exact, on the digits: a binary fraction would round 1.005 down. */
function roundDecimal(text: string, digits: number): string {
  const sign = text.startsWith("-") ? "-" : "";
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const isUp = Number(fraction.charAt(digits) || "0") >= 5;
  const minor = String(isUp ? kept + 1n : kept).padStart(digits + 1, "0");
  const left = digits === 0 ? minor : minor.slice(0, -digits);
  const right = digits === 0 ? "" : minor.slice(-digits).replace(/0+$/, "");
  return sign + left + (right === "" ? "" : `.${right}`);
}
