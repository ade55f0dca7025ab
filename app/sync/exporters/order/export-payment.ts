import type { PaymentPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { noteMarker } from "#app/domain/mapping/order-number.ts";
import { hashPayment } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { resolveAccount } from "#app/sync/exporters/lists/resolve-account.ts";
import { hasMarker } from "#app/sync/exporters/order/export-invoice.ts";
import type { Binding, BookedDocument, Intent, PaymentDraft } from "#app/sync/ports.ts";

/** Where the payment goes: the customer of the invoice, and the invoice it settles. */
export type PaymentTarget = { customerId: string; invoiceId: string; recordId: string };

/** Books one payment of an invoice once, into the clearing account of its gateway. */
export async function exportPayment(
  context: ExportContext,
  plan: PaymentPlan,
  target: PaymentTarget,
): Promise<Result<Binding>> {
  const { ports, shop, books } = context;
  const account = await resolveAccount(context, {
    kind: "clearing",
    gateway: plan.gateway,
    label: plan.gatewayLabel,
  });
  if (!account.ok) return account;
  const draft: PaymentDraft = {
    plan,
    customerId: target.customerId,
    invoiceId: target.invoiceId,
    depositAccountId: account.value,
  };
  const intent = await ports.outbox.openIntent({
    shop,
    realmId: books.realmId,
    kind: "payment",
    key: plan.key,
    contentHash: hashPayment(plan),
    requestId: ports.ids.uuid(),
  });
  const booked =
    intent.sends > 0 ? await lookThenPost(context, draft, intent) : await post(context, draft, intent);
  if (!booked.ok) return booked;
  const binding = bindingOf(context, draft, booked.value, target.recordId);
  await ports.outbox.closeIntent(intent, binding);
  return ok(binding);
}

async function lookThenPost(
  context: ExportContext,
  draft: PaymentDraft,
  intent: Intent,
): Promise<Result<BookedDocument>> {
  const found = await context.books.findPayments(draft.customerId, draft.plan.date);
  if (!found.ok) return found;
  const marker = noteMarker(draft.plan.key);
  const ours = found.value.find((document) => hasMarker(document.privateNote, marker));
  return ours ? ok(ours) : post(context, draft, intent);
}

function post(context: ExportContext, draft: PaymentDraft, intent: Intent): Promise<Result<BookedDocument>> {
  return context.books.createPayment(draft, intent.requestId, intent.sends);
}

function bindingOf(
  context: ExportContext,
  draft: PaymentDraft,
  booked: BookedDocument,
  recordId: string,
): Binding {
  return {
    shop: context.shop,
    realmId: context.books.realmId,
    kind: "payment",
    key: draft.plan.key,
    qboType: booked.type,
    qboId: booked.id,
    syncToken: booked.syncToken,
    contentHash: hashPayment(draft.plan),
    docNumber: booked.docNumber,
    date: booked.date,
    currency: booked.currency,
    totalMinor: booked.totalMinor,
    balanceMinor: booked.balanceMinor,
    recordId,
  };
}
