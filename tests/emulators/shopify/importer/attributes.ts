import type { StoredAttribute } from "../stored-order.ts";
import { asObject, textOf } from "./raw-fields.ts";

/**
 * `note_attributes` of an order or `properties` of a line: a list of `{name, value}`, or, in old API versions, one object
 * of names and values. A value that is not text is kept as its JSON.
 */
export function readAttributes(value: unknown): StoredAttribute[] {
  if (Array.isArray(value)) {
    return value
      .map(asObject)
      .filter((item) => item !== null)
      .map((item) => ({
        key: textOf(item.name) ?? textOf(item.key) ?? "",
        value: attributeText(item.value),
      }));
  }
  const object = asObject(value);
  return object ? Object.entries(object).map(([key, item]) => ({ key, value: attributeText(item) })) : [];
}

function attributeText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return textOf(value) ?? JSON.stringify(value);
}
