import { sumMinor } from "#app/domain/money/money.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";
import { listCharges } from "#app/domain/sale/list-charges.ts";
import type { LedgerSale, Sale, SaleAgreement } from "#app/domain/sale/sale.ts";
import { chargedMinor, type SoldCharge, type SoldSale } from "#app/domain/sale/sold-charge.ts";
import { mergeTaxes } from "#app/domain/sale/tax-shares.ts";

/**
 * What was sold: the order's charges with its edits folded in. An order without edits keeps every figure that Shopify
 * lists. A charge that an edit touched follows the ledger, the sum of its rows in the order and its edits: Shopify's
 * lists keep the old quantity, tax and price there. What only came with a return (an exchange) is no part of it.
 */
export function foldEdits(sale: Sale): SoldSale {
  const rows = sale.agreements.filter(isSoldBy);
  const sold = rowsByTarget(rows);
  const edited = new Set(
    rows
      .filter(({ kind }) => kind === "edit")
      .flatMap((agreement) => agreement.sales.map((row) => row.targetId ?? "")),
  );
  const later = rowsByTarget(sale.agreements.filter((agreement) => !rows.includes(agreement)));
  const isExchanged = (charge: SoldCharge) =>
    !sold.has(charge.id) && (later.get(charge.id) ?? []).some((row) => row.totalMinor > 0);
  const listed = listCharges(sale);
  const own = listed.filter((charge) => !isExchanged(charge));
  const kept = withoutRemovedShipping(sale, own, edited);
  const charges = kept.map((charge) =>
    edited.has(charge.id) ? foldRows(sale, charge, sold.get(charge.id) ?? []) : charge,
  );
  const present = charges.filter((charge) => !isGone(charge, edited));
  return {
    // Nothing left: the lines stay with amounts of 0, as a document needs a line.
    charges: present.length > 0 ? present : charges,
    isFolded: edited.size > 0 || own.length < listed.length || isShippingStated(sale, kept, own),
  };
}

/** An agreement that says what was sold: refunds and returns take back, or send something instead. */
export const isSoldBy = ({ kind }: SaleAgreement): boolean => kind === "order" || kind === "edit";

/** The rows of agreements by the charge that they are about. */
export function rowsByTarget(agreements: readonly SaleAgreement[]): Map<string, LedgerSale[]> {
  const rows = new Map<string, LedgerSale[]>();
  for (const sale of agreements.flatMap(({ sales }) => sales)) {
    if (sale.targetId) rows.set(sale.targetId, [...(rows.get(sale.targetId) ?? []), sale]);
  }
  return rows;
}

/** A shipping charge that was taken off again counts no more, unless the ledger itself speaks of its removal. */
function withoutRemovedShipping(
  sale: Sale,
  charges: readonly SoldCharge[],
  edited: ReadonlySet<string>,
): SoldCharge[] {
  const removed = new Set(sale.shippingLines.filter((line) => line.isRemoved).map((line) => line.id));
  return charges.filter((charge) => edited.has(charge.id) || !removed.has(charge.id));
}

/** Whether the as-sold totals still hold shipping that was removed: then only the current totals speak of the order. */
function isShippingStated(sale: Sale, kept: readonly SoldCharge[], own: readonly SoldCharge[]): boolean {
  if (kept.length === own.length) return false;
  const charged = (list: readonly SoldCharge[]) =>
    sumMinor(list.filter(({ role }) => role === "shipping").map(chargedMinor));
  return charged(kept) !== sale.totals.shippingMinor && charged(own) === sale.totals.shippingMinor;
}

/** A charge as the sum of its rows in the ledger. */
export function foldRows(sale: Sale, charge: SoldCharge, rows: readonly LedgerSale[]): SoldCharge {
  const totalMinor = sumMinor(rows.map((row) => row.totalMinor));
  const taxes = mergeTaxes(rows, charge.taxes);
  const taxMinor = sumMinor(taxes.map((tax) => tax.amountMinor));
  const netMinor = sale.taxesIncluded ? totalMinor : totalMinor - taxMinor;
  const quantities = rows.flatMap((row) => (row.quantity === null ? [] : [row.quantity]));
  const quantity = quantities.length > 0 ? sumMinor(quantities) : charge.quantity;
  const allocations = foldAllocations(charge, Math.max(0, sumMinor(rows.map((row) => row.discountMinor))));
  const discountMinor = sumMinor(allocations.map((part) => part.amountMinor));
  return { ...charge, quantity, grossMinor: netMinor + discountMinor, allocations, taxes };
}

/** What is left of a charge's discounts, in the proportion in which they fell on it. */
function foldAllocations(charge: SoldCharge, discountMinor: number): SoldCharge["allocations"] {
  if (charge.allocations.length === 0) return [];
  const parts = splitByWeight(
    discountMinor,
    charge.allocations.map((part) => Math.max(0, part.amountMinor)),
  );
  return charge.allocations.map((part, index) => ({ ...part, amountMinor: parts[index] ?? 0 }));
}

function isGone(charge: SoldCharge, edited: ReadonlySet<string>): boolean {
  const hasTax = charge.taxes.some((tax) => tax.amountMinor !== 0);
  const isNothing = charge.grossMinor === 0 && charge.allocations.every((part) => part.amountMinor === 0);
  return edited.has(charge.id) && isNothing && !hasTax && (charge.quantity ?? 0) === 0;
}
