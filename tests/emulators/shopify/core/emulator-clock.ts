/** The emulator's time: a source that the caller may inject, plus an offset that the control endpoint moves. */
export type EmulatorClock = {
  now(): Date;
  /** Moves time by `milliseconds` from here on; negative values are refused. */
  advance(milliseconds: number): void;
};

export function createEmulatorClock(source: () => Date = () => new Date()): EmulatorClock {
  let offsetMs = 0;
  return {
    now: () => new Date(source().getTime() + offsetMs),
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw new RangeError(`The clock only moves forward, not by ${milliseconds} ms.`);
      }
      offsetMs += milliseconds;
    },
  };
}

/** ISO text in whole seconds, UTC, as the Admin API writes a DateTime: `2026-11-22T15:04:05Z`. */
export function toShopifyDateTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
