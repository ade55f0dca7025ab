import { GraphQLError } from "graphql";
import { asObjects, asText } from "../../../core/plain-object.ts";
import type { QueryContext } from "../../query-context.ts";

type Fields = Record<string, unknown>;

/** bulkOperationRunQuery. @throws {GraphQLError} ACCESS_DENIED for an app that was not given bulk operations. */
export function runBulkQuery(_source: unknown, args: Fields, context: QueryContext): unknown {
  requireBulk("bulkOperationRunQuery", context);
  return context.bulk.runQuery(String(args.query), args.groupObjects === true);
}

/** bulkOperationRunMutation. @throws {GraphQLError} ACCESS_DENIED for an app that was not given bulk operations. */
export function runBulkMutation(_source: unknown, args: Fields, context: QueryContext): unknown {
  requireBulk("bulkOperationRunMutation", context);
  return context.bulk.runMutation(
    String(args.mutation),
    String(args.stagedUploadPath),
    asText(args.clientIdentifier),
  );
}

/** bulkOperationCancel: a moment passes between CANCELING and CANCELED. */
export function cancelBulk(_source: unknown, args: Fields, context: QueryContext): unknown {
  return context.bulk.cancel(String(args.id));
}

/** stagedUploadsCreate */
export function stageUploads(_source: unknown, args: Fields, context: QueryContext): unknown {
  return { stagedTargets: context.bulk.stageUploads(asObjects(args.input)), userErrors: [] };
}

/** Since November 2026 bulk operations are given to an app on request, queries and mutations apart. */
function requireBulk(field: string, { settings }: QueryContext): void {
  if (settings.bulkAccess === "granted") return;
  throw new GraphQLError(`Access denied for ${field} field.`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
  });
}
