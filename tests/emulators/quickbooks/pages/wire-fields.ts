/** An object as the service sends it; nothing about its members is certain. */
export type Wire = Record<string, unknown>;

export function isWire(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(object: Wire | undefined, path: string): unknown {
  let value: unknown = object;
  for (const name of path.split(".")) {
    value = isWire(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** The text at a dotted path ("CustomerRef.name"); numbers and flags as text, everything else as "". */
export function textAt(object: Wire | undefined, path: string): string {
  const value = at(object, path);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

/** The number at a dotted path, also when it came as text; undefined when there is none. */
export function numberAt(object: Wire | undefined, path: string): number | undefined {
  const text = textAt(object, path);
  const number = Number(text);
  return text === "" || !Number.isFinite(number) ? undefined : number;
}

/** The objects of the list at a dotted path, empty when there is no list. */
export function listAt(object: Wire | undefined, path: string): Wire[] {
  const value = at(object, path);
  return Array.isArray(value) ? value.filter(isWire) : [];
}

/** The object at a dotted path. */
export function objectAt(object: Wire | undefined, path: string): Wire | undefined {
  const value = at(object, path);
  return isWire(value) ? value : undefined;
}

/** What a reference shows: its name, else its id with a number sign, else "". */
export function nameAt(object: Wire | undefined, path: string): string {
  const id = textAt(object, `${path}.value`);
  return textAt(object, `${path}.name`) || (id === "" ? "" : `#${id}`);
}
