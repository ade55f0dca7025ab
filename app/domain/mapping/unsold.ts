import type { DocumentTax } from "#app/domain/accounting/plan.ts";
import { growBody } from "#app/domain/mapping/grow-body.ts";
import { joinTaxes } from "#app/domain/mapping/join-bodies.ts";
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
  /** An edit added to the order, which all in all sells this from now on. */
  grow(sold: PlannedBody): void;
};

/**
 * Shares are taken up to marks of one body, so that they sum to it line by line. What is added later joins what was left
 * then: receipts that are written already never change. `unsold`: what of the first is not sold at once.
 */
export function createUnsold(first: PlannedBody, unsold = first): Unsold {
  let sold = first;
  let body = unsold;
  let markMinor = 0;
  const left = () => splitBody(body, markMinor, body.totalMinor);
  const goOn = (next: PlannedBody) => {
    body = next;
    markMinor = 0;
  };
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
      goOn(bodyOf([...rest.lines, ...more.lines], joinTaxes(rest.tax, more.tax)));
    },
    grow(next) {
      const isWhole = body === sold && markMinor === 0;
      goOn(isWhole ? next : growBody(left(), sold, next, turnTax(sold.tax)));
      sold = next;
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

function taxAmounts(tax: DocumentTax): number[] {
  if (tax.mode === "none") return [];
  return tax.mode === "us" ? [tax.totalMinor] : tax.rates.map((rate) => rate.amountMinor);
}

const isZero = (minor: number): boolean => minor === 0;
