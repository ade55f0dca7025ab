/** The value as an object with named fields, or undefined for anything else. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The objects of a list; whatever else stands in it is left out. */
export function asObjects(value: unknown): Record<string, unknown>[] {
  return asList(value)
    .map(asObject)
    .filter((item) => item !== undefined);
}
