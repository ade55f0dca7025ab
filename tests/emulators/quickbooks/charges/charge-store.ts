import { nextId } from "../books/new-object.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt } from "../books/wire.ts";

export const CHARGE = "ReimburseCharge";

/** The line of a bill, expense or vendor credit that a charge comes from. */
export type ChargeSource = { entity: string; id: string; lineId: string };

/** The charge of a line that is billable to a customer. */
export function chargeOfLine(books: Books, source: ChargeSource): Wire | undefined {
  const id = books.db.table<string>("chargeOfLine").get(keyOf(source));
  return id === undefined ? undefined : books.find(CHARGE, id);
}

/** The id of a line's charge; a new line gets the next one of the transactions. */
export function claimCharge(books: Books, source: ChargeSource): string {
  const table = books.db.table<string>("chargeOfLine");
  const known = table.get(keyOf(source));
  if (known !== undefined) return known;
  const id = nextId(books, "transactions");
  table.set(keyOf(source), id);
  books.db.table<ChargeSource>("sourceOfCharge").set(id, source);
  return id;
}

export function dropCharge(books: Books, source: ChargeSource): void {
  const table = books.db.table<string>("chargeOfLine");
  const id = table.get(keyOf(source));
  if (id === undefined) return;
  table.delete(keyOf(source));
  books.db.table<ChargeSource>("sourceOfCharge").delete(id);
  books.db.table<Wire>(`entity:${CHARGE}`).delete(id);
}

export function sourceOfCharge(books: Books, chargeId: string): ChargeSource | undefined {
  return books.db.table<ChargeSource>("sourceOfCharge").get(chargeId);
}

/** The links of a form's head and lines to charges. */
export function chargeLinksOf(form: Wire | undefined): Wire[] {
  return [form ?? {}, ...recordsAt(form, "Line")]
    .flatMap((part) => recordsAt(part, "LinkedTxn"))
    .filter((link) => link.TxnType === CHARGE);
}

function keyOf({ entity, id, lineId }: ChargeSource): string {
  return `${entity}:${id}:${lineId}`;
}
