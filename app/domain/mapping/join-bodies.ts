import type { DocumentTax, PlannedLine } from "#app/domain/accounting/plan.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { sumQuantities } from "#app/domain/quantity/round-quantity.ts";

/** Several shares of a sale as one body: shares of one line become one line. */
export function joinBodies(bodies: readonly PlannedBody[]): PlannedBody {
  const [first, ...rest] = bodies.filter((body, index) => index === 0 || body.lines.length > 0);
  if (!first) return bodyOf([], { mode: "none" });
  if (rest.length === 0) return first;
  const groups = Map.groupBy(
    [first, ...rest].flatMap(({ lines }) => lines),
    lineKey,
  );
  const lines = [...groups.values()].flatMap(joinLines);
  return bodyOf(lines, rest.map(({ tax }) => tax).reduce(joinTaxes, first.tax));
}

const lineKey = ({ role, description, taxCode, why }: PlannedLine): string =>
  JSON.stringify([role, description, taxCode, why.field]);

function joinLines([first, ...rest]: PlannedLine[]): PlannedLine[] {
  if (!first || rest.length === 0) return first ? [first] : [];
  const amountMinor = sumMinor([first, ...rest].map((line) => line.amountMinor));
  const quantity = sumQuantities([first, ...rest].map((line) => line.quantity ?? 0)) || null;
  if (amountMinor === 0 && quantity === null) return [];
  return [{ ...first, amountMinor, quantity, unitPriceMinor: null }];
}

/** The taxes of two bodies of one order, which are of one mode. */
export function joinTaxes(one: DocumentTax, other: DocumentTax): DocumentTax {
  if (one.mode === "us" && other.mode === "us") {
    const taxCodeId = one.taxCodeId ?? other.taxCodeId;
    return { mode: "us", taxCodeId, totalMinor: one.totalMinor + other.totalMinor };
  }
  if (one.mode !== "global" || other.mode !== "global") return one;
  const rates = new Map(one.rates.map((rate) => [rate.taxRateId, rate]));
  for (const rate of other.rates) {
    const before = rates.get(rate.taxRateId) ?? { netMinor: 0, amountMinor: 0 };
    const netMinor = before.netMinor + rate.netMinor;
    rates.set(rate.taxRateId, { ...rate, netMinor, amountMinor: before.amountMinor + rate.amountMinor });
  }
  return { mode: "global", totalMinor: one.totalMinor + other.totalMinor, rates: [...rates.values()] };
}
