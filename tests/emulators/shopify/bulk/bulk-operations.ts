import { toShopifyDateTime } from "../core/emulator-clock.ts";
import { parseGid, toGid } from "../core/gid.ts";
import type { Stage } from "../core/stage.ts";
import type { StoredRecord } from "../stored-order.ts";

/** A stored BulkOperation. `resultName` is the name of its file; `url` and `partialDataUrl` follow from it. */
export type BulkOperation = StoredRecord & {
  type: "QUERY" | "MUTATION";
  status: "CREATED" | "RUNNING" | "CANCELING" | "CANCELED" | "COMPLETED" | "FAILED";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  query: string;
  createdAt: string;
  completedAt: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  resultName: string | null;
};

export function createOperation(type: BulkOperation["type"], query: string, stage: Stage): BulkOperation {
  const operation: BulkOperation = {
    id: toGid("BulkOperation", stage.nextNumber()),
    type,
    status: "CREATED",
    errorCode: null,
    query,
    createdAt: toShopifyDateTime(stage.now),
    completedAt: null,
    objectCount: "0",
    rootObjectCount: "0",
    fileSize: null,
    resultName: null,
  };
  stage.store.commit({ kind: "recordStored", record: operation });
  return operation;
}

export function findOperation(id: string, stage: Pick<Stage, "store">): BulkOperation | undefined {
  const node = stage.store.find(id)?.node;
  return parseGid(node?.id)?.type === "BulkOperation" ? (node as BulkOperation) : undefined;
}

/** Stores what has changed of an operation; answers it as it is now. */
export function changeOperation(id: string, change: Partial<BulkOperation>, stage: Stage): BulkOperation {
  const operation = findOperation(id, stage);
  if (operation === undefined) throw new Error(`${id} is not stored.`);
  const record: BulkOperation = { ...operation, ...change };
  stage.store.commit({ kind: "recordStored", record });
  return record;
}

/** Ends an operation and sends bulk_operations/finish. */
export function endOperation(id: string, change: Partial<BulkOperation>, stage: Stage): void {
  const at = toShopifyDateTime(stage.now);
  const operation = changeOperation(id, { ...change, finishedAt: at }, stage);
  stage.fire("bulk_operations/finish", {
    admin_graphql_api_id: operation.id,
    completed_at: operation.completedAt,
    created_at: operation.createdAt,
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
  });
}

export function isOver(operation: BulkOperation): boolean {
  return ["CANCELED", "COMPLETED", "FAILED"].includes(operation.status);
}
