const HOUR_MS = 3_600_000;

/** Offset of America/Los_Angeles in hours at an instant, by the United States' daylight-saving rule of 2007. */
export function pacificOffsetHours(instant: Date): -7 | -8 {
  const year = instant.getUTCFullYear();
  // Clocks move at 2:00 local time: 10:00 UTC in March (standard time), 9:00 UTC in November (daylight time).
  const begin = Date.UTC(year, 2, sundayOf(year, 2, 2), 10);
  const end = Date.UTC(year, 10, sundayOf(year, 10, 1), 9);
  const at = instant.getTime();
  return at >= begin && at < end ? -7 : -8;
}

/** `2020-09-29T05:58:16-07:00`, the form of MetaData times. */
export function pacificSeconds(instant: Date): string {
  const offset = pacificOffsetHours(instant);
  return `${new Date(instant.getTime() + offset * HOUR_MS).toISOString().slice(0, 19)}-0${-offset}:00`;
}

/** `2020-09-29T05:58:16.187-07:00`, the form of `time` in an answer. */
export function pacificMillis(instant: Date): string {
  const offset = pacificOffsetHours(instant);
  return `${new Date(instant.getTime() + offset * HOUR_MS).toISOString().slice(0, 23)}-0${-offset}:00`;
}

/** The Pacific calendar day, `2020-09-29`. */
export function pacificDay(instant: Date): string {
  return pacificSeconds(instant).slice(0, 10);
}

/** Adds days to `2026-01-31`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR_MS).toISOString().slice(0, 10);
}

function sundayOf(year: number, month: number, nth: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return 1 + ((7 - first) % 7) + 7 * (nth - 1);
}
