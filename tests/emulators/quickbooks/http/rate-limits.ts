import type { Settings } from "../books/settings.ts";

export type RateLimits = { allows(limits: Settings["rateLimits"], isBatch: boolean, now: Date): boolean };

/** Counts requests of the last minute and second, and batches of the last minute, by the books' clock. */
export function createRateLimits(): RateLimits {
  let requests: number[] = [];
  let batches: number[] = [];
  return {
    allows(limits, isBatch, now) {
      if (limits === false) return true;
      const at = now.getTime();
      requests = requests.filter((time) => at - time < 60_000);
      batches = batches.filter((time) => at - time < 60_000);
      const lastSecond = requests.filter((time) => at - time < 1000).length;
      const isOver =
        requests.length >= limits.perMinute ||
        lastSecond >= limits.perSecond ||
        (isBatch && batches.length >= limits.batchesPerMinute);
      if (isOver) return false;
      requests.push(at);
      if (isBatch) batches.push(at);
      return true;
    },
  };
}
