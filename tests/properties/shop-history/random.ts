/** A random source that a seed decides: the same seed, the same history. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
};

/** mulberry32, a well-known small generator of 32 bits. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (percent) => next() * 100 < percent,
    pick: (values) => values[int(0, values.length - 1)] ?? values[0],
  };
}
