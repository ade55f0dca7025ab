import type { Fault } from "#app/domain/faults/fault.ts";
import type { RecordChange, SyncPorts, SyncRecord } from "#app/sync/ports.ts";

const passing = new Set<Fault["kind"]>(["throttled", "unreachable", "outcomeUnknown", "stale"]);

/**
 * Writes an order's status to its metafields when it differs from what they hold. The database is the truth: a
 * failed projection never fails the order. Answers the fault when it will pass, so that it is done again.
 */
export async function projectStatus(
  ports: Pick<SyncPorts, "projector" | "clock" | "log">,
  record: SyncRecord,
  change: RecordChange,
): Promise<Fault | null> {
  if (!change.status || change.reason?.code === "EXCLUDED-DELETED" || isShown(record, change)) return null;
  // A company is a customer here; Shopify has its own kind of record for it, which shows no status.
  if (record.id.startsWith("gid://shopify/Company/")) return null;
  const projected = await ports.projector.projectStatuses(record.shop, [
    {
      ownerId: record.id,
      status: change.status,
      documentNumber: change.documentNumber ?? record.documentNumber,
      documentUrl: change.documentUrl ?? record.documentUrl,
      error: change.reason ? `${change.reason.title}. ${change.reason.cause}` : null,
      syncedAt: change.status === "Synchronized" ? ports.clock.now() : null,
    },
  ]);
  if (projected.ok) return null;
  ports.log.warn("status not projected", { shop: record.shop, id: record.id, fault: projected.fault.kind });
  return passing.has(projected.fault.kind) ? projected.fault : null;
}

/** A record with attempts behind it may stand in the shop with the status of an earlier one. */
function isShown(record: SyncRecord, change: RecordChange): boolean {
  if (change.attempts === 0 && record.attempts > 0) return false;
  return (
    change.status === record.status &&
    (change.documentNumber ?? record.documentNumber) === record.documentNumber &&
    change.reason?.cause === record.reason?.cause
  );
}
