import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { asList, asObject } from "../core/plain-object.ts";
import { adminSchema } from "./admin-schema.ts";

type CostInputs = {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
};

/** Money and addresses weigh nothing, whatever is asked of them. */
const FREE_TYPES = new Set([
  "MoneyV2",
  "MoneyBag",
  "MailingAddress",
  "CompanyAddress",
  "LocationAddress",
  "PageInfo",
]);
const COUNT_COST = 10;
const MUTATION_COST = 10;

/**
 * Points that an operation asks for, by the formula fitted to recorded answers of the live API: scalars 0, an object or plain
 * list 1 plus its children, a connection 2 + max(1, floor(2 ln(size))) x (1 + children of a node), a Count object 10, a
 * mutation 10 plus its payload. `nodes(ids:)` counts its selection once.
 */
export function requestedCost(operation: OperationDefinitionNode, inputs: CostInputs): number {
  const root =
    operation.operation === "mutation" ? adminSchema().getMutationType() : adminSchema().getQueryType();
  if (root == null) throw new Error("The schema has no root type.");
  return costOfSelection(operation.selectionSet, root, inputs, undefined);
}

/** The same with the sizes of the answer: nothing for null, one share per node of a connection or list. */
export function actualCost(operation: OperationDefinitionNode, inputs: CostInputs, data: unknown): number {
  const root =
    operation.operation === "mutation" ? adminSchema().getMutationType() : adminSchema().getQueryType();
  const answer = asObject(data);
  if (root == null || answer === undefined) return 0;
  return costOfSelection(operation.selectionSet, root, inputs, answer);
}

type FieldOf = { field: FieldNode; parent: GraphQLCompositeType };

function costOfSelection(
  selection: SelectionSetNode,
  parent: GraphQLCompositeType,
  inputs: CostInputs,
  answer: Record<string, unknown> | undefined,
): number {
  return sumOverTypes(fieldsOf(selection, parent, inputs), parent, (entry) =>
    costOfField(entry, inputs, answer),
  );
}

/** Of several fragments on the types behind an interface or union only the dearest counts: an object is one of them. */
function sumOverTypes(
  entries: FieldOf[],
  parent: GraphQLCompositeType,
  costOf: (entry: FieldOf) => number,
): number {
  const costs = new Map<string, number>();
  for (const entry of entries)
    costs.set(entry.parent.name, (costs.get(entry.parent.name) ?? 0) + costOf(entry));
  const common = costs.get(parent.name) ?? 0;
  costs.delete(parent.name);
  return common + Math.max(0, ...costs.values());
}

/** The fields of a selection with fragments opened, each response name once. */
function fieldsOf(selection: SelectionSetNode, parent: GraphQLCompositeType, inputs: CostInputs): FieldOf[] {
  const fields = new Map<string, FieldOf>();
  for (const node of selection.selections) {
    if (node.kind === "Field") {
      fields.set(`${parent.name}.${node.alias?.value ?? node.name.value}`, { field: node, parent });
      continue;
    }
    const fragment = node.kind === "InlineFragment" ? node : inputs.fragments.get(node.name.value);
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : adminSchema().getType(condition);
    if (!isCompositeType(type)) continue;
    for (const entry of fieldsOf(fragment.selectionSet, type, inputs)) {
      fields.set(`${entry.parent.name}.${entry.field.alias?.value ?? entry.field.name.value}`, entry);
    }
  }
  return [...fields.values()];
}

function costOfField(
  entry: FieldOf,
  inputs: CostInputs,
  answer: Record<string, unknown> | undefined,
): number {
  const { field, parent } = entry;
  const definition = "getFields" in parent ? parent.getFields()[field.name.value] : undefined;
  const type = definition === undefined ? undefined : getNamedType(definition.type);
  if (definition === undefined || type === undefined || isLeafType(type) || FREE_TYPES.has(type.name))
    return 0;
  const value = answer?.[field.alias?.value ?? field.name.value];
  if (answer !== undefined && value == null) return 0;
  if (type.name === "Count") return COUNT_COST;
  if (!isCompositeType(type) || field.selectionSet === undefined) return 0;
  if (isObjectType(type) && type.name.endsWith("Connection"))
    return costOfConnection(field, type, inputs, asObject(value));
  const own = parent === adminSchema().getMutationType() ? MUTATION_COST : 1;
  if (!isListType(getNullableType(definition.type)) || value === undefined) {
    return own + costOfSelection(field.selectionSet, type, inputs, asObject(value));
  }
  const selection = field.selectionSet;
  const items = asList(value)
    .map(asObject)
    .filter((item) => item !== undefined);
  return items.reduce((sum, item) => sum + 1 + costOfSelection(selection, type, inputs, item), 0);
}

function costOfConnection(
  field: FieldNode,
  type: GraphQLObjectType,
  inputs: CostInputs,
  answer: Record<string, unknown> | undefined,
): number {
  if (field.selectionSet === undefined) return 0;
  const nodes = fieldsOf(field.selectionSet, type, inputs).filter(
    ({ field: inner }) => inner.name.value !== "pageInfo",
  );
  const sizes = nodes.map(
    ({ field: inner }) => asList(answer?.[inner.alias?.value ?? inner.name.value]).length,
  );
  const size = answer === undefined ? pageSize(field, inputs) : Math.max(0, ...sizes);
  if (answer !== undefined && size === 0) return 1;
  const children = nodes.reduce((sum, entry) => sum + costOfNodes(entry, inputs, answer), 0);
  return 2 + Math.max(1, Math.floor(2 * Math.log(size))) * (1 + children);
}

/** Children of one node, below `nodes` or below `edges { node }`; of an answer those of its dearest node. */
function costOfNodes(
  { field, parent }: FieldOf,
  inputs: CostInputs,
  answer: Record<string, unknown> | undefined,
): number {
  const definition = "getFields" in parent ? parent.getFields()[field.name.value] : undefined;
  const type = definition === undefined ? undefined : getNamedType(definition.type);
  if (!isCompositeType(type) || field.selectionSet === undefined) return 0;
  const selection = field.selectionSet;
  const answered = asList(answer?.[field.alias?.value ?? field.name.value]).map(asObject);
  const items = answer === undefined ? [undefined] : answered;
  const cost = Math.max(0, ...items.map((item) => costOfSelection(selection, type, inputs, item)));
  return field.name.value === "edges" && cost > 0 ? cost - 1 : cost;
}

function pageSize(field: FieldNode, inputs: CostInputs): number {
  for (const argument of field.arguments ?? []) {
    if (argument.name.value !== "first" && argument.name.value !== "last") continue;
    if (argument.value.kind === "IntValue") return Math.max(1, Number(argument.value.value));
    if (argument.value.kind === "Variable")
      return Math.max(1, Number(inputs.variables[argument.value.name.value] ?? 1));
  }
  return 1;
}
