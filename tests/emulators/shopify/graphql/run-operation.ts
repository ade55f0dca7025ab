import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { adminSchema } from "./admin-schema.ts";
import type { CostBucket, ThrottleStatus } from "./cost-bucket.ts";
import { notImitated } from "./not-imitated-fields.ts";
import type { QueryContext } from "./query-context.ts";
import { actualCost, requestedCost } from "./query-cost.ts";
import { resolveField, resolveType } from "./resolve-field.ts";

export type GraphqlRequest = {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
};

export type GraphqlAnswer = { data?: unknown; errors?: unknown[]; extensions?: Record<string, unknown> };

const LIMITS_PAGE = "https://shopify.dev/api/usage/rate-limits";

/**
 * Runs one operation as the Admin API does: parse and validate against the schema, refuse a query that asks for too many points or
 * more than the bucket holds, execute, answer the cost. Every refusal is an answer with `errors`.
 */
export function runOperation(
  request: GraphqlRequest,
  context: QueryContext,
  bucket: CostBucket,
): GraphqlAnswer {
  const parsed = parseValid(request);
  if ("errors" in parsed) return parsed;
  const { document, operation } = parsed;
  const variables = withDefaults(operation, request.variables ?? {});
  const inputs = { fragments: fragmentsOf(document), variables };
  const requested = requestedCost(operation, inputs);
  if (requested > context.settings.maxQueryCost)
    return tooExpensive(requested, context.settings.maxQueryCost);
  if (!bucket.reserve(requested)) return throttled(requested, bucket.status());
  const result = executeNow(document, request, context);
  const used = actualCost(operation, inputs, result.data);
  bucket.settle(requested, used);
  const cost = { requestedQueryCost: requested, actualQueryCost: used, throttleStatus: bucket.status() };
  const extensions = {
    cost,
    ...(context.searchWarnings.length === 0 ? {} : { search: context.searchWarnings }),
  };
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors === undefined ? {} : { errors: result.errors.map((error) => error.toJSON()) }),
    extensions,
  };
}

type Parsed = { document: DocumentNode; operation: OperationDefinitionNode };

/** Documents that passed validation: clients send the same few again and again, and validating a large one takes 10 ms. */
const validDocuments = new Map<string, DocumentNode>();
const KEPT_DOCUMENTS = 200;

function parseValid(request: GraphqlRequest): Parsed | (GraphqlAnswer & { errors: unknown[] }) {
  const document = validDocuments.get(request.query) ?? readDocument(request.query);
  if ("errors" in document) return document;
  const operation = getOperationAST(document, request.operationName);
  if (operation == null) return { errors: [{ message: "An operation name is required" }] };
  return { document, operation };
}

function readDocument(query: string): DocumentNode | { errors: unknown[] } {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error.toJSON() : { message: String(error) }] };
  }
  const problems = [...validate(adminSchema(), document), ...notImitated(document)];
  if (problems.length > 0) return { errors: problems.map((problem) => problem.toJSON()) };
  if (validDocuments.size >= KEPT_DOCUMENTS) validDocuments.clear();
  validDocuments.set(query, document);
  return document;
}

/** Executes a document that was found valid; every resolver answers at once. */
export function executeNow(document: DocumentNode, request: GraphqlRequest, context: QueryContext) {
  const result = execute({
    schema: adminSchema(),
    document,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  if (result instanceof Promise)
    throw new Error("A resolver of the emulator answered later, which no resolver may.");
  return result;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === "FragmentDefinition");
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function withDefaults(
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).flatMap((definition): [string, unknown][] =>
    definition.defaultValue?.kind === "IntValue"
      ? [[definition.variable.name.value, Number(definition.defaultValue.value)]]
      : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

function throttled(requested: number, throttleStatus: ThrottleStatus): GraphqlAnswer {
  return {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: LIMITS_PAGE } }],
    extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus } },
  };
}

function tooExpensive(cost: number, maxCost: number): GraphqlAnswer {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).`;
  return {
    errors: [
      { message, extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost, documentation: LIMITS_PAGE } },
    ],
  };
}
