import type { Settings } from "../core/settings.ts";

export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

/** The leaky bucket of one app in one shop: points refill by `restoreRate` a second up to `maximumAvailable`. */
export type CostBucket = {
  /** Reserves the points of an operation; false means throttled, and nothing is taken. */
  reserve(points: number): boolean;
  /** Gives back what was reserved and not used, or takes what was used beyond. */
  settle(reserved: number, used: number): void;
  status(): ThrottleStatus;
};

export function createCostBucket(settings: () => Settings, now: () => Date): CostBucket {
  let available = settings().maximumAvailable;
  let filledAt = now().getTime();

  function refill(): void {
    const at = now().getTime();
    const { maximumAvailable, restoreRate } = settings();
    available = Math.min(maximumAvailable, available + ((at - filledAt) / 1000) * restoreRate);
    filledAt = at;
  }

  return {
    reserve(points) {
      refill();
      if (!settings().throttle) return true;
      if (available < points) return false;
      available -= points;
      return true;
    },
    settle(reserved, used) {
      if (settings().throttle) available = Math.min(settings().maximumAvailable, available + reserved - used);
    },
    status() {
      refill();
      const { maximumAvailable, restoreRate } = settings();
      return { maximumAvailable, currentlyAvailable: Math.max(0, Math.floor(available)), restoreRate };
    },
  };
}
