import { preference } from "../books/preferences.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { isRecord } from "../books/wire.ts";

/**
 * The body of a transaction without ClassRef and DepartmentRef of what the company does not track; by the switch
 * `untrackedReferences` they are refused, or kept as sent.
 */
export function withoutUntracked(books: Books, definition: EntityDefinition, body: Wire): Wire {
  const choice = books.settings().untrackedReferences;
  if (definition.kind !== "transaction" || choice === "keep") return body;
  const untracked = untrackedMembers(books);
  if (untracked.size === 0) return body;
  const found = namesIn(body, untracked);
  if (found === undefined) return body;
  if (choice === "refuse")
    refuseBusiness(`${found} cannot be used: its tracking is turned off for this company.`);
  return without(body, untracked) as Wire;
}

function untrackedMembers(books: Books): ReadonlySet<string> {
  const isOn = (name: string) => preference(books, "AccountingInfoPrefs", name);
  const names = [];
  if (!isOn("ClassTrackingPerTxn") && !isOn("ClassTrackingPerTxnLine")) names.push("ClassRef");
  if (!isOn("TrackDepartments")) names.push("DepartmentRef");
  return new Set(names);
}

/** The first of the members that the body has anywhere. */
function namesIn(value: unknown, names: ReadonlySet<string>): string | undefined {
  if (Array.isArray(value)) {
    for (const part of value) {
      const found = namesIn(part, names);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (names.has(key) && part !== null && part !== undefined) return key;
    const found = namesIn(part, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

function without(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((part) => without(part, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !names.has(key))
      .map(([key, part]) => [key, without(part, names)]),
  );
}
