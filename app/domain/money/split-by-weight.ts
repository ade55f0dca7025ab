/**
 * Splits `totalMinor` into whole minor units in proportion to `weights`; the parts always sum to the total.
 * What rounding leaves goes to the largest remainder first, then to the lowest index. Weights are ≥ 0; when all
 * are 0 the first part takes everything. `splitByWeight(100, [1, 1, 1])` is `[34, 33, 33]`.
 */
export function splitByWeight(totalMinor: number, weights: readonly number[]): number[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  if (weightSum === 0) return weights.map((_, index) => (index === 0 ? totalMinor : 0));
  const size = BigInt(Math.abs(totalMinor));
  const shares = weights.map((weight, index) => {
    const scaled = size * BigInt(weight);
    return { index, part: scaled / BigInt(weightSum), rest: scaled % BigInt(weightSum) };
  });
  let left = size - shares.reduce((sum, share) => sum + share.part, 0n);
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  );
  for (const share of byRest) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  const sign = totalMinor < 0 ? -1 : 1;
  return shares.map((share) => (share.part === 0n ? 0 : sign * Number(share.part)));
}
