/**
 * Splits `totalMinor` over weights so that the parts sum to it exactly. The remainder goes to the largest
 * fractional part first, then to the lowest index: 100 over [1, 1, 1] is [34, 33, 33].
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(Math.abs(weight)), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? totalMinor : 0));
  const sign = totalMinor < 0 ? -1 : 1;
  const total = BigInt(Math.abs(totalMinor));
  const shares = weights.map((weight, index) => {
    const product = total * BigInt(Math.abs(weight));
    return { index, whole: product / sum, rest: product % sum };
  });
  let left = Number(total - shares.reduce((used, share) => used + share.whole, 0n));
  const parts = shares.map((share) => Number(share.whole));
  for (const share of [...shares].sort((a, b) =>
    a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.index - b.index,
  )) {
    if (left === 0) break;
    parts[share.index] = (parts[share.index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part));
}
