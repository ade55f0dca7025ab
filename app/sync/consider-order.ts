import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { changeDay } from "#app/domain/mapping/change-day.ts";
import { checkEligibility } from "#app/domain/mapping/check-eligibility.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { findBookedForm } from "#app/sync/booked-form.ts";
import { exportDocuments, type OrderToExport } from "#app/sync/exporters/documents/export-documents.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import { type Consideration, settleRecord } from "#app/sync/settle-record.ts";

export type RecordRef = { shop: string; id: string };

const busyRetryMs = 500;

/**
 * Considers one order: the one road of every webhook, sweep, back-fill and push. Locks it, reads it whole from
 * Shopify, decides, plans, proves, books what is missing, and settles its status. Repeating it changes nothing.
 */
export async function considerOrder(ports: SyncPorts, ref: RecordRef): Promise<Outcome> {
  const lock = await ports.locks.withLock(`${ref.shop}/order/${ref.id}`, () => considerLocked(ports, ref));
  return lock.held
    ? lock.value
    : { kind: "snooze", afterMs: busyRetryMs, reason: "another worker has this order" };
}

async function considerLocked(ports: SyncPorts, ref: RecordRef): Promise<Outcome> {
  const record = await ports.records.load(ref.shop, "order", ref.id);
  if (!record) return { kind: "skip", reason: "no such record" };
  if (record.consideredSeq >= record.requestedSeq) return { kind: "skip", reason: "nothing happened since" };
  return settleRecord(ports, record, await considerSafely(ports, record));
}

/** A mistake of ours must not leave the order waiting without a word: it fails, with what is known, and is tried again. */
async function considerSafely(ports: SyncPorts, record: SyncRecord): Promise<Consideration> {
  try {
    return await consider(ports, record);
  } catch (error) {
    ports.log.error("order not considered", { shop: record.shop, id: record.id, error });
    const fault: Fault = {
      kind: "internal",
      subject: `order ${record.name}`,
      evidence: { system: "plumbline" },
    };
    return { sale: null, plan: null, result: failed(fault) };
  }
}

async function consider(ports: SyncPorts, record: SyncRecord): Promise<Consideration> {
  const settings = await ports.settings.load(record.shop);
  const reading = await ports.sales.readSale(record.shop, record.id, settings.booksCurrency);
  if (!reading.ok) return { sale: null, plan: null, result: reading };
  const sale = reading.value;
  if (!sale)
    return { sale: null, plan: null, result: failed({ kind: "deleted", subject: `order ${record.name}` }) };
  const opened = await ports.books.openBooks(record.shop);
  const booked = opened.ok
    ? await ports.bindings.listByRecord(record.shop, opened.value.books.realmId, record.id)
    : [];
  // Without a connection the links cannot be asked; the number on the record tells all the same.
  const isBooked = booked.length > 0 || record.documentNumber !== null;
  const barred = checkEligibility(sale, settings, record.override, isBooked);
  if (barred) return { sale, plan: null, result: failed(barred), booked };
  const facts = opened.ok ? await opened.value.books.readFacts() : ok(plainBooks);
  if (!facts.ok) return { sale, plan: null, result: facts, booked };
  const plan = planOrder(sale, settings, facts.value, { bookedForm: findBookedForm(booked) });
  // Without a connection nobody knows in which form the order is booked, so a plan that fails says nothing of it.
  if (!plan.ok) return { sale, plan: null, result: opened.ok || !isBooked ? plan : opened, booked };
  if (!opened.ok) return { sale, plan: plan.value, result: opened };
  const context: ExportContext = { ports, shop: record.shop, settings, ...opened.value };
  const result = await exportOrder(context, sale, { plan: plan.value, facts: facts.value, booked });
  // A fault half way leaves documents behind that belong on the record.
  const standing = result.ok
    ? booked
    : await ports.bindings.listByRecord(record.shop, context.books.realmId, record.id);
  return { sale, plan: plan.value, result, booked: standing, books: context.books };
}

/** Names the order in every fault: the fault of a customer or an item is a fault of the order that needs it. */
async function exportOrder(
  context: ExportContext,
  sale: Sale,
  order: Pick<OrderToExport, "plan" | "facts" | "booked">,
): Promise<Result<Binding[]>> {
  const result = await exportDocuments(context, { ...order, recordId: sale.id, changedOn: changeDay(sale) });
  if (result.ok) return result;
  return failed({ ...result.fault, subject: result.fault.subject || `order ${sale.name}` });
}
