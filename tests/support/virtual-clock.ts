/** A clock whose sleepers wake in order of their time when `run` is called; it ends when nobody sleeps any more. */
export function virtualClock() {
  let nowMs = 1_800_000_000_000;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => new Date(nowMs),
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: nowMs + ms, wake })),
    async run() {
      for (;;) {
        await new Promise(setImmediate);
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        if (!next) return;
        nowMs = Math.max(nowMs, next.at);
        next.wake();
      }
    },
  };
}
