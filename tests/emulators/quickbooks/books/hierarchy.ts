import { refuseDocumented, refuseReference } from "./refused-request.ts";
import type { Books, Wire } from "./types.ts";
import { refAt, textAt } from "./wire.ts";

const DEEPEST_LEVEL = 5;

/**
 * FullyQualifiedName and level of an object in a tree: `Parent:Child`, level 0 at the top. A missing parent is
 * 2500, an object under itself 900, more than five levels 6180.
 */
export function placeInTree(
  books: Books,
  entity: string,
  id: string,
  draft: Wire,
  nameField: string,
): { fullName: string; level: number } {
  const parents: string[] = [];
  let parentId = refAt(draft, "ParentRef");
  while (parentId !== undefined) {
    if (parentId === id) {
      refuseDocumented("900", "ParentRef");
    }
    const parent = books.find(entity, parentId);
    if (parent === undefined) refuseReference(entity, parentId, "ParentRef");
    parents.unshift(textAt(parent, nameField) ?? "");
    if (parents.length >= DEEPEST_LEVEL) {
      refuseDocumented("6180", "ParentRef");
    }
    parentId = refAt(parent, "ParentRef");
  }
  return { fullName: [...parents, textAt(draft, nameField) ?? ""].join(":"), level: parents.length };
}
