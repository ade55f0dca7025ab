/** Exact sums of decimal text, as wide as the widest operand: ["1.10", "2.005"] -> "3.105"; the empty sum is "0.0". */
export function sumDecimals(amounts: string[]): string {
  if (amounts.length === 0) return "0.0";
  const places = Math.max(...amounts.map((amount) => amount.split(".")[1]?.length ?? 0));
  const total = amounts.reduce((sum, amount) => sum + toUnits(amount, places), 0n);
  return fromUnits(total, places);
}

export function negateDecimal(amount: string): string {
  if (/^-?0*(\.0*)?$/.test(amount)) return amount.replace("-", "");
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

function toUnits(amount: string, places: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (match === null) throw new TypeError(`Not a decimal amount: ${JSON.stringify(amount)}.`);
  const digits = `${match[2]}${(match[3] ?? "").padEnd(places, "0")}`;
  return BigInt(`${match[1]}${digits}`);
}

function fromUnits(units: bigint, places: number): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
