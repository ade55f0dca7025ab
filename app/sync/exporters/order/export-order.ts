import type { InvoicePlan, OrderPlan, PaymentPlan } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { hashInvoice, hashPayment } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { resolveCustomer } from "#app/sync/exporters/lists/resolve-customer.ts";
import { resolveItems } from "#app/sync/exporters/lists/resolve-items.ts";
import { exportInvoice } from "#app/sync/exporters/order/export-invoice.ts";
import { exportPayment } from "#app/sync/exporters/order/export-payment.ts";
import type { Binding } from "#app/sync/ports.ts";

/**
 * Brings the books to the plan: what is booked already stays, what is missing is booked, and an answer that differs
 * from the plan is a fault with both numbers. Answers the bindings of the order's documents, the invoice first.
 */
export async function exportOrder(
  context: ExportContext,
  plan: OrderPlan,
  booked: readonly Binding[],
): Promise<Result<Binding[]>> {
  const { invoice, payments } = plan;
  const wrongCurrency = findCurrencyFault(context, invoice);
  if (wrongCurrency) return failed(wrongCurrency);
  const existing = booked.find((binding) => binding.kind === "invoice");
  const changed = existing ? findChange(existing, invoice) : null;
  if (changed) return failed(changed);
  const isKnown = (payment: PaymentPlan) => findPayment(booked, payment) !== undefined;
  const standing = existing
    ? await findStanding(context, existing, payments.every(isKnown))
    : await bookInvoice(context, invoice);
  if (!standing.ok) return standing;
  const bindings = [standing.value.binding];
  for (const payment of payments) {
    const known = findPayment(booked, payment);
    if (known && known.contentHash !== hashPayment(payment)) {
      return failed(
        changedAmount(`Payment by ${payment.gatewayLabel}`, known, payment.amountMinor, payment.currency),
      );
    }
    const target = {
      customerId: standing.value.customerId,
      invoiceId: standing.value.binding.qboId,
      recordId: invoice.key,
    };
    const binding = known ? ok(known) : await exportPayment(context, payment, target);
    if (!binding.ok) return binding;
    const differs = findDifference(
      binding.value,
      `the payment by ${payment.gatewayLabel}`,
      payment.amountMinor,
    );
    if (differs) return failed(differs);
    bindings.push(binding.value);
  }
  return ok(bindings);
}

/** An order's invoice in the books, and whose it is there. */
type Standing = { binding: Binding; customerId: string };

function findPayment(booked: readonly Binding[], payment: PaymentPlan): Binding | undefined {
  return booked.find((binding) => binding.kind === "payment" && binding.key === payment.key);
}

/**
 * The invoice that was booked before. A payment has to come from the customer of its invoice, who need not be the one
 * the order names today (Shopify merges customers), so QuickBooks is asked when there is something to pay.
 */
async function findStanding(
  context: ExportContext,
  existing: Binding,
  isPaid: boolean,
): Promise<Result<Standing>> {
  if (isPaid) return ok({ binding: existing, customerId: "" });
  const found = await context.books.findInvoicesByNumber(existing.docNumber ?? "");
  if (!found.ok) return found;
  const customerId = found.value.find((document) => document.id === existing.qboId)?.customerId;
  if (customerId) return ok({ binding: existing, customerId });
  const what = `invoice ${existing.docNumber ?? existing.qboId}, which was booked for this order`;
  return failed({ kind: "missing", subject: what, what });
}

async function bookInvoice(context: ExportContext, plan: InvoicePlan): Promise<Result<Standing>> {
  const customer = await resolveCustomer(context, plan.customer);
  if (!customer.ok) return customer;
  const itemIds = await resolveItems(
    context,
    plan.lines.map((line) => line.item),
  );
  if (!itemIds.ok) return itemIds;
  const binding = await exportInvoice(context, {
    plan,
    customerId: customer.value,
    itemIds: itemIds.value,
  });
  if (!binding.ok) return binding;
  const differs = findDifference(
    binding.value,
    `invoice ${binding.value.docNumber ?? plan.docNumber}`,
    plan.totalMinor,
  );
  return differs ? failed(differs) : ok({ binding: binding.value, customerId: customer.value });
}

/** What QuickBooks answered must be what was planned, to the minor unit. */
function findDifference(binding: Binding, what: string, plannedMinor: number): Fault | null {
  if (binding.totalMinor === plannedMinor) return null;
  return {
    kind: "answerDiffers",
    subject: what,
    what,
    plannedMinor,
    answeredMinor: binding.totalMinor ?? 0,
    currency: binding.currency ?? "",
  };
}

function findChange(binding: Binding, plan: InvoicePlan): Fault | null {
  const differs = findDifference(binding, `invoice ${binding.docNumber ?? ""}`, plan.totalMinor);
  if (binding.contentHash === hashInvoice(plan)) return differs;
  return changedAmount(`Invoice ${binding.docNumber ?? ""}`, binding, plan.totalMinor, plan.currency);
}

function changedAmount(what: string, binding: Binding, currentMinor: number, currency: string): Fault {
  return {
    kind: "changedAfterBooking",
    subject: what,
    what,
    bookedMinor: binding.totalMinor ?? 0,
    currentMinor,
    currency,
  };
}

function findCurrencyFault({ connection }: ExportContext, plan: InvoicePlan): Fault | null {
  if (plan.currency === connection.homeCurrency || connection.isMultiCurrency) return null;
  return {
    kind: "currencyOff",
    subject: `order ${plan.docNumber}`,
    currency: plan.currency,
    homeCurrency: connection.homeCurrency,
  };
}
