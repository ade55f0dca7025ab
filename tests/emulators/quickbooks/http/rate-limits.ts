import type { Settings } from "../books/settings.ts";

export type RateLimits = { allows(limits: Settings["rateLimits"], isBatch: boolean, now: Date): boolean };

/**
 * Counts requests of the last minute and second, and batches of the last minute, by the books' clock. What was
 * refused does not count. A clock that is set back forgets what lies ahead.
 */
export function createRateLimits(): RateLimits {
  let requests: number[] = [];
  let batches: number[] = [];
  return {
    allows(limits, isBatch, now) {
      if (limits === false) return true;
      const at = now.getTime();
      const isRecent = (time: number) => time <= at && at - time < 60_000;
      requests = requests.filter(isRecent);
      batches = batches.filter(isRecent);
      const lastSecond = requests.filter((time) => at - time < 1000).length;
      const isOver =
        requests.length >= limits.perMinute ||
        lastSecond >= limits.perSecond ||
        (isBatch && batches.length >= Math.min(limits.batchesPerMinute, limits.batchesPerRealm));
      if (isOver) return false;
      requests.push(at);
      if (isBatch) batches.push(at);
      return true;
    },
  };
}
