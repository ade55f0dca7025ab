import type { Wire } from "./types.ts";

export function isRecord(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under `key`, or undefined when there is none. */
export function recordAt(object: Wire | undefined, key: string): Wire | undefined {
  const value = object?.[key];
  return isRecord(value) ? value : undefined;
}

/** The objects of the array under `key`; an absent array is empty. */
export function recordsAt(object: Wire | undefined, key: string): Wire[] {
  const value = object?.[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The text under `key`; a number is taken as its text, as the service does. */
export function textAt(object: Wire | undefined, key: string): string | undefined {
  const value = object?.[key];
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

/** `value` of a reference member: `{"CustomerRef":{"value":"1"}}` is "1"; an empty value counts as none. */
export function refAt(object: Wire | undefined, key: string): string | undefined {
  const value = textAt(recordAt(object, key), "value");
  return value === "" ? undefined : value;
}

export function booleanAt(object: Wire | undefined, key: string): boolean | undefined {
  const value = object?.[key];
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

/** Drops members that are null or undefined: the service never sends them. */
export function withoutNulls(object: Wire): Wire {
  const result: Wire = {};
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined && value !== null) result[key] = value;
  }
  return result;
}

/** The first letters of a text, for messages that echo what came in. */
export function excerpt(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}...`;
}
