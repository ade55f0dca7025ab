import { type FieldNode, GraphQLError, getArgumentValues, Kind, type OperationDefinitionNode } from "graphql";
import { asObject, asObjects } from "../core/plain-object.ts";
import { adminSchema } from "../graphql/admin-schema.ts";
import type { SortedNodes } from "../graphql/paginate.ts";
import type { QueryContext } from "../graphql/query-context.ts";
import { executeNow } from "../graphql/run-operation.ts";
import { resolveRootList } from "../graphql/special-fields.ts";
import type { BulkPlan } from "./bulk-plan.ts";
import { type BulkLine, flattenNode } from "./flatten-node.ts";
import type { BulkQuery } from "./read-bulk-query.ts";

/** A piece of a result: its lines, and how many of them are of the root connection. */
export type BulkPiece = { lines: BulkLine[]; rootCount: number; error: GraphQLError | undefined };

/** Nodes of the root connection per piece: small enough that the emulator answers other requests between two. */
const PIECE = 200;

/**
 * Carries out a bulk query piece by piece. What the root connection holds is settled at the start; each node is read when its turn
 * comes. Paging arguments count for nothing.
 */
export function* runBulkQuery(query: BulkQuery, createContext: () => QueryContext): Generator<BulkPiece> {
  for (const field of query.operation.selectionSet.selections) {
    if (field.kind !== "Field") continue;
    const key = field.alias?.value ?? field.name.value;
    const plan = query.plan.connections.get(key);
    const operation = withOnly(query.operation, field);
    if (plan === undefined) {
      yield readOther(query, operation, key, createContext());
      continue;
    }
    const { nodes } = listOf(field, createContext());
    for (let start = 0; start < nodes.length; start += PIECE) {
      const bulkRoot = nodes.slice(start, start + PIECE);
      yield readPiece(query, operation, { key, plan }, { ...createContext(), bulkRoot });
    }
  }
}

function readPiece(
  query: BulkQuery,
  operation: OperationDefinitionNode,
  { key, plan }: { key: string; plan: BulkPlan },
  context: QueryContext,
): BulkPiece {
  const { data, errors } = execute(query, operation, context);
  const edges = asObjects(asObject(asObject(data)?.[key])?.edges);
  const roots = asObjects(edges.map((edge) => edge.node));
  return {
    lines: roots.flatMap((node) => flattenNode(node, plan)),
    rootCount: roots.length,
    error: errors?.[0],
  };
}

/** A root field that is no connection holds the connections; what it holds besides is nobody's line. */
function readOther(
  query: BulkQuery,
  operation: OperationDefinitionNode,
  key: string,
  context: QueryContext,
): BulkPiece {
  const { data, errors } = execute(query, operation, { ...context, bulkRoot: [] });
  const value = asObject(asObject(data)?.[key]) ?? {};
  const [, ...lines] = flattenNode(value, query.plan.nested.get(key) ?? query.plan);
  return { lines, rootCount: lines.filter(({ depth }) => depth === 1).length, error: errors?.[0] };
}

function execute(query: BulkQuery, operation: OperationDefinitionNode, context: QueryContext) {
  const others = query.document.definitions.filter((definition) => definition.kind === "FragmentDefinition");
  return executeNow({ kind: Kind.DOCUMENT, definitions: [operation, ...others] }, { query: "" }, context);
}

/** All that the root connection holds, in its order. @throws {GraphQLError} ACCESS_DENIED without its scope. */
function listOf(field: FieldNode, context: QueryContext): SortedNodes {
  const definition = adminSchema().getQueryType()?.getFields()[field.name.value];
  if (definition === undefined) throw new GraphQLError(`Unknown root field ${field.name.value}.`);
  const args = getArgumentValues(definition, field, {});
  const list = resolveRootList(field.name.value, args, context);
  return args.reverse === true ? { ...list, nodes: [...list.nodes].reverse() } : list;
}

function withOnly(operation: OperationDefinitionNode, field: FieldNode): OperationDefinitionNode {
  return { ...operation, selectionSet: { ...operation.selectionSet, selections: [field] } };
}
