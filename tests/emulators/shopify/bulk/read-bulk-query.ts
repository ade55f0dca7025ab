import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { adminSchema } from "../graphql/admin-schema.ts";
import type { UserError } from "../graphql/mutations/user-error.ts";
import { notImitated } from "../graphql/not-imitated-fields.ts";
import { type BulkPlan, planBulk } from "./bulk-plan.ts";

/** A query that may run in bulk. */
export type BulkQuery = { document: DocumentNode; operation: OperationDefinitionNode; plan: BulkPlan };

/** Shopify stores at most this much text of a query or mutation. */
export const TEXT_LIMIT_BYTES = 65_535;

const CONNECTION_LIMIT = 5;
const DEPTH_LIMIT = 2;

/**
 * Reads the query of bulkOperationRunQuery by Shopify's rules: at least one connection and at most five, two levels of nesting, `edges {
 * node {`, parents with their `id`, no connection inside a list, no node and nodes at the top.
 * @throws {GraphQLError} NOT_EMULATED for a root field that the emulator does not answer.
 */
export function readBulkQuery(text: string): BulkQuery | { errors: UserError[] } {
  const document = parseText(text);
  if (typeof document === "string") return refusal([`Invalid bulk query: ${document}`]);
  const operation = document.definitions.find((definition) => definition.kind === "OperationDefinition");
  if (operation === undefined) return refusal(["Invalid bulk query: syntax error, unexpected end of file"]);
  if (operation.operation !== "query") {
    return refusal(["Invalid operation type. Only `query` operations are supported."]);
  }
  const [problem] = validate(adminSchema(), document);
  if (problem !== undefined) return refusal([`Invalid bulk query: ${problem.message}`]);
  if ((operation.variableDefinitions ?? []).length > 0) {
    return refusal(["Invalid bulk query: variables are not supported"]);
  }
  const root = adminSchema().getQueryType();
  if (root == null) throw new Error("The schema has no query type.");
  const { plan, findings } = planBulk(operation.selectionSet, root, fragmentsOf(document));
  const hasTopLevelNode = operation.selectionSet.selections.some(
    (selection) => selection.kind === "Field" && ["node", "nodes"].includes(selection.name.value),
  );
  const messages = [
    ...(findings.withoutEdges.length > 0 ? [edgesMessage(findings.withoutEdges)] : []),
    ...(hasTopLevelNode ? ["Bulk queries cannot contain a top level `node` field."] : []),
    ...(findings.deepest > DEPTH_LIMIT
      ? [`Bulk queries cannot contain connections with a nesting depth greater than ${DEPTH_LIMIT}.`]
      : []),
    ...(findings.connectionCount > CONNECTION_LIMIT
      ? [`Bulk queries cannot contain more than ${CONNECTION_LIMIT} connections.`]
      : []),
    ...(findings.parentsWithoutId.length > 0 ? [parentMessage(findings.parentsWithoutId)] : []),
    ...(findings.hasConnectionInList
      ? ["Queries that contain a connection field within a list field are not currently supported."]
      : []),
    ...(findings.connectionCount === 0 ? ["Bulk queries must contain at least one connection."] : []),
  ];
  if (messages.length > 0) return refusal(messages);
  const bytes = Buffer.byteLength(text);
  if (bytes > TEXT_LIMIT_BYTES) {
    return refusal([`Query is too large (${bytes} bytes; maximum is ${TEXT_LIMIT_BYTES} bytes)`]);
  }
  const [unknown] = notImitated(document);
  if (unknown !== undefined) throw unknown;
  return { document, operation, plan };
}

export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === "FragmentDefinition");
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The document, or what is wrong with the text. */
export function parseText(text: string): DocumentNode | string {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return /<EOF>/.test(error.message)
      ? "syntax error, unexpected end of file"
      : error.message.replace("Syntax Error: ", "syntax error, ");
  }
}

function edgesMessage(fields: readonly string[]): string {
  return (
    `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${fields[0]} { edges { node {'. ` +
    `Selecting via 'nodes' is not supported. Invalid connection fields: '${fields.join("', '")}'.`
  );
}

function parentMessage(fields: readonly string[]): string {
  return (
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. " +
    `Connection fields without 'id': ${[...new Set(fields)].join(", ")}.`
  );
}

function refusal(messages: readonly string[]): { errors: UserError[] } {
  return { errors: messages.map((message) => ({ field: ["query"], message, code: "INVALID" })) };
}
