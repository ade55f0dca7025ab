import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { changeDay } from "#app/domain/mapping/change-day.ts";
import { checkEligibility } from "#app/domain/mapping/check-eligibility.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { findBookedForm, findEstimateKey } from "#app/sync/booked-form.ts";
import { considerOnce, type RecordRef } from "#app/sync/consider-once.ts";
import { exportDocuments, type OrderToExport } from "#app/sync/exporters/documents/export-documents.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

const draftRetryMs = 2_000;
const draftPatienceMs = 60_000;

/**
 * Considers one order: the one road of every webhook, sweep, back-fill and push. Locks it, reads it whole from
 * Shopify, decides, plans, proves, books what is missing, and settles its status. Repeating it changes nothing.
 */
export function considerOrder(ports: SyncPorts, ref: RecordRef): Promise<Outcome> {
  return considerOnce(ports, { ...ref, kind: "order" }, consider);
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
  // The estimate of the draft order that it was posts nothing: the order itself is not booked by it.
  const isBooked = booked.some(({ kind }) => kind !== "estimate") || record.documentNumber !== null;
  const barred = checkEligibility(sale, settings, record.override, isBooked);
  if (barred) return { sale, plan: null, result: failed(barred), booked };
  if (opened.ok && !isBooked && waitsForDraft(ports, sale, settings, booked)) {
    const waits = { afterMs: draftRetryMs, reason: "its draft order is about to be looked at" };
    return { sale, plan: null, result: ok([]), waits };
  }
  const facts = opened.ok ? await opened.value.books.readFacts() : ok(plainBooks);
  if (!facts.ok) return { sale, plan: null, result: facts, booked };
  const plan = planOrder(sale, settings, facts.value, {
    bookedForm: findBookedForm(booked),
    estimateKey: findEstimateKey(booked),
  });
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

/**
 * Shopify tells no order which draft it was; the draft names its order, in a delivery of its own. The invoice of a new
 * order waits for that, so that it can follow from the estimate, but not for long: the delivery may have been lost.
 */
function waitsForDraft(
  { clock }: SyncPorts,
  sale: Sale,
  { draftOrders }: Settings,
  booked: readonly Binding[],
): boolean {
  const isFromDraft = sale.sourceName === "shopify_draft_order" && draftOrders === "estimate";
  if (!isFromDraft || findEstimateKey(booked) !== null) return false;
  return clock.now().getTime() - new Date(sale.createdAt).getTime() < draftPatienceMs;
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
