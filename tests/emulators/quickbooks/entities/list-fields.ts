import type { Wire } from "../books/types.ts";
import { booleanAt } from "../books/wire.ts";

const SUFFIX = " (deleted)";

/** Sort and filter members that every entity has. */
export const META_FIELDS = ["MetaData.CreateTime", "MetaData.LastUpdatedTime"] as const;

/**
 * Active of a draft, and the new value of a name: deactivation appends ` (deleted)`, so that the old name
 * becomes free. An object that was inactive before keeps its name as it is sent.
 */
export function activeState(
  draft: Wire,
  existing: Wire | undefined,
): { active: boolean; rename: (name: string) => string } {
  const active = booleanAt(draft, "Active") ?? true;
  const isLeaving = !active && existing?.Active !== false;
  return { active, rename: (name) => (isLeaving && !name.endsWith(SUFFIX) ? `${name}${SUFFIX}` : name) };
}
