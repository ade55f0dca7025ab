import { type Fault, failed } from "#app/domain/faults/fault.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import { type Consideration, settleRecord } from "#app/sync/settle-record.ts";

export type RecordRef = { shop: string; id: string };
type Consider = (ports: SyncPorts, record: SyncRecord) => Promise<Consideration>;

const busyRetryMs = 500;

/**
 * The one road of every record: locks it, looks whether anything was wished since, considers it and settles its status.
 * Repeating it changes nothing.
 */
export async function considerOnce(
  ports: SyncPorts,
  ref: RecordRef & { kind: RecordKind },
  consider: Consider,
): Promise<Outcome> {
  const { shop, kind, id } = ref;
  const lock = await ports.locks.withLock(`${shop}/${kind}/${id}`, async (): Promise<Outcome> => {
    const record = await ports.records.load(shop, kind, id);
    if (!record) return { kind: "skip", reason: "no such record" };
    if (record.consideredSeq >= record.requestedSeq) {
      return { kind: "skip", reason: "nothing happened since" };
    }
    return settleRecord(ports, record, await considerSafely(ports, record, consider));
  });
  return lock.held
    ? lock.value
    : { kind: "snooze", afterMs: busyRetryMs, reason: "another worker has this record" };
}

const words: Record<RecordKind, string> = {
  order: "order",
  draftOrder: "draft order",
  customer: "customer",
  product: "product",
  booksCustomer: "QuickBooks customer",
  booksItem: "QuickBooks item",
  booksVendor: "QuickBooks vendor",
};

/** A mistake of ours must not leave a record waiting without a word: it fails, with what is known, and is tried again. */
async function considerSafely(
  ports: SyncPorts,
  record: SyncRecord,
  consider: Consider,
): Promise<Consideration> {
  try {
    return await consider(ports, record);
  } catch (error) {
    ports.log.error("record not considered", { shop: record.shop, id: record.id, error });
    const fault: Fault = {
      kind: "internal",
      subject: `${words[record.kind]} ${record.name}`,
      evidence: { system: "plumbline" },
    };
    return { sale: null, plan: null, result: failed(fault) };
  }
}
