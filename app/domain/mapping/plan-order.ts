import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { findImbalance, proveOrder } from "#app/domain/accounting/prove-order.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { planInvoice } from "#app/domain/mapping/plan-invoice.ts";
import { planPayments } from "#app/domain/mapping/plan-payments.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * Everything one order becomes in the books, proven to the cent, or the fault that stops it. Pure.
 * Faults: unsupported (what this version holds), numberTooLong, malformed, unmapped (tax with taxes switched off),
 * unbalanced (with both numbers).
 */
export function planOrder(sale: Sale, settings: Settings): Result<OrderPlan> {
  const subject = `order ${sale.name}`;
  if (sale.peculiarities.length > 0) {
    return failed({ kind: "unsupported", subject, peculiarities: sale.peculiarities });
  }
  if (settings.taxMode === "none" && sale.totals.taxMinor !== 0) {
    return failed({
      kind: "unmapped",
      subject,
      what: "sales tax, because taxes are switched off in the settings",
    });
  }
  const invoice = planInvoice(sale, settings);
  if (!invoice.ok) return invoice;
  const payments = planPayments(sale);
  const proof = proveOrder(sale, invoice.value, payments);
  const imbalance = findImbalance(sale, invoice.value, proof);
  if (imbalance) return failed(imbalance);
  return ok({ invoice: invoice.value, payments, proof });
}
