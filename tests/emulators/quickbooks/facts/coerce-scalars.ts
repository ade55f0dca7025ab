import { isObject } from "./check-values.ts";
import { type Field, type Shape, shapeOf } from "./field-table.ts";

function coerceOne(field: Field, value: unknown): unknown {
  const { content } = field;
  if (content.is === "object") return isObject(value) ? coerceMembers(content.shape, value) : value;
  if (content.is === "enumeration" || content.kind === "any" || typeof value === "object") return value;
  if (content.kind === "decimal" || content.kind === "int") {
    return value === "" ? undefined : Number(value);
  }
  if (content.kind === "boolean") return String(value).toLowerCase() === "true";
  if (content.kind === "date") return String(value).slice(0, "2026-01-31".length);
  return String(value);
}

function coerceMembers(shape: Shape, body: Record<string, unknown>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const field = shape.fields.get(name);
    if (field === undefined || value === null) continue;
    const one = Array.isArray(value) ? value.map((each) => coerceOne(field, each)) : coerceOne(field, value);
    if (one !== undefined) read[name] = one;
  }
  return read;
}

/**
 * Reads a body that passed `validateShape` the way the service's JSON reader does: `"12.50"` in a number field becomes
 * 12.5, a number in a text field becomes text, a date with time or zone keeps its day, and null members and
 * empty numbers are dropped.
 * An entity without a table is returned as it is.
 */
export function coerceScalars(entity: string, body: Record<string, unknown>): Record<string, unknown> {
  const shape = shapeOf(entity);
  return shape === undefined ? body : coerceMembers(shape, body);
}
