import type { QboError } from "#tests/emulators/quickbooks/qbo-error.ts";
import { checkRequired, missingInLines, type WriteMode } from "./check-required.ts";
import { checkMembers, type Findings, isObject } from "./check-values.ts";
import { shapeOf } from "./field-table.ts";
import { invalidId, unreadable } from "./shape-errors.ts";

function checkId(body: Record<string, unknown>): QboError[] {
  const id = body.Id;
  if (id === undefined || id === null || id === "") return [];
  return /^\d+$/.test(String(id)) ? [] : [invalidId(String(id))];
}

/**
 * Checks a request body against what is known of the entity. JSON that cannot be read into the type is one fault
 * (2010). Otherwise every fault is listed, as the service does: missing parameters (2020 and kin) and the formats of
 * ids (2030), names (2040), lengths (2050), dates (2060, 2070), numbers (2090, 2240), enumerations (2170), web
 * addresses (2200) and e-mail addresses (2210), first those of the object itself, then those of its lines.
 * References, SyncToken and the rules of the books come after these.
 * Values of read-only fields are ignored, so a whole object that the service returned passes.
 *
 * @param entity name as on the wire, "Invoice"; an unknown one passes, because no fact about it is known.
 * @param body the parsed JSON, untrusted. A delete or void is only asked for its keys, but still has to be readable.
 */
export function validateShape(entity: string, body: unknown, mode: WriteMode): QboError[] {
  const shape = shapeOf(entity);
  if (shape === undefined) return [];
  if (!isObject(body)) return [unreadable()];
  const found: Findings = { unreadable: undefined, values: [], lineValues: [] };
  checkMembers(shape, body, "", 0, found);
  if (found.unreadable !== undefined) return [found.unreadable];
  const own = [...checkRequired(entity, mode, body), ...checkId(body)];
  if (mode === "delete" || mode === "void") return own;
  return [...own, ...found.values, ...missingInLines(entity, body), ...found.lineValues];
}
