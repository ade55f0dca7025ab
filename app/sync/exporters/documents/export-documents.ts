import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { moveToOpenPeriod } from "#app/domain/mapping/move-to-open-period.ts";
import { changeDocument, relinkPayment } from "#app/sync/exporters/documents/change-document.ts";
import { type Decision, decideDocument } from "#app/sync/exporters/documents/decide-document.ts";
import { type DocumentBinding, isDocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import { exportDocument } from "#app/sync/exporters/documents/export-document.ts";
import { findStanding, findUnplanned } from "#app/sync/exporters/documents/find-standing.ts";
import type { OrderExport } from "#app/sync/exporters/documents/order-export.ts";
import { readStanding } from "#app/sync/exporters/documents/read-standing.ts";
import { resolveNeeds } from "#app/sync/exporters/documents/resolve-needs.ts";
import { verifyDocument } from "#app/sync/exporters/documents/verify-document.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Binding } from "#app/sync/ports.ts";

/** What the export of one order starts from. `booked`: the links of its documents. */
export type OrderToExport = {
  plan: OrderPlan;
  recordId: string;
  changedOn: string;
  facts: BooksFacts;
  booked: readonly Binding[];
};
type Step = { plan: PlannedDocument; decision: Decision };

/**
 * Brings the books to the plan, in the plan's order: what stands already stays, what is missing is booked, what changed
 * is handled as the setting says. Everything that can be known to fail fails before the first call. Answers the links of
 * the order's documents.
 */
export async function exportDocuments(
  context: ExportContext,
  { plan, recordId, changedOn, facts, booked }: OrderToExport,
): Promise<Result<Binding[]>> {
  const standing = booked.filter(isDocumentBinding);
  const steps = planSteps(context, plan, facts, standing);
  if (!steps.ok) return steps;
  const sent = steps.value.filter(({ decision }) => decision.kind !== "stands").map((step) => step.plan);
  const customerId = sent.length > 0 ? await findCustomer(context, steps.value, standing) : ok(null);
  if (!customerId.ok) return customerId;
  const needs = await resolveNeeds(context, sent, customerId.value);
  if (!needs.ok) return needs;
  const order: OrderExport = {
    context,
    recordId,
    changedOn,
    facts,
    standing: [...standing],
    needs: needs.value,
  };
  for (const step of steps.value) {
    const done = await takeStep(order, step);
    if (!done.ok) return done;
  }
  return ok(order.standing);
}

/** What has to be done about each document, or the first reason why nothing can be. */
function planSteps(
  context: ExportContext,
  plan: OrderPlan,
  facts: BooksFacts,
  standing: readonly DocumentBinding[],
): Result<Step[]> {
  const fault = findCurrencyFault(context, plan) ?? findUnplanned(standing, plan.documents);
  if (fault) return failed(fault);
  const isBooked = (document: PlannedDocument) => findStanding(standing, document) !== null;
  const open = moveToOpenPeriod(plan, facts, context.settings, isBooked);
  if (!open.ok) return open;
  const steps: Step[] = [];
  for (const document of open.value.documents) {
    const { whenChanged } = context.settings;
    const decision = decideDocument(document, findStanding(standing, document), whenChanged, standing);
    if (!decision.ok) return decision;
    steps.push({ plan: document, decision: decision.value });
  }
  return ok(steps);
}

/**
 * Whose the order's documents are in QuickBooks; null while none is booked. Asked there: customers can be merged on both
 * sides, and what belongs together has to be the same customer's.
 */
async function findCustomer(
  context: ExportContext,
  steps: readonly Step[],
  standing: readonly DocumentBinding[],
): Promise<Result<string | null>> {
  for (const { plan, decision } of steps) {
    // A journal entry is nobody's: its lines may name anyone.
    if (decision.kind === "create" || plan.type === "journalEntry") continue;
    const found = await readStanding(context, decision.standing.binding);
    return found.ok ? ok(found.value.customerId) : found;
  }
  // An invoice can follow from an estimate of the same customer alone.
  const estimate = standing.find(({ kind }) => kind === "estimate");
  const found = estimate ? await context.books.findDocument("Estimate", estimate.qboId) : ok(null);
  return found.ok ? ok(found.value?.customerId ?? null) : found;
}

function takeStep(order: OrderExport, { plan, decision }: Step): Promise<Result<unknown>> {
  switch (decision.kind) {
    case "create":
      return exportDocument(order, plan);
    case "stands":
      return verifyDocument(order, decision.standing);
    case "relink":
      return relinkPayment(order, plan, decision.standing);
    case "update":
    case "adjust":
      return changeDocument(order, plan, decision);
  }
}

function findCurrencyFault({ connection }: ExportContext, { documents }: OrderPlan): Fault | null {
  if (connection.isMultiCurrency) return null;
  const foreign = documents.find((document) => document.currency !== connection.homeCurrency);
  if (!foreign) return null;
  const { currency } = foreign;
  return { kind: "currencyOff", subject: "", currency, homeCurrency: connection.homeCurrency };
}
