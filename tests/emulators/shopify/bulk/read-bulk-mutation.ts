import { type DocumentNode, validate } from "graphql";
import { adminSchema } from "../graphql/admin-schema.ts";
import type { UserError } from "../graphql/mutations/user-error.ts";
import { notImitated } from "../graphql/not-imitated-fields.ts";
import { planBulk } from "./bulk-plan.ts";
import { fragmentsOf, parseText, TEXT_LIMIT_BYTES } from "./read-bulk-query.ts";

/** Mutations that cannot be repeated by file. */
const DISALLOWED = /^(bulkOperation|stagedUploadsCreate$|flowTriggerReceive$)/;

/**
 * Reads the mutation of bulkOperationRunMutation: a single one, of an allowed name, with at most one connection in what it asks for.
 * @throws {GraphQLError} NOT_EMULATED for a mutation that the emulator does not carry out.
 */
export function readBulkMutation(text: string): { document: DocumentNode } | { errors: UserError[] } {
  const refuse = (
    message: string,
    field: string[] | null = null,
    code: string | null = "INVALID_MUTATION",
  ) => {
    return { errors: [{ field, message, code }] };
  };
  const document = parseText(text);
  if (typeof document === "string") return refuse(`Failed to parse the mutation - ${document}`);
  const bytes = Buffer.byteLength(text);
  if (bytes > TEXT_LIMIT_BYTES) {
    return refuse(`is too large (${bytes} bytes; maximum is ${TEXT_LIMIT_BYTES} bytes)`, ["query"]);
  }
  const operation = document.definitions.find((definition) => definition.kind === "OperationDefinition");
  if (operation?.operation !== "mutation") {
    return refuse("Invalid operation type. Only `mutation` operations are supported.");
  }
  const [first, ...others] = operation.selectionSet.selections;
  if (first?.kind !== "Field" || others.length > 0) {
    return refuse("You must specify a single top level mutation.", ["mutation"], null);
  }
  if (DISALLOWED.test(first.name.value)) {
    return refuse("You must use an allowed mutation name.", ["mutation"], null);
  }
  const [problem] = validate(adminSchema(), document);
  if (problem !== undefined) return refuse(`The mutation is invalid - ${problem.message}`);
  const root = adminSchema().getMutationType();
  if (root == null) throw new Error("The schema has no mutation type.");
  const { findings } = planBulk(operation.selectionSet, root, fragmentsOf(document));
  if (findings.connectionCount > 1) {
    return refuse("Bulk mutations cannot contain more than 1 connection.", ["mutation"], null);
  }
  const [unknown] = notImitated(document);
  if (unknown !== undefined) throw unknown;
  return { document };
}
