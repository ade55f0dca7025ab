import type { DocumentTax } from "#app/domain/accounting/plan.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";

/** What no receipt has sold yet, while the events of an order are gone through in time. */
export type Unsold = {
  leftMinor(): number;
  /** Nothing is left on any line: the receipts and credits together are the whole order. */
  isEmpty(): boolean;
  /** The share of every line that this much money pays for; the last share takes what is left of each. */
  take(amountMinor: number): PlannedBody;
  /** More to sell (an exchange), or, turned round, less (what came back before it was paid). */
  add(body: PlannedBody): void;
};

/**
 * Shares are taken up to marks of one body, so that they sum to it line by line. What is added later joins what was left
 * then: receipts that are written already never change.
 */
export function createUnsold(all: PlannedBody): Unsold {
  let body = all;
  let markMinor = 0;
  const left = () => splitBody(body, markMinor, body.totalMinor);
  return {
    leftMinor: () => body.totalMinor - markMinor,
    isEmpty: () =>
      left().lines.every((line) => line.amountMinor === 0) && taxAmounts(left().tax).every(isZero),
    take(amountMinor) {
      const toMinor = Math.min(markMinor + amountMinor, body.totalMinor);
      const share = splitBody(body, markMinor, toMinor);
      markMinor = toMinor;
      return share;
    },
    add(more) {
      const rest = left();
      body = bodyOf([...rest.lines, ...more.lines], joinTaxes(rest.tax, more.tax));
      markMinor = 0;
    },
  };
}

/** Nothing to sell, with taxes of the same kind. */
export function emptied({ tax }: PlannedBody): PlannedBody {
  if (tax.mode === "none") return bodyOf([], tax);
  return bodyOf([], { ...tax, totalMinor: 0, ...(tax.mode === "global" && { rates: [] }) });
}

/** A body that takes back what it sold. */
export function turnRound({ lines, tax }: PlannedBody): PlannedBody {
  return bodyOf(
    lines.map((line) => ({
      ...line,
      amountMinor: -line.amountMinor,
      quantity: line.quantity === null ? null : -line.quantity,
      unitPriceMinor: null,
    })),
    turnTax(tax),
  );
}

function turnTax(tax: DocumentTax): DocumentTax {
  if (tax.mode === "none") return tax;
  if (tax.mode === "us") return { ...tax, totalMinor: -tax.totalMinor };
  const rates = tax.rates.map((rate) => ({
    ...rate,
    netMinor: -rate.netMinor,
    amountMinor: -rate.amountMinor,
  }));
  return { ...tax, totalMinor: -tax.totalMinor, rates };
}

function joinTaxes(one: DocumentTax, other: DocumentTax): DocumentTax {
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

function taxAmounts(tax: DocumentTax): number[] {
  if (tax.mode === "none") return [];
  return tax.mode === "us" ? [tax.totalMinor] : tax.rates.map((rate) => rate.amountMinor);
}

const isZero = (minor: number): boolean => minor === 0;
