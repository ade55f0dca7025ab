import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Fault, Result } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { Actor, Reason, RecordKind } from "#app/domain/record/record-status.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { findMainDocument } from "#app/sync/booked-form.ts";
import { qboTypeOf } from "#app/sync/exporters/documents/document-kinds.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, Books, RecordChange, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import { projectStatus } from "#app/sync/project-status.ts";

/** What one look at a record found and did. */
export type Consideration = {
  sale: Sale | null;
  plan: OrderPlan | null;
  result: Result<Binding[]>;
  /** Documents that stood in the books before. */
  booked?: Binding[];
  books?: Books;
  /** What is shown of a list entry (a product, a customer): its name, what it is in QuickBooks. */
  facts?: RecordChange;
  /** Further faults of the same record, told in its reason after the first. */
  furtherFaults?: readonly Fault[];
  /** Something that it needs is about to come: it is looked at again then, and its status stays. */
  waits?: { afterMs: number; reason: string };
};

const actor: Actor = { kind: "system", name: "Plumbline" };

const projectionTries = 5;
const projectionRetryMs = 5_000;

/** Records whose status Shopify shows. Of drafts the app only asks to read; the others are no records of Shopify. */
const shownInShopify = new Set<RecordKind>(["order", "product", "customer"]);

/**
 * Writes the record's new status and reason, answers the wish, projects the status to Shopify, and returns the job's
 * fate.
 */
export async function settleRecord(
  ports: SyncPorts,
  record: SyncRecord,
  consideration: Consideration,
): Promise<Outcome> {
  const { result, waits } = consideration;
  if (waits) return { kind: "snooze", ...waits };
  const facts = { ...factsOf(consideration), ...consideration.facts };
  if (result.ok) {
    const change = {
      ...facts,
      ...documentsOf(record, result.value, consideration),
      status: "Synchronized",
      reason: null,
      attempts: 0,
      nextTryAt: null,
    } as const;
    return finish(ports, record, change, { kind: "done" });
  }
  return settleFault(
    ports,
    record,
    { ...facts, ...documentsOf(record, consideration.booked ?? [], consideration) },
    [result.fault, ...(consideration.furtherFaults ?? [])],
  );
}

async function settleFault(
  ports: SyncPorts,
  record: SyncRecord,
  facts: RecordChange,
  [fault, ...further]: readonly [Fault, ...Fault[]],
): Promise<Outcome> {
  const decision = policy(fault, record.attempts);
  const isFinal = decision.retryAfterMs === null;
  const nextTryAt = isFinal ? null : new Date(ports.clock.now().getTime() + (decision.retryAfterMs ?? 0));
  const change: RecordChange = {
    ...facts,
    status: decision.status,
    reason: explainAll(fault, further),
    attempts: isFinal ? 0 : record.attempts + 1,
    nextTryAt,
  };
  ports.log.info("record settled", {
    shop: record.shop,
    id: record.id,
    status: decision.status,
    fault: fault.kind,
  });
  const { retryAfterMs } = decision;
  return finish(
    ports,
    record,
    change,
    retryAfterMs === null
      ? { kind: "skip", reason: fault.kind }
      : { kind: "retry", afterMs: retryAfterMs, fault },
  );
}

/** What is told of further faults before it only says how many there are. */
const toldFaults = 4;

/** The first fault decides on title, fix and button; the others are told by their causes. */
function explainAll(fault: Fault, further: readonly Fault[]): Reason {
  const reason = explain(fault);
  if (further.length === 0) return reason;
  const told = further.slice(0, toldFaults).map((other) => explain(other).cause);
  const rest = further.length > toldFaults ? [`And ${further.length - toldFaults} more.`] : [];
  return { ...reason, cause: [reason.cause, ...told, ...rest].join(" ") };
}

/**
 * The status goes to Shopify before it is final here: a worker that dies in between finds the wish unanswered, and
 * the record as it was, and does both again. A status that Shopify could not take now is tried again for a while.
 */
async function finish(
  ports: SyncPorts,
  record: SyncRecord,
  change: RecordChange,
  outcome: Outcome,
): Promise<Outcome> {
  const { shop, kind, id } = record;
  const unshown = shownInShopify.has(kind) ? await projectStatus(ports, record, change) : null;
  if (outcome.kind === "retry") {
    await ports.records.change(shop, kind, id, change, actor);
    return outcome;
  }
  if (unshown && record.attempts < projectionTries) {
    const nextTryAt = new Date(ports.clock.now().getTime() + projectionRetryMs);
    await ports.records.change(
      shop,
      kind,
      id,
      { ...change, attempts: record.attempts + 1, nextTryAt },
      actor,
    );
    return { kind: "retry", afterMs: projectionRetryMs, fault: unshown };
  }
  await ports.records.change(shop, kind, id, change, actor);
  await ports.records.considered(shop, kind, id, record.requestedSeq);
  return outcome;
}

function factsOf({ sale, plan }: Consideration): RecordChange {
  if (!sale) return {};
  const processedAt = new Date(sale.processedAt);
  return {
    name: sale.name,
    currency: sale.currency,
    totalMinor: sale.totals.totalMinor,
    customerName: plan?.documents[0]?.customer.displayName ?? nameOf(sale),
    processedAt: Number.isNaN(processedAt.getTime()) ? null : processedAt,
    proof: plan?.proof ?? null,
  };
}

/** Who bought it, for the list; a sale that cannot be planned has a buyer all the same. */
function nameOf({ buyer }: Sale): string | null {
  const name = [buyer.firstName, buyer.lastName].filter((part) => part?.trim()).join(" ");
  return name || buyer.displayName || buyer.company || buyer.billingAddress?.name || buyer.email;
}

function documentsOf(
  { kind }: SyncRecord,
  bindings: readonly Binding[],
  { books }: Consideration,
): RecordChange {
  const main = findMainDocument(kind, bindings);
  if (!main) return {};
  const { qboId, docNumber } = main;
  const documentUrl = books ? { documentUrl: books.documentUrl(qboTypeOf(main.kind), qboId) } : {};
  return { documentNumber: docNumber, ...documentUrl };
}
