import { refuseInactiveReference, refuseNotFound, refuseReference } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";

/**
 * Every reference of a body must name an existing object (2500), and an active one unless the stored object
 * already refers to it.
 */
export function checkReferences(
  books: Books,
  definition: EntityDefinition,
  body: Wire,
  existing: Wire | undefined,
): void {
  for (const rule of definition.references) {
    const steps = rule.path.split(".");
    const before = new Set(existing === undefined ? [] : valuesAt(existing, steps));
    for (const id of valuesAt(body, steps)) {
      if (rule.except?.includes(id) === true) continue;
      const target = [rule.entity, ...(rule.or ?? [])]
        .map((entity) => books.find(entity, id))
        .find((object) => object !== undefined);
      if (target === undefined) refuseReference(rule.entity, id, rule.path);
      if (target.Active === false && !before.has(id)) refuseInactive(books);
    }
  }
}

function valuesAt(value: unknown, steps: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => valuesAt(part, steps));
  if (!isRecord(value)) return [];
  const [step, ...rest] = steps;
  if (step !== undefined) return valuesAt(value[step], rest);
  const id = textAt(value, "value");
  return id === undefined || id === "" ? [] : [id];
}

/** Both codes are met in the service for the same text. */
function refuseInactive(books: Books): never {
  return books.settings().inactiveReference === "610" ? refuseNotFound() : refuseInactiveReference();
}
