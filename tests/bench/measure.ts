/** One figure of the table. `baseline` names what a ratio compares with; only ratios travel between machines. */
export type BenchRow = { name: string; value: number; unit: string; baseline?: string };

/** How often `work` runs in a second, measured over at least 300 ms after a warm-up of 100 ms. */
export function perSecond(work: () => void): number {
  repeatFor(100, work);
  return repeatFor(300, work);
}

/** In growing batches, so that neither slow nor quick work is measured by its looks at the clock. */
function repeatFor(milliseconds: number, work: () => void): number {
  const started = performance.now();
  let runs = 0;
  let batch = 1;
  let passed = 0;
  while (passed < milliseconds) {
    for (let index = 0; index < batch; index += 1) work();
    runs += batch;
    passed = performance.now() - started;
    if (passed < milliseconds / 20) batch *= 2;
  }
  return (runs * 1000) / passed;
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
