import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type SelectionSetNode,
} from "graphql";
import { adminSchema } from "../graphql/admin-schema.ts";

/** Which parts of an answer are connections: by response key, with what lies in their nodes or in a nested object. */
export type BulkPlan = { connections: Map<string, BulkPlan>; nested: Map<string, BulkPlan> };

/** What the rules about bulk operations look at. */
export type BulkFindings = {
  connectionCount: number;
  deepest: number;
  withoutEdges: string[];
  parentsWithoutId: string[];
  hasConnectionInList: boolean;
};

type Place = { depth: number; isInList: boolean; parent: { name: string; hasId: boolean } | undefined };

/** Walks the selection of an operation along the schema. `depth` counts the connections that an answer lies in. */
export function planBulk(
  selection: SelectionSetNode,
  type: GraphQLCompositeType,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): { plan: BulkPlan; findings: BulkFindings } {
  const findings: BulkFindings = {
    connectionCount: 0,
    deepest: -1,
    withoutEdges: [],
    parentsWithoutId: [],
    hasConnectionInList: false,
  };

  function walk(set: SelectionSetNode, parent: GraphQLCompositeType, place: Place, plan: BulkPlan): BulkPlan {
    for (const node of set.selections) {
      if (node.kind !== "Field") {
        const fragment = node.kind === "InlineFragment" ? node : fragments.get(node.name.value);
        const condition = fragment?.typeCondition?.name.value;
        const inner = condition === undefined ? parent : adminSchema().getType(condition);
        if (fragment !== undefined && isCompositeType(inner)) walk(fragment.selectionSet, inner, place, plan);
        continue;
      }
      const field = "getFields" in parent ? parent.getFields()[node.name.value] : undefined;
      const named = field === undefined ? undefined : getNamedType(field.type);
      if (field === undefined || !isCompositeType(named) || node.selectionSet === undefined) continue;
      const key = node.alias?.value ?? node.name.value;
      if (named.name.endsWith("Connection")) {
        plan.connections.set(key, readConnection(node.name.value, node.selectionSet, named, place));
        continue;
      }
      const isInList = place.isInList || isListType(getNullableType(field.type));
      const nested = plan.nested.get(key) ?? emptyPlan();
      plan.nested.set(key, walk(node.selectionSet, named, { ...place, isInList }, nested));
    }
    return plan;
  }

  function readConnection(
    name: string,
    set: SelectionSetNode,
    connection: GraphQLCompositeType,
    place: Place,
  ): BulkPlan {
    findings.connectionCount += 1;
    findings.deepest = Math.max(findings.deepest, place.depth);
    if (place.isInList) findings.hasConnectionInList = true;
    if (place.parent !== undefined && !place.parent.hasId) findings.parentsWithoutId.push(place.parent.name);
    const plan = emptyPlan();
    const inner = findField(findField({ set, type: connection }, "edges"), "node");
    if (inner === undefined) {
      findings.withoutEdges.push(name);
      return plan;
    }
    const parent = { name, hasId: selectsId(inner.set) };
    return walk(inner.set, inner.type, { depth: place.depth + 1, isInList: false, parent }, plan);
  }

  function selectsId(set: SelectionSetNode): boolean {
    return set.selections.some((node) => {
      if (node.kind === "Field") return node.name.value === "id" && node.alias === undefined;
      const fragment = node.kind === "InlineFragment" ? node : fragments.get(node.name.value);
      return fragment !== undefined && selectsId(fragment.selectionSet);
    });
  }

  const plan = walk(selection, type, { depth: 0, isInList: false, parent: undefined }, emptyPlan());
  return { plan, findings };
}

type Selected = { set: SelectionSetNode; type: GraphQLCompositeType };

function findField(selected: Selected | undefined, name: string): Selected | undefined {
  const node = selected?.set.selections.find((item) => item.kind === "Field" && item.name.value === name);
  const field = selected && "getFields" in selected.type ? selected.type.getFields()[name] : undefined;
  const type = field === undefined ? undefined : getNamedType(field.type);
  if (node?.kind !== "Field" || node.selectionSet === undefined || !isCompositeType(type)) return undefined;
  return { set: node.selectionSet, type };
}

function emptyPlan(): BulkPlan {
  return { connections: new Map(), nested: new Map() };
}
