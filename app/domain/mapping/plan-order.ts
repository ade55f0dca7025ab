import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { findContradiction, findImbalance } from "#app/domain/accounting/find-imbalance.ts";
import type { OrderPlan, SaleForm } from "#app/domain/accounting/plan.ts";
import { proveOrder } from "#app/domain/accounting/prove-order.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { planCashRounding } from "#app/domain/mapping/plan-cash-rounding.ts";
import { planCharges } from "#app/domain/mapping/plan-charges.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planInvoiceForm } from "#app/domain/mapping/plan-invoice-form.ts";
import { planReceiptForm } from "#app/domain/mapping/plan-receipt-form.ts";
import { preparePlan } from "#app/domain/mapping/prepare-plan.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * Everything one order becomes in the books, proven to the cent, or the fault that stops it. Pure.
 * `bookedForm`: what the order is in the books already; settings that changed since do not turn it into something else.
 * `estimateKey`: GID of the draft order that it was, when that is booked as an estimate.
 * Faults: unsupported, numberTooLong, malformed, unmapped, ambiguous and missing (taxes), waitsForPayment, cashUnknown,
 * unbalanced (with both numbers).
 */
export function planOrder(
  sale: Sale,
  settings: Settings,
  facts: BooksFacts,
  { bookedForm, estimateKey = null }: { bookedForm: SaleForm | null; estimateKey?: string | null },
): Result<OrderPlan> {
  const subject = `order ${sale.name}`;
  if (sale.peculiarities.length > 0) {
    return failed({ kind: "unsupported", subject, peculiarities: sale.peculiarities });
  }
  const prepared = preparePlan(sale, settings, facts);
  if (!prepared.ok) return prepared;
  const context = prepared.value;
  if (context.sold.charges.length === 0) {
    return failed({ kind: "malformed", subject, what: "it has no lines, so there is nothing to invoice" });
  }
  const contradiction = findContradiction(context);
  if (contradiction) return failed(contradiction);
  const body = planCharges(context);
  if (!body.ok) return body;
  const form = bookedForm ?? formOf(context);
  const planned =
    form === "invoice"
      ? planInvoiceForm(context, body.value, estimateKey)
      : planReceiptForm(context, body.value);
  if (!planned.ok) return planned;
  const rounded = planCashRounding(context);
  if (!rounded.ok) return rounded;
  const documents = [...planned.value.documents, ...rounded.value];
  const proof = proveOrder(context, body.value, { ...planned.value, documents });
  const imbalance = findImbalance(context, documents, proof);
  if (imbalance) return failed(imbalance);
  return ok({ form, documents, proof, decisions: context.decisions.words });
}

/** Orders that wait for their money can become invoices where others become receipts. */
function formOf({ decisions, settings, receipts, expected }: PlanContext): SaleForm {
  if (decisions.form === "invoice" || settings.whenUnpaid === "wait") return decisions.form;
  const receivedMinor = receipts.reduce((sum, receipt) => sum + receipt.amountMinor, 0);
  return receivedMinor < expected.totalMinor ? "invoice" : "salesReceipt";
}
