import { GraphQLError } from "graphql";
import { parseGid } from "../core/gid.ts";
import { listRecords } from "./list-records.ts";
import type { SortedNodes } from "./paginate.ts";
import { NOTHING, type QueryContext, type SpecialResolver } from "./query-context.ts";
import { searchOf } from "./search-arguments.ts";

type Fields = Record<string, unknown>;

/** Documented: the addresses of a result are good for seven days. */
const KEPT_MS = 7 * 86_400_000;

/** Root fields and fields of bulk operations. */
export const BULK_FIELDS: [string, SpecialResolver][] = [
  ["QueryRoot.bulkOperation", oneOperation],
  ["QueryRoot.bulkOperations", manyOperations],
  ["QueryRoot.currentBulkOperation", latestOperation],
  [
    "BulkOperation.status",
    (source, _args, context) => (isExpired(source, context) ? "EXPIRED" : source.status),
  ],
  ["BulkOperation.url", (source, _args, context) => urlOf(source, "COMPLETED", context)],
  ["BulkOperation.partialDataUrl", (source, _args, context) => urlOf(source, "FAILED", context)],
];

/** @throws {GraphQLError} RESOURCE_NOT_FOUND for the id of something else. */
function oneOperation(_source: unknown, args: Fields, { store }: QueryContext): unknown {
  const id = String(args.id);
  if (parseGid(id)?.type !== "BulkOperation") {
    throw new GraphQLError(`Invalid id: ${id}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
  }
  return store.find(id)?.node ?? NOTHING;
}

/** Newest first, unless they are asked for in reverse. */
function manyOperations(_source: unknown, args: Fields, context: QueryContext): SortedNodes {
  const list = listRecords({ type: "BulkOperation", ...searchOf(args) }, context);
  return {
    nodes: [...list.nodes].reverse(),
    keys: [...list.keys].reverse(),
    isDescending: !list.isDescending,
  };
}

function latestOperation(_source: unknown, args: Fields, { store }: QueryContext): unknown {
  const wanted = args.type ?? "QUERY";
  return store.list("BulkOperation").findLast((operation) => operation.type === wanted) ?? NOTHING;
}

function urlOf(operation: Fields, status: string, context: QueryContext): unknown {
  const { resultName } = operation;
  if (typeof resultName !== "string" || operation.status !== status || isExpired(operation, context)) {
    return NOTHING;
  }
  const expires = Math.floor((finishedAt(operation) + KEPT_MS) / 1000);
  return `${context.baseUrl()}/bulk-operation-outputs/${resultName}?Expires=${expires}`;
}

function isExpired(operation: Fields, { now }: QueryContext): boolean {
  return operation.resultName != null && finishedAt(operation) + KEPT_MS <= now.getTime();
}

function finishedAt(operation: Fields): number {
  return Date.parse(String(operation.finishedAt ?? operation.createdAt));
}
