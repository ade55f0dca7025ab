import { deriveTransactions } from "./derive-transactions.ts";
import type { Refund } from "./import-refunds.ts";
import { readTransaction, type Transaction } from "./import-transactions.ts";
import { isSame } from "./order-money.ts";
import type { OrderTotals } from "./order-totals.ts";
import { asObject, type RawObject, requiredList, textOf } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

export type OrderTransactions = {
  rows: Transaction[];
  /** The rows that belong to each refund, by the refund's GID. */
  byRefund: Map<string, Transaction[]>;
};

/**
 * The order's cash rows: `transactions` as stated, joined with those inside the refunds (the same row stands in both).
 * An order without a `transactions` member gets the rows that its financial status implies.
 */
export function readTransactions(
  refunds: Refund[],
  totals: OrderTotals,
  reading: Reading,
): OrderTransactions {
  const { raw } = reading;
  const isStated = Array.isArray(raw.transactions);
  const rows = distinctRows(requiredList(raw, "transactions", "transactions"), reading);
  const byRefund = new Map<string, Transaction[]>();
  const taken = new Set<Transaction>();
  for (const [index, refund] of refunds.entries()) {
    const path = `refunds[${index}].transactions`;
    const own = requiredList(refund.raw, "transactions", path).map((item, position) => {
      const row = joinRow(item, `${path}[${position}]`, rows, taken, refund, reading);
      taken.add(row);
      return row;
    });
    byRefund.set(refund.id, own);
  }
  if (!isStated) rows.unshift(...deriveTransactions(rows, refunds, totals, reading));
  for (const row of rows) linkParent(row, rows, reading);
  rows.sort((one, other) =>
    one.processedAt < other.processedAt ? -1 : one.processedAt > other.processedAt ? 1 : 0,
  );
  return { rows, byRefund };
}

function distinctRows(list: RawObject[], reading: Reading): Transaction[] {
  const seen = new Map<string, string>();
  const rows: Transaction[] = [];
  for (const [index, raw] of list.entries()) {
    const id = textOf(raw.id);
    const content = JSON.stringify(raw);
    if (id !== null && seen.get(id) === content) {
      reading.note(`transactions[${index}] repeats the row of id ${id}; it counts once.`);
      continue;
    }
    if (id !== null) seen.set(id, content);
    rows.push(readTransaction(raw, `transactions[${index}]`, reading));
  }
  return rows;
}

/** Finds the row of the order that a refund's row repeats, by id or, without one, by kind and amount; otherwise adds it. */
function joinRow(
  raw: RawObject,
  path: string,
  rows: Transaction[],
  taken: Set<Transaction>,
  refund: Refund,
  reading: Reading,
): Transaction {
  const known = reading.ids.find("OrderTransaction", raw.id);
  const sameId = rows.find((row) => row.id === known && !taken.has(row));
  if (sameId) return sameId;
  const dated = { ...raw, created_at: raw.created_at ?? refund.processedAt };
  if (textOf(raw.id) !== null) {
    const added = readTransaction(dated, path, reading);
    rows.push(added);
    return added;
  }
  const read = readTransaction(dated, path, reading);
  const alike = rows.find(
    (row) =>
      !taken.has(row) &&
      row.raw.id === undefined &&
      row.kind === read.kind &&
      isSame(row.amount, read.amount),
  );
  if (alike) return alike;
  rows.push(read);
  return read;
}

/** A parent is named by `parent_id`; a row derived for the sale has taken that id over. */
function linkParent(row: Transaction, rows: Transaction[], reading: Reading): void {
  if (row.statedParent === null || row.parentId !== null) return;
  const found = reading.ids.find("OrderTransaction", row.statedParent);
  const derived = reading.ids.shared("OrderTransaction", row.statedParent);
  row.parentId = found ?? rows.find((other) => other.id === derived && other !== row)?.id ?? null;
  if (row.parentId === null && asObject(row.statedParent) === null) {
    reading.note(`A ${row.kind} names a parent transaction that the order does not have.`);
  }
}
