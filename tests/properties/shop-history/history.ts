import type { SaleAgreement, SaleRefund, SaleTransaction } from "#app/domain/sale/sale.ts";
import { type Charge, ledgerRow } from "./charge.ts";
import type { ShopTraits } from "./make-charges.ts";
import type { Random } from "./random.ts";

/** An order and all that happened to it. `listed` is what Shopify's lists show, `now` what is still sold. */
export type History = {
  traits: ShopTraits;
  listed: Charge[];
  now: Map<string, Charge>;
  /** Shipping charges that an edit took off, and lines that came with an exchange. */
  removed: Set<string>;
  exchanged: Set<string>;
  agreements: SaleAgreement[];
  refunds: SaleRefund[];
  transactions: SaleTransaction[];
  /** Rounding in cash, inside the order's total or on top of it. */
  rounding: { amountMinor: number; isInside: boolean };
  /** A discount that stands on no line. */
  unallocatedMinor: number;
  /** Returned value whose money is still under way. */
  pendingMinor: number;
  /** Returned value that comes to nothing in the buyer's money: it stays the buyer's credit. */
  worthlessMinor: number;
  random: Random;
};

export type Step = (history: History, at: string) => void;
export type Change = [before: Charge | null, after: Charge, action: "ORDER" | "UPDATE" | "RETURN"];
type Event = { kind: SaleAgreement["kind"]; at: string; refundId?: string; returnId?: string };

export function sumOf<Row>(rows: readonly Row[], pick: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + pick(row), 0);
}

/** What the buyer owes for all that is sold now, refunds and discrepancies taken off. */
export function currentTotal(history: History): number {
  const rows = history.agreements.flatMap((row) => row.sales);
  const rowsMinor = sumOf(rows, (row) => row.totalMinor);
  return rowsMinor + history.rounding.amountMinor - history.unallocatedMinor - taxBeside(history);
}

/** Tax of a marketplace that stands beside the order's total. */
export function taxBeside({ traits, listed }: History): number {
  if (traits.life !== "taxBeside") return 0;
  const taxes = listed.flatMap((charge) => charge.taxes).filter((tax) => tax.isChannelLiable);
  return sumOf(taxes, (tax) => tax.amountMinor);
}

/** Money that came in, less the change that was given for it. */
export function received({ transactions }: History): number {
  const rows = transactions.filter((row) => row.status === "SUCCESS");
  const paid = rows.filter(({ kind }) => kind === "SALE" || kind === "CAPTURE");
  const change = rows.filter(({ kind }) => kind === "CHANGE");
  return sumOf(paid, (row) => row.amountMinor) - sumOf(change, (row) => row.amountMinor);
}

export function refunded({ transactions }: History): number {
  const rows = transactions.filter(({ kind, status }) => kind === "REFUND" && status === "SUCCESS");
  return sumOf(rows, (row) => row.amountMinor);
}

export function moment(step: number): string {
  return new Date(Date.UTC(2026, 2, 2, 18 + step * 5, 0, 0)).toISOString();
}

/** Writes an event into the ledger. */
export function agree(history: History, event: Event, changes: readonly Change[]): SaleAgreement {
  const id = `gid://shopify/SalesAgreement/${8000 + history.agreements.length}`;
  const sales = changes.flatMap(([before, after, action], index) => {
    const row = ledgerRow(`${id}/${index}`, action, before, after, history.traits);
    return row ? [row] : [];
  });
  for (const [, after] of changes) history.now.set(after.id, after);
  const agreement = {
    id,
    kind: event.kind,
    happenedAt: event.at,
    refundId: event.refundId ?? null,
    returnId: event.returnId ?? null,
    sales,
  };
  if (sales.length > 0 || event.refundId) history.agreements.push(agreement);
  return agreement;
}

/** Goods that are still sold, in a random order. */
export function goodsLeft(history: History): Charge[] {
  const left = [...history.now.values()].filter(
    (charge) => (charge.kind === "product" || charge.kind === "giftCard") && (charge.quantity ?? 0) > 0,
  );
  return left
    .map((value) => ({ value, at: history.random.int(0, 1_000_000) }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
