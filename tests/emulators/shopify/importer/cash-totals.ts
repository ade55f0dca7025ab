import type { Transaction, TransactionKind } from "./import-transactions.ts";
import { type Bag, isZero, subtract, sumBags, ZERO } from "./order-money.ts";
import type { OrderTotals } from "./order-totals.ts";

export type CashTotals = {
  received: Bag;
  refunded: Bag;
  net: Bag;
  capturable: Bag;
  outstanding: Bag;
};

/**
 * The cash sums of the Admin API, from the rows: received = successful SALE + CAPTURE - CHANGE, refunded = successful
 * REFUND, net = received - refunded, outstanding = current total - net - capturable.
 */
export function cashTotals(
  rows: Transaction[],
  totals: OrderTotals,
  financialStatus: string | null,
): CashTotals {
  const received = subtract(sumOf(rows, ["SALE", "CAPTURE"]), sumOf(rows, ["CHANGE"]));
  const refunded = sumOf(rows, ["REFUND"]);
  const net = subtract(received, refunded);
  const capturable = capturableOf(rows, totals, net, financialStatus);
  const open = subtract(totals.current, net, capturable);
  return { received, refunded, net, capturable, outstanding: isRounding(open, totals) ? ZERO : open };
}

export function sumOf(rows: Transaction[], kinds: TransactionKind[]): Bag {
  const counted = rows.filter((row) => row.status === "SUCCESS" && kinds.includes(row.kind));
  return sumBags(counted.map((row) => row.amount));
}

/** What authorizations still hold: each less its captures, nothing once voided, expired or settled. */
function capturableOf(
  rows: Transaction[],
  totals: OrderTotals,
  net: Bag,
  financialStatus: string | null,
): Bag {
  if (financialStatus !== null && !["AUTHORIZED", "PARTIALLY_PAID"].includes(financialStatus)) return ZERO;
  const voids = rows.filter((row) => row.kind === "VOID" && row.status === "SUCCESS");
  if (voids.some((row) => row.parentId === null)) return ZERO;
  const voided = new Set(voids.map((row) => row.parentId));
  const live = rows.filter(
    (row) =>
      ["AUTHORIZATION", "EMV_AUTHORIZATION"].includes(row.kind) &&
      row.status === "SUCCESS" &&
      !voided.has(row.id),
  );
  const held = subtract(sumBags(live.map((row) => row.amount)), sumOf(rows, ["CAPTURE"]));
  if (live.length === 0 || held.shop <= 0n) return ZERO;
  const { statedOutstanding } = totals;
  // A gateway that allows one capture only lets go of the rest; a stated outstanding amount tells.
  const isReleased = statedOutstanding !== null && statedOutstanding.shop === totals.current.shop - net.shop;
  return isReleased && statedOutstanding.shop !== 0n && financialStatus === "PARTIALLY_PAID" ? ZERO : held;
}

/** Cash rounding (a total of 4.52 paid with 4.50) leaves nothing outstanding. */
function isRounding(open: Bag, totals: OrderTotals): boolean {
  const rounding = subtract(totals.paymentRounding, totals.refundRounding);
  return !isZero(rounding) && (open.shop === rounding.shop || open.shop === -rounding.shop);
}
