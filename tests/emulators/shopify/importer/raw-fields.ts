import { UnusableOrder } from "./unusable-order.ts";

/** An object of the file, nothing known about its fields. */
export type RawObject = { readonly [field: string]: unknown };

export function asObject(value: unknown): RawObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as RawObject) : null;
}

/** Text as written, a number as its digits; null for everything else. Empty text stays empty text. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

/** Text with something in it besides white space, otherwise null. */
export function filledText(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text.trim() === "" ? null : text;
}

/** true, "true" and 1 are true; the given default stands for what is neither true nor false. */
export function flagOf(value: unknown, otherwise: boolean): boolean {
  if (value === true || value === "true" || value === 1 || value === "1") return true;
  if (value === false || value === "false" || value === 0 || value === "0") return false;
  return otherwise;
}

/** A whole number that fits GraphQL's Int, from a number or its digits; null otherwise. */
export function intOf(value: unknown): number | null {
  const text = textOf(value)?.trim() ?? "";
  if (!/^[+-]?\d{1,10}(\.0+)?$/.test(text)) return null;
  const number = Number(text);
  return Math.abs(number) <= 2_147_483_647 ? number : null;
}

/**
 * A list that amounts depend on. Absent, "" and {} (what some exports make of an empty list) are empty.
 * Throws UnusableOrder when it is not a list of objects.
 */
export function requiredList(raw: RawObject, field: string, path: string): RawObject[] {
  const value = raw[field];
  if (value === undefined || value === null || value === "") return [];
  const object = asObject(value);
  if (object !== null && Object.keys(object).length === 0) return [];
  if (!Array.isArray(value)) throw new UnusableOrder(`${path} is not a list`);
  return value.map((item, index) => {
    const object = asObject(item);
    if (!object) throw new UnusableOrder(`${path}[${index}] is not an object`);
    return object;
  });
}

/** A list that no amount depends on: what is not an object is left out and told to `note`. */
export function optionalList(raw: RawObject, field: string, note: (text: string) => void): RawObject[] {
  const value = raw[field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    note(`${field} is not a list and was left out.`);
    return [];
  }
  const objects = value.map(asObject).filter((item) => item !== null);
  if (objects.length < value.length) note(`${field} holds entries that are not objects; they were left out.`);
  return objects;
}
