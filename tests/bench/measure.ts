/** One figure of the table. `baseline` names what a ratio compares with; only ratios travel between machines. */
export type BenchRow = { name: string; value: number; unit: string; baseline?: string };

/** How often `work` runs in a second, measured over at least 300 ms after a warm-up. */
export function perSecond(work: () => void): number {
  for (let warmUp = 0; warmUp < 200; warmUp += 1) work();
  const started = performance.now();
  let runs = 0;
  while (performance.now() - started < 300) {
    for (let batch = 0; batch < 50; batch += 1) work();
    runs += 50;
  }
  return (runs * 1000) / (performance.now() - started);
}

/** Runs `count` calls with `width` at a time and answers calls per second. */
export async function callsPerSecond(
  count: number,
  width: number,
  call: (index: number) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  let next = 0;
  const runner = async () => {
    while (next < count) {
      next += 1;
      await call(next);
    }
  };
  await Promise.all(Array.from({ length: width }, runner));
  return (count * 1000) / (performance.now() - started);
}
