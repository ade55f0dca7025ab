import { GraphQLError } from "graphql";
import type { StoredRecord } from "../stored-order.ts";
import { expandNamespace } from "./metafield-namespace.ts";
import type { QueryContext } from "./query-context.ts";

export type CustomId = { namespace: string; key: string; value: string };

/** An id that an app gave, as an input names it. Refused where no metafield of type `id` is defined for such records. */
export function readCustomId(type: string, input: Record<string, unknown>, context: QueryContext): CustomId {
  const namespace = expandNamespace(typeof input.namespace === "string" ? input.namespace : null);
  const key = String(input.key);
  const definition = context.app.metafieldDefinitions.find(
    (one) => one.ownerType === type.toUpperCase() && one.namespace === namespace && one.key === key,
  );
  if (definition?.type !== "id") {
    const message = "Metafield definition of type 'id' is required when using custom ids.";
    throw new GraphQLError(message, { extensions: { code: "NOT_FOUND" } });
  }
  return { namespace, key, value: String(input.value) };
}

export function findByCustomId(
  type: string,
  input: Record<string, unknown>,
  context: QueryContext,
): StoredRecord | undefined {
  return context.store.findByCustomId(type, readCustomId(type, input, context));
}
