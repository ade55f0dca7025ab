const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

type DateParts = { year: number; month: number; day: number; hour: number; minute: number };

/** `Nov 22, 2026 at 3:42 pm`, or with `isDateOnly` `Nov 22, 2026`. `zone` `utc` is the same on every machine. */
export function momentText(iso: string, zone: "utc" | "local", isDateOnly = false): string {
  const { year, month, day, hour, minute } = partsOf(new Date(iso), zone);
  const date = `${months[month]} ${day}, ${year}`;
  if (isDateOnly) return date;
  const time = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
  return `${date} at ${time}${zone === "utc" ? " UTC" : ""}`;
}

/** A calendar date `2026-11-22` as `Nov 22, 2026`; text of another shape as it is. */
export function calendarDateText(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = months[Number(match?.[2]) - 1];
  return match && month ? `${month} ${Number(match[3])}, ${match[1]}` : date;
}

function partsOf(date: Date, zone: "utc" | "local"): DateParts {
  if (zone === "local") {
    return {
      year: date.getFullYear(),
      month: date.getMonth(),
      day: date.getDate(),
      hour: date.getHours(),
      minute: date.getMinutes(),
    };
  }
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}
