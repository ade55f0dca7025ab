const dayMs = 24 * 3_600_000;

/** Days between two calendar dates, without sign. `dayDistance("2026-01-31", "2026-02-02")` is 2. */
export function dayDistance(one: string, other: string): number {
  const difference = Date.parse(`${one}T00:00:00Z`) - Date.parse(`${other}T00:00:00Z`);
  return Math.abs(Math.round(difference / dayMs));
}

/** The date so many days later, or earlier for a negative number. */
export function shiftDay(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
