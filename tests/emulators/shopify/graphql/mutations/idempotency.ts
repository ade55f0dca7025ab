import { GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from "graphql";
import { asList, asObject } from "../../core/plain-object.ts";
import { adminSchema } from "../admin-schema.ts";
import type { QueryContext, SpecialResolver } from "../query-context.ts";

type Fields = Record<string, unknown>;

/** How long a key is remembered. Shopify names a window without its length in the schema. */
const KEPT_MS = 24 * 3_600_000;

/**
 * A mutation that must be sent with `@idempotent(key:)`, as Shopify's stock mutations since 2026-04. The same key with the same arguments
 * is answered as the first time and changes nothing; with other arguments, or after an attempt that failed, it is refused.
 * @throws {GraphQLError} BAD_REQUEST for a request without the directive or with a blank key.
 */
export function idempotent(
  mutation: SpecialResolver,
  refusedField: string,
  errorsField = "userErrors",
): SpecialResolver {
  const refuse = (message: string, code: string) => {
    return { [refusedField]: null, [errorsField]: [{ field: null, message, code }] };
  };
  return (source, args, context, info) => {
    const key = readKey(info);
    const id = `gid://shopify/EmulatorIdempotency/${encodeURIComponent(key)}`;
    const fingerprint = JSON.stringify([info?.fieldName, args]);
    const known = context.store.find(id)?.node;
    const isKept =
      known !== undefined && Date.parse(String(known.createdAt)) > context.now.getTime() - KEPT_MS;
    if (known === undefined || !isKept) {
      const answer = asObject(mutation(source, args, context, info)) ?? {};
      remember(id, { fingerprint, answer, hasFailed: asList(answer[errorsField]).length > 0 }, context);
      return answer;
    }
    if (known.fingerprint !== fingerprint) {
      const message = "The same idempotency key cannot be used with different operation parameters.";
      return refuse(message, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }
    if (known.hasFailed === true && context.settings.idempotencyKeepsFailures) {
      const message =
        "A previous request with this idempotency key failed. Retry with a new idempotency key.";
      return refuse(message, "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
    }
    if (known.hasFailed === true) {
      const answer = asObject(mutation(source, args, context, info)) ?? {};
      remember(id, { fingerprint, answer, hasFailed: asList(answer[errorsField]).length > 0 }, context);
      return answer;
    }
    return known.answer;
  };
}

function readKey(info: GraphQLResolveInfo | undefined): string {
  const directive = adminSchema().getDirective("idempotent");
  const node = info?.fieldNodes[0];
  const values = directive && node && getDirectiveValues(directive, node, info?.variableValues);
  if (values == null) {
    const message = "The @idempotent directive is required for this mutation but was not provided.";
    throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
  }
  const key = String(values.key);
  if (key.trim() === "") {
    const message = "The idempotency key cannot be an empty string or whitespace only.";
    throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
  }
  return key;
}

function remember(id: string, attempt: Fields, context: QueryContext): void {
  context.store.commit({
    kind: "recordStored",
    record: { ...attempt, id, createdAt: context.now.toISOString() },
  });
}
