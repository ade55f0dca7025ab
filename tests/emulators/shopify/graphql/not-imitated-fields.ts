import { type DocumentNode, GraphQLError } from "graphql";
import { KNOWN_MUTATIONS } from "./mutation-fields.ts";
import { KNOWN_ROOT_FIELDS } from "./root-fields.ts";

/** Root fields without an imitation are refused in plain words rather than answered with something made up. */
export function notImitated(document: DocumentNode): GraphQLError[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== "OperationDefinition") return [];
    const isMutation = definition.operation === "mutation";
    return definition.selectionSet.selections.flatMap((selection) => {
      if (selection.kind !== "Field" || selection.name.value.startsWith("__")) return [];
      const name = `${isMutation ? "Mutation" : "QueryRoot"}.${selection.name.value}`;
      if (KNOWN_ROOT_FIELDS.has(name) || KNOWN_MUTATIONS.has(name)) return [];
      const message = `The Shopify emulator does not imitate ${name}; see its README.`;
      return [new GraphQLError(message, { nodes: selection, extensions: { code: "NOT_EMULATED" } })];
    });
  });
}
