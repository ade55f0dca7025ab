/** Reads a nested field of a stored record; null when any step is missing. Example: `fieldAt(order, "totalPriceSet", "shopMoney")`. */
export function fieldAt(record: unknown, ...path: string[]): unknown {
  let value: unknown = record;
  for (const name of path) {
    if (typeof value !== "object" || value === null) return null;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value ?? null;
}

/** Like `fieldAt`, as text; numbers and booleans are written out, anything else is the empty text. */
export function textAt(record: unknown, ...path: string[]): string {
  const value = fieldAt(record, ...path);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

/** Like `fieldAt`, as a list; anything that is not a list is the empty one. */
export function listAt(record: unknown, ...path: string[]): unknown[] {
  const value = fieldAt(record, ...path);
  return Array.isArray(value) ? value : [];
}
