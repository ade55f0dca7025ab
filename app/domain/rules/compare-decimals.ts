const DECIMAL = /^(-?)(\d{1,30})(?:[.](\d{1,12}))?$/;
const FRACTION_DIGITS = 12;

/**
 * Compares two decimal texts exactly, without floats: negative when `a` is less, 0 when equal (`"20"` and `"20.00"`
 * are), positive when more. Null when one of them is no decimal.
 */
export function compareDecimals(a: string, b: string): number | null {
  const left = scale(a);
  const right = scale(b);
  if (left === null || right === null) return null;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text.trim());
}

function scale(text: string): bigint | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const size = BigInt(whole + fraction.padEnd(FRACTION_DIGITS, "0"));
  return sign ? -size : size;
}
