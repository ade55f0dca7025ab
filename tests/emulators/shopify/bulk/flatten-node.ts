import { asObject, asObjects } from "../core/plain-object.ts";
import type { BulkPlan } from "./bulk-plan.ts";

type Fields = Record<string, unknown>;

/** One line of a result, with how many connections it lies in below the root. */
export type BulkLine = { depth: number; object: Fields };

/**
 * A node of a root connection as lines: itself without its connections, then the nodes of those, each with the id of the node that it
 * lies in as `__parentId`.
 */
export function flattenNode(node: Fields, plan: BulkPlan, parentId?: unknown, depth = 0): BulkLine[] {
  const children: { node: Fields; plan: BulkPlan }[] = [];
  const object = strip(node, plan, children);
  if (parentId !== undefined) object.__parentId = parentId;
  const below = children.flatMap((child) =>
    flattenNode(child.node, child.plan, node.id ?? parentId, depth + 1),
  );
  return [{ depth, object }, ...below];
}

function strip(value: Fields, plan: BulkPlan, children: { node: Fields; plan: BulkPlan }[]): Fields {
  const kept: Fields = {};
  for (const [key, inner] of Object.entries(value)) {
    const connection = plan.connections.get(key);
    if (connection !== undefined) {
      for (const edge of asObjects(asObject(inner)?.edges)) {
        const node = asObject(edge.node);
        if (node !== undefined) children.push({ node, plan: connection });
      }
      continue;
    }
    const nested = plan.nested.get(key);
    const object = nested === undefined ? undefined : asObject(inner);
    kept[key] = nested !== undefined && object !== undefined ? strip(object, nested, children) : inner;
  }
  return kept;
}
