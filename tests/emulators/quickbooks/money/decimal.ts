/** An exact decimal: `digits / 10^scale`. */
export type Decimal = { digits: bigint; scale: number };

/**
 * Reads a JSON number or numeric text exactly as it was written (a double prints its shortest decimal form,
 * so 0.1 is one tenth). Answers undefined for anything that is not a plain number.
 */
export function toDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(String(value).trim());
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  const digits = BigInt(`${whole}${fraction}`) * (sign === "-" ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  if (Math.abs(scale) > 60) return undefined;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Minor units back to an exact decimal: 1234 with 2 digits is 12.34. */
export function fromMinor(minor: number, places: number): Decimal {
  return { digits: BigInt(minor), scale: places };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** `a / b`, rounded half away from zero to `places` decimals; b must not be zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  const shift = places + b.scale - a.scale;
  const top = shift >= 0 ? a.digits * 10n ** BigInt(shift) : a.digits;
  const bottom = shift >= 0 ? b.digits : b.digits * 10n ** BigInt(-shift);
  return { digits: divideHalfUp(top, bottom), scale: places };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: raise(a, scale) + raise(b, scale), scale };
}

/** Rounds half away from zero to whole minor units: 22.425 with 2 places is 2243. */
export function toMinor(value: Decimal, places: number): number {
  if (value.scale <= places) return Number(value.digits * 10n ** BigInt(places - value.scale));
  return Number(divideHalfUp(value.digits, 10n ** BigInt(value.scale - places)));
}

/** The number that goes on the wire. */
export function toNumber(value: Decimal): number {
  const negative = value.digits < 0n;
  const text = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, "0");
  const whole = text.slice(0, text.length - value.scale);
  const result = Number(value.scale === 0 ? whole : `${whole}.${text.slice(text.length - value.scale)}`);
  return negative && result !== 0 ? -result : result;
}

function raise(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

function divideHalfUp(top: bigint, bottom: bigint): bigint {
  const negative = top < 0n !== bottom < 0n;
  const absoluteTop = top < 0n ? -top : top;
  const absoluteBottom = bottom < 0n ? -bottom : bottom;
  const quotient = (absoluteTop * 2n + absoluteBottom) / (absoluteBottom * 2n);
  return negative ? -quotient : quotient;
}
