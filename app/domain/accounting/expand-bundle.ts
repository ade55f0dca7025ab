import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { lineQuantity } from "#app/domain/mapping/line-quantity.ts";
import { splitByWeight } from "#app/domain/money/split-by-weight.ts";

/** One item of a bundle. `quantity`: how many of it are in one bundle; `unitPriceMinor`: its own price, 0 for none. */
export type BundleMember = { itemId: string; name: string; quantity: number; unitPriceMinor: number };
/** A bundle of QuickBooks (an item of type Group) with what it is sold as. */
export type Bundle = { name: string; members: readonly BundleMember[] };

/** A line as it goes out, with the item that it sells. */
export type ItemLine = { line: PlannedLine; itemId: string };

/** Quantities of QuickBooks have up to five decimals; three decide a share to the cent. */
const quantityScale = 1_000;

/**
 * A line that sells a bundle as lines of its items: the amount of the line, split in proportion to each item's quantity
 * times its own price (by quantity alone where no item has a price), to the minor unit. Quantities are those of the
 * line times those in the bundle.
 *
 * Example: 50.00 for two sets of one lamp at 30.00 and two bulbs at 5.00 is 2 × 18.75 and 4 bulbs for 12.50.
 */
export function expandBundle(line: PlannedLine, { name, members }: Bundle): ItemLine[] {
  const amounts = splitByWeight(line.amountMinor, weightsOf(members));
  return members.map((member, index) => {
    const amountMinor = amounts[index] ?? 0;
    const of = `${member.quantity} × ${member.name} of the QuickBooks bundle ${name}`;
    return {
      itemId: member.itemId,
      line: {
        ...line,
        description: `${line.description}: ${member.name}`,
        amountMinor,
        ...quantityOf(line, member, amountMinor),
        why: { ...line.why, mapping: `${line.why.mapping}; ${of}, by its share of their prices` },
      },
    };
  });
}

function weightsOf(members: readonly BundleMember[]): number[] {
  const quantities = members.map(({ quantity }) => Math.max(0, Math.round(quantity * quantityScale)));
  const priced = members.map(({ unitPriceMinor }, index) => (quantities[index] ?? 0) * unitPriceMinor);
  return priced.some((weight) => weight > 0) ? priced : quantities;
}

function quantityOf(line: PlannedLine, member: BundleMember, amountMinor: number) {
  return lineQuantity((line.quantity ?? 0) * member.quantity, amountMinor);
}
