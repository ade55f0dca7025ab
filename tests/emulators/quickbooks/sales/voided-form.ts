import type { Books, Wire } from "../books/types.ts";
import { isRecord, recordAt, recordsAt, textAt } from "../books/wire.ts";

/** A sales form after a void: amounts 0, quantity 0, no unit price, no links, `Voided` in the note. */
export function voidedForm(_books: Books, existing: Wire): Wire {
  const { HomeTotalAmt, ...rest } = existing;
  return {
    ...rest,
    ...(HomeTotalAmt === undefined ? {} : { HomeTotalAmt: 0 }),
    ...(existing.HomeBalance === undefined ? {} : { HomeBalance: 0 }),
    TotalAmt: 0,
    TxnTaxDetail: { TotalTax: 0 },
    PrivateNote: voidedNote(existing),
    LinkedTxn: [],
    Line: recordsAt(existing, "Line").map(voidedLine),
    ...(existing.Deposit === undefined ? {} : { Deposit: 0 }),
  };
}

/** `Voided`, in front of the note that was there; a form that is voided once more says it once. */
export function voidedNote(existing: Wire): string {
  const note = textAt(existing, "PrivateNote");
  if (note?.startsWith("Voided") === true && existing.TotalAmt === 0) return note;
  return note === undefined || note === "" ? "Voided" : `Voided - ${note}`;
}

function voidedLine(line: Wire): Wire {
  const { LinkedTxn: _links, ...result }: Wire = line;
  if (line.Amount !== undefined) result.Amount = 0;
  const group = recordAt(line, "GroupLineDetail");
  if (group !== undefined) {
    result.GroupLineDetail = { ...group, Quantity: 0, Line: recordsAt(group, "Line").map(voidedLine) };
  }
  const detail = recordAt(line, "SalesItemLineDetail");
  if (isRecord(detail)) {
    const { UnitPrice: _price, TaxInclusiveAmt: _gross, ...kept } = detail;
    result.SalesItemLineDetail = detail.Qty === undefined ? kept : { ...kept, Qty: 0 };
  }
  return result;
}
