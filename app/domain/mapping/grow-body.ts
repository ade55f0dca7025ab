import type { DocumentTax, PlannedLine } from "#app/domain/accounting/plan.ts";
import { joinTaxes } from "#app/domain/mapping/join-bodies.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { sumQuantities } from "#app/domain/quantity/round-quantity.ts";

/**
 * What is left to sell of an order that grew from `before` to `next`, of which `left` was not sold yet: every line less
 * what of it was sold. `soldTax`: the tax of `before`, turned round. Of one mug at 10.00 half was sold, then there are
 * two: one and a half for 15.00.
 */
export function growBody(
  left: PlannedBody,
  before: PlannedBody,
  next: PlannedBody,
  soldTax: DocumentTax,
): PlannedBody {
  const [were, rests] = [sumByLine(before.lines), sumByLine(left.lines)];
  const grown = next.lines.flatMap((line) => {
    const key = lineKey(line);
    const sold = minus(were.get(key) ?? nothing, rests.get(key) ?? nothing);
    rests.delete(key);
    return restOf(line, sold);
  });
  // What an exchange added, or a return took back, is no line of the order.
  const others = left.lines.filter((line) => rests.has(lineKey(line)));
  return bodyOf([...grown, ...others], joinTaxes(left.tax, joinTaxes(next.tax, soldTax)));
}

/** The words of a product name its quantity, so that only where it stands in the order tells a line. */
const lineKey = ({ role, description, taxCode, why }: PlannedLine): string =>
  JSON.stringify([role, why.field, taxCode, role === "tax" || role === "discount" ? description : null]);

/** Money and goods of lines. */
type Sum = { amountMinor: number; quantity: number };
const nothing: Sum = { amountMinor: 0, quantity: 0 };

function sumByLine(lines: readonly PlannedLine[]): Map<string, Sum> {
  const groups = [...Map.groupBy(lines, lineKey)];
  return new Map(
    groups.map(([key, rows]) => [
      key,
      {
        amountMinor: sumMinor(rows.map((row) => row.amountMinor)),
        quantity: sumQuantities(rows.map((row) => row.quantity ?? 0)),
      },
    ]),
  );
}

const minus = (one: Sum, other: Sum): Sum => ({
  amountMinor: one.amountMinor - other.amountMinor,
  quantity: sumQuantities([one.quantity, -other.quantity]),
});

function restOf(line: PlannedLine, sold: Sum): PlannedLine[] {
  if (sold.amountMinor === 0 && sold.quantity === 0) return [line];
  const { amountMinor, quantity } = minus({ ...line, quantity: line.quantity ?? 0 }, sold);
  if (amountMinor === 0 && quantity === 0) return [];
  const rule = `${line.why.rule}; what was not sold yet`;
  const rest = { amountMinor, quantity: quantity || null, unitPriceMinor: null };
  return [{ ...line, ...rest, why: { ...line.why, rule } }];
}
