import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Fault, Result } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, Books, RecordChange, SyncPorts, SyncRecord } from "#app/sync/ports.ts";

/** What one look at a record found and did. */
export type Consideration = {
  sale: Sale | null;
  plan: OrderPlan | null;
  result: Result<Binding[]>;
  /** Documents that stood in the books before. */
  booked?: Binding[];
  books?: Books;
};

const actor: Actor = { kind: "system", name: "Plumbline" };

/** Writes the record's new status and reason, answers the wish, projects the status, and returns the job's fate. */
export async function settleRecord(
  ports: SyncPorts,
  record: SyncRecord,
  consideration: Consideration,
): Promise<Outcome> {
  const { result } = consideration;
  const facts = factsOf(consideration);
  if (result.ok) {
    const change = {
      ...facts,
      ...documentsOf(result.value, consideration),
      status: "Synchronized",
      reason: null,
      attempts: 0,
      nextTryAt: null,
    } as const;
    await finish(ports, record, change, true);
    return { kind: "done" };
  }
  return settleFault(
    ports,
    record,
    { ...facts, ...documentsOf(consideration.booked ?? [], consideration) },
    result.fault,
  );
}

async function settleFault(
  ports: SyncPorts,
  record: SyncRecord,
  facts: RecordChange,
  fault: Fault,
): Promise<Outcome> {
  const decision = policy(fault, record.attempts);
  const isFinal = decision.retryAfterMs === null;
  const nextTryAt = isFinal ? null : new Date(ports.clock.now().getTime() + (decision.retryAfterMs ?? 0));
  const change: RecordChange = {
    ...facts,
    status: decision.status,
    reason: explain(fault),
    attempts: isFinal ? 0 : record.attempts + 1,
    nextTryAt,
  };
  await finish(ports, record, change, isFinal);
  ports.log.info("record settled", {
    shop: record.shop,
    id: record.id,
    status: decision.status,
    fault: fault.kind,
  });
  if (decision.retryAfterMs === null) return { kind: "skip", reason: fault.kind };
  return { kind: "retry", afterMs: decision.retryAfterMs, fault };
}

async function finish(
  ports: SyncPorts,
  record: SyncRecord,
  change: RecordChange,
  isFinal: boolean,
): Promise<void> {
  await ports.records.change(record.shop, "order", record.id, change, actor);
  if (isFinal) await ports.records.considered(record.shop, "order", record.id, record.requestedSeq);
  await project(ports, record, change);
}

/** The order's metafields follow its status. The database is the truth: a failed projection never fails the order. */
async function project(ports: SyncPorts, record: SyncRecord, change: RecordChange): Promise<void> {
  const documentNumber = change.documentNumber ?? record.documentNumber;
  const isSame =
    change.status === record.status &&
    documentNumber === record.documentNumber &&
    change.reason?.cause === record.reason?.cause;
  if (isSame || change.reason?.code === "EXCLUDED-DELETED" || !change.status) return;
  const projected = await ports.projector.projectStatuses(record.shop, [
    {
      ownerId: record.id,
      status: change.status,
      documentNumber,
      documentUrl: change.documentUrl ?? record.documentUrl,
      error: change.reason ? `${change.reason.title}. ${change.reason.cause}` : null,
      syncedAt: change.status === "Synchronized" ? ports.clock.now() : null,
    },
  ]);
  if (!projected.ok) {
    ports.log.warn("status not projected", { shop: record.shop, id: record.id, fault: projected.fault.kind });
  }
}

function factsOf({ sale, plan }: Consideration): RecordChange {
  if (!sale) return {};
  const processedAt = new Date(sale.processedAt);
  return {
    name: sale.name,
    currency: sale.currency,
    totalMinor: sale.totals.totalMinor,
    customerName: plan?.invoice.customer.displayName ?? sale.buyer.displayName ?? sale.buyer.email,
    processedAt: Number.isNaN(processedAt.getTime()) ? null : processedAt,
    proof: plan?.proof ?? null,
  };
}

function documentsOf(bindings: readonly Binding[], { books }: Consideration): RecordChange {
  const invoice = bindings.find((binding) => binding.kind === "invoice");
  if (!invoice) return {};
  const documentUrl = books ? { documentUrl: books.documentUrl("Invoice", invoice.qboId) } : {};
  return { documentNumber: invoice.docNumber, ...documentUrl };
}
