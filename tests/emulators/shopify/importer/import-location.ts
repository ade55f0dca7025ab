import type { StoredReference } from "../stored-order.ts";
import { legacyId } from "./identities.ts";
import { asObject, filledText, type RawObject } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

/** A place by its id. Orders name it by number alone, unless an export put a `location` object in. */
export function readLocation(statedId: unknown, reading: Reading): StoredReference | null {
  const known = asObject(reading.raw.location);
  const id = reading.ids.shared("Location", statedId);
  if (id === null) return null;
  return { id, name: nameOf(known, id, reading) ?? `Location ${legacyId(id)}` };
}

function nameOf(known: RawObject | null, id: string, reading: Reading): string | null {
  return reading.ids.shared("Location", known?.id) === id ? filledText(known?.name) : null;
}
