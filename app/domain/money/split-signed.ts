/**
 * Splits `totalMinor` in proportion to weights of either sign, whose sum is positive: a part of an invoice takes its
 * share of the discounts, too. The parts always sum to the total; what rounding leaves goes to the largest remainder
 * first, then to the lowest index. `splitSigned(50, [100, -20, 20])` is `[50, -10, 10]`.
 */
export function splitSigned(totalMinor: number, weights: readonly number[]): number[] {
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (weightSum <= 0n) return weights.map((_, index) => (index === 0 ? totalMinor : 0));
  const shares = weights.map((weight, index) => {
    const scaled = BigInt(totalMinor) * BigInt(weight);
    const part = floorDivide(scaled, weightSum);
    return { index, part, rest: scaled - part * weightSum };
  });
  let left = BigInt(totalMinor) - shares.reduce((sum, share) => sum + share.part, 0n);
  const byRest = [...shares].sort((one, other) =>
    one.rest === other.rest ? one.index - other.index : one.rest > other.rest ? -1 : 1,
  );
  for (const share of byRest) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map(({ part }) => Number(part));
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
