import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { changeDay } from "#app/domain/mapping/change-day.ts";
import { checkDraft, draftsLeft } from "#app/domain/mapping/check-draft.ts";
import { planDraft } from "#app/domain/mapping/plan-draft.ts";
import type { DraftSale } from "#app/domain/sale/draft-sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { findSaleDocument } from "#app/sync/booked-form.ts";
import { considerOnce, type RecordRef } from "#app/sync/consider-once.ts";
import { exportDocuments } from "#app/sync/exporters/documents/export-documents.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, Books, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

/**
 * Considers one draft order or quote, on the road of orders: its estimate is booked, and changed while the draft is
 * open. Once it is completed its estimate belongs to the order that it became, whose invoice follows from it.
 */
export function considerDraft(ports: SyncPorts, ref: RecordRef): Promise<Outcome> {
  return considerOnce(ports, { ...ref, kind: "draftOrder" }, consider);
}

async function consider(ports: SyncPorts, record: SyncRecord): Promise<Consideration> {
  const settings = await ports.settings.load(record.shop);
  const opened = await ports.books.openBooks(record.shop);
  const booked = opened.ok ? await findEstimate(ports, record, opened.value.books) : [];
  const subject = `draft order ${record.name}`;
  if (settings.draftOrders === "leave" && booked.length === 0) return nothing(failed(draftsLeft(subject)));
  const reading = await ports.sales.readDraft(record.shop, record.id, settings.booksCurrency);
  if (!reading.ok) return { ...nothing(reading), booked };
  if (!reading.value) return { ...nothing(failed({ kind: "deleted", subject })), booked };
  const draft = datedDraft(reading.value, settings);
  const { sale, orderId } = draft;
  if (opened.ok) await joinOrder(ports, booked, orderId);
  const ofOrder =
    opened.ok && orderId !== null
      ? await ports.bindings.listByRecord(record.shop, opened.value.books.realmId, orderId)
      : [];
  const barred = checkDraft(draft, settings, record.override, {
    isEstimated: booked.length > 0,
    isOrderBooked: findSaleDocument(ofOrder) !== null,
  });
  if (barred) return { sale, plan: null, result: failed(barred), booked };
  // What became an order is changed there: the estimate stays what was agreed to.
  if (opened.ok && booked.length > 0 && draft.status === "COMPLETED") {
    return { sale, plan: null, result: ok(booked), books: opened.value.books };
  }
  const facts = opened.ok ? await opened.value.books.readFacts() : ok(plainBooks);
  if (!facts.ok) return { sale, plan: null, result: facts, booked };
  const plan = planDraft(sale, settings, facts.value);
  if (!plan.ok) return { sale, plan: null, result: plan, booked };
  if (!opened.ok) return { sale, plan: plan.value, result: opened };
  const context: ExportContext = { ports, shop: record.shop, settings, ...opened.value };
  const result = await exportDocuments(context, {
    plan: plan.value,
    recordId: orderId ?? sale.id,
    changedOn: changeDay(sale),
    facts: facts.value,
    booked,
  });
  const standing = result.ok ? result.value : await findEstimate(ports, record, context.books);
  return {
    sale,
    plan: plan.value,
    result: result.ok ? result : failed(named(result.fault, sale.name)),
    booked: standing,
    books: context.books,
  };
}

const nothing = (result: Result<Binding[]>): Consideration => ({ sale: null, plan: null, result });

const named = (fault: Fault, name: string): Fault => ({
  ...fault,
  subject: fault.subject || `draft order ${name}`,
});

/** The estimate is found by the draft: once that is completed, the estimate's link belongs to the order. */
function findEstimate(ports: SyncPorts, { shop, id }: SyncRecord, { realmId }: Books): Promise<Binding[]> {
  return ports.bindings.find(shop, realmId, "estimate", [id]);
}

/** From now on the order knows the estimate that it follows from. */
async function joinOrder(
  { bindings }: SyncPorts,
  booked: readonly Binding[],
  orderId: string | null,
): Promise<void> {
  if (orderId === null) return;
  for (const binding of booked) {
    if (binding.recordId !== orderId) await bindings.bind({ ...binding, recordId: orderId });
  }
}

/** The accounting moment by setting. An open draft has no other one than its making. */
function datedDraft(draft: DraftSale, { estimateDate }: Settings): DraftSale {
  const { sale, completedAt } = draft;
  if (estimateDate === "created" || completedAt === null) return draft;
  return { ...draft, sale: { ...sale, processedAt: completedAt } };
}
