import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { findDifference } from "#app/sync/exporters/documents/bind-document.ts";
import type { DocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import { type OrderExport, remember, type Standing } from "#app/sync/exporters/documents/order-export.ts";
import { readStanding } from "#app/sync/exporters/documents/read-standing.ts";

/**
 * A document whose answer differed from its plan is looked at again: a person may have corrected it in QuickBooks. One
 * that was answered as planned costs no call.
 */
export async function verifyDocument(order: OrderExport, standing: Standing): Promise<Result<null>> {
  for (const binding of [standing.binding, ...standing.adjustments]) {
    const differs = findDifference(binding) ? await lookAgain(order, binding) : null;
    if (differs && !differs.ok) return differs;
  }
  return ok(null);
}

async function lookAgain(order: OrderExport, binding: DocumentBinding): Promise<Result<null>> {
  const current = await readStanding(order.context, binding);
  if (!current.ok) return current;
  const { totalMinor, balanceMinor, syncToken, taxMinor, taxRates } = current.value;
  const booked = binding.booked && {
    ...binding.booked,
    answeredTaxMinor: taxMinor,
    answeredTaxRates: taxRates,
  };
  const renewed = { ...binding, totalMinor, balanceMinor, syncToken, booked };
  const differs = findDifference(renewed);
  if (differs) return failed(differs);
  await order.context.ports.bindings.bind(renewed);
  remember(order, renewed);
  return ok(null);
}
