/** An exact amount in billionths of a currency's main unit: 12.34 is 12_340_000_000n. */
export type Billionths = bigint;

const DIGITS = 9;
const LIMIT = 10n ** 33n;
const PATTERN = /^([+-]?)(\d{1,24})(?:\.(\d{0,30}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Reads decimal text or a JSON number without passing through binary floating point.
 * Returns null for anything that is not a plain decimal of at most 24 whole and nine fraction digits ("1,234.50", "$5", NaN, objects).
 */
export function parseDecimal(value: unknown): Billionths | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  const match = PATTERN.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? "";
  const shift = DIGITS - fraction.length + Number(match[4] ?? "0");
  const digits = BigInt(`${match[2] ?? ""}${fraction}`);
  if (shift < 0 && digits % 10n ** BigInt(-shift) !== 0n) return null;
  const size: Billionths = shift < 0 ? digits / 10n ** BigInt(-shift) : digits * 10n ** BigInt(shift);
  if (size >= LIMIT) return null;
  return match[1] === "-" ? -size : size;
}

/** Decimal text with at least `minimumDigits` fraction digits and no further trailing zeros: (2_500_000_000n, 2) is "2.50". */
export function formatDecimal(amount: Billionths, minimumDigits: number): string {
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(DIGITS + 1, "0");
  const whole = digits.slice(0, -DIGITS);
  const fraction = digits.slice(-DIGITS).replace(/0+$/, "").padEnd(minimumDigits, "0");
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** `amount * numerator / denominator`, half away from zero, to `digits` fraction digits. The denominator must not be 0. */
export function scaleDecimal(
  amount: Billionths,
  numerator: bigint,
  denominator: bigint,
  digits: number,
): Billionths {
  const unit = 10n ** BigInt(DIGITS - digits);
  const product = amount * numerator;
  const divisor = denominator * unit;
  const isNegative = product < 0n !== divisor < 0n;
  const size = absolute(product);
  const parts = absolute(divisor);
  const rounded = ((size * 2n + parts) / (parts * 2n)) * unit;
  return isNegative ? -rounded : rounded;
}

export function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
