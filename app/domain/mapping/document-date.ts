/**
 * The calendar day of a moment in a time zone, `YYYY-MM-DD`: `2026-03-01T02:00:00Z` is `2026-02-28` in Los Angeles.
 * An unknown zone counts as UTC, an unreadable moment answers null.
 */
export function dateInZone(moment: string, timeZone: string): string | null {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  return formatterFor(timeZone).format(date);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = makeFormatter(timeZone) ?? makeFormatter("UTC") ?? new Intl.DateTimeFormat("sv-SE");
  formatters.set(timeZone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | null {
  try {
    // The Swedish locale writes dates as YYYY-MM-DD.
    return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  } catch {
    return null;
  }
}

/** The day `days` after a calendar day: `addDays("2026-01-31", 30)` is `2026-03-02`. */
export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return Number.isNaN(moved.getTime()) ? day : moved.toISOString().slice(0, 10);
}
