import { sumMinor } from "#app/domain/money/money.ts";
import { foldRows, isSoldBy, rowsByTarget } from "#app/domain/sale/fold-edits.ts";
import type { Sale, SaleAgreement } from "#app/domain/sale/sale.ts";
import { chargedMinor, type SoldCharge, type SoldSale } from "#app/domain/sale/sold-charge.ts";

/** What was sold for good at one time: from the beginning (`key` null), or from an edit on (its agreement's GID). */
export type SoldStage = { key: string | null; at: string; sold: SoldSale };

/**
 * The order before its edits, as far as nothing was taken out of it again, and what each edit made of it that added
 * something. The last stage is the order itself. Two mugs, of which an edit takes one out, and a hat that another one
 * adds: one mug; one mug and a hat.
 */
export function listStages(sale: Sale, sold: SoldSale): SoldStage[] {
  const sales = sale.agreements.filter(isSoldBy);
  const first: SoldStage = { key: null, at: sale.processedAt, sold };
  if (!sold.isFolded || sales.every(({ kind }) => kind !== "edit")) return [first];
  const kept = sold.charges.map((charge) => keptStates(sale, charge, sales));
  const stages = sales.map((agreement, at): SoldStage => {
    const charges = kept.flatMap((states) => states[at] ?? []);
    return { key: agreement.id, at: agreement.happenedAt, sold: { ...sold, charges } };
  });
  const [start, ...later] = stages;
  if (!start) return [first];
  const grown = later.filter(({ sold: { charges } }, index) => differs(charges, stages[index]?.sold.charges));
  return [{ ...start, key: null, at: sale.processedAt }, ...grown];
}

/**
 * A charge after each agreement, as it stayed: what a later edit took out was never there, what it added came then. Null
 * while there was nothing of it.
 */
function keptStates(sale: Sale, charge: SoldCharge, sales: readonly SaleAgreement[]): (SoldCharge | null)[] {
  const isEdited = sales.some(({ kind, sales: rows }) => kind === "edit" && rows.some(isOf(charge)));
  let kept: SoldCharge | null = charge;
  const states = sales.map((_, at) => {
    if (!isEdited) return charge;
    const rows = rowsByTarget(sales.slice(0, at + 1)).get(charge.id) ?? [];
    return rows.length === 0 ? null : foldRows(sale, charge, rows);
  });
  return states
    .toReversed()
    .map((state) => {
      if (totalOf(sale, state) < totalOf(sale, kept)) kept = state;
      return kept;
    })
    .toReversed();
}

const isOf =
  ({ id }: SoldCharge) =>
  ({ targetId }: { targetId: string | null }): boolean =>
    targetId === id;

function totalOf(sale: Sale, charge: SoldCharge | null): number {
  if (!charge) return 0;
  return (
    chargedMinor(charge) + (sale.taxesIncluded ? 0 : sumMinor(charge.taxes.map((tax) => tax.amountMinor)))
  );
}

function differs(charges: readonly SoldCharge[], before: readonly SoldCharge[] = []): boolean {
  return charges.length !== before.length || charges.some((charge, index) => charge !== before[index]);
}
