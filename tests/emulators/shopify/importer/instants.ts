const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a date with offset and answers it as the Admin API does: UTC, whole seconds ("2026-09-14T20:00:00Z").
 * A date without an offset counts as UTC. Returns null for text that is no such date, or a day that does not exist.
 */
export function parseInstant(value: unknown): string | null {
  const match = typeof value === "string" ? PATTERN.exec(value.trim()) : null;
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? "0"));
  if (year === undefined || month === undefined || day === undefined) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  if (
    new Date(local).getUTCDate() !== day ||
    month < 1 ||
    month > 12 ||
    (hour ?? 0) > 23 ||
    (minute ?? 0) > 59
  )
    return null;
  const instant = new Date(local - offsetMinutes(match[7] ?? "Z") * 60_000);
  return instant.toISOString().replace(/\.\d{3}Z$/, "Z");
}

function offsetMinutes(offset: string): number {
  if (offset.toUpperCase() === "Z") return 0;
  const digits = offset.replace(":", "");
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith("-") ? -minutes : minutes;
}
