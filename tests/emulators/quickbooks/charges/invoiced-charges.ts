import { touchObject } from "../books/new-object.ts";
import { refuseBusiness, refuseDocumented } from "../books/refused-request.ts";
import type { Books, BuildInput, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { CHARGE, chargeLinksOf, sourceOfCharge } from "./charge-store.ts";

/**
 * The charges that an invoice takes up, for its head. The head alone may name one; one that a line had goes with that
 * line. A charge must exist (6000), be that customer's, and be on no other invoice (620).
 */
export function chargeLinks({ books, draft, existing, id }: BuildInput): Wire[] {
  const customerId = refAt(draft, "CustomerRef");
  const ofLines = new Set(idsOf(chargeLinksOf({ Line: draft.Line })));
  const ofStoredLines = new Set(idsOf(chargeLinksOf({ Line: existing?.Line })));
  const ofHead = idsOf(chargeLinksOf({ LinkedTxn: draft.LinkedTxn }));
  const ids = new Set([...ofLines, ...ofHead.filter((each) => !ofStoredLines.has(each))]);
  for (const chargeId of ids) {
    const charge = books.find(CHARGE, chargeId);
    if (charge === undefined) {
      refuseBusiness(
        `The entity ${CHARGE} ${chargeId} that you are trying to link does not exist. ${CHARGE} ${chargeId}`,
      );
    }
    const isElsewhere = recordsAt(charge, "LinkedTxn").some((link) => link.TxnId !== id);
    if (isElsewhere || refAt(charge, "CustomerRef") !== customerId) {
      refuseDocumented("620", "LinkedTxn.TxnId", chargeId);
    }
  }
  return [...ids].map((TxnId) => ({ TxnId, TxnType: CHARGE }));
}

function idsOf(links: readonly Wire[]): string[] {
  return links.map((link) => textAt(link, "TxnId") ?? "");
}

/** Charges on a stored invoice are invoiced and their expenses billed; those taken off it are free again. */
export function settleInvoicedCharges(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  const invoiceId = String((after ?? before)?.Id);
  const fresh = new Set(idsOf(chargeLinksOf(after)));
  for (const id of new Set([...idsOf(chargeLinksOf(before)), ...fresh])) {
    const charge = books.find(CHARGE, id);
    if (charge === undefined || (charge.HasBeenInvoiced === true) === fresh.has(id)) continue;
    const LinkedTxn = fresh.has(id) ? [{ TxnId: invoiceId, TxnType: "Invoice" }] : [];
    const Line = recordsAt(charge, "Line").map((line) => ({ ...line, LinkedTxn }));
    touchObject(books, CHARGE, { ...charge, HasBeenInvoiced: fresh.has(id), LinkedTxn, Line }, false);
    markSource(books, id, fresh.has(id) ? "HasBeenBilled" : "Billable");
  }
}

function markSource(books: Books, chargeId: string, BillableStatus: string): void {
  const source = sourceOfCharge(books, chargeId);
  const form = source === undefined ? undefined : books.find(source.entity, source.id);
  if (source === undefined || form === undefined) return;
  const Line = recordsAt(form, "Line").map((line) => {
    const type = textAt(line, "DetailType") ?? "";
    return line.Id === source.lineId
      ? { ...line, [type]: { ...recordAt(line, type), BillableStatus } }
      : line;
  });
  touchObject(books, source.entity, { ...form, Line }, false);
}

/** The line of a charge that a line of an invoice stands for: the first one unless TxnLineId names another. */
export function chargeLineOf(books: Books, line: Wire): Wire | undefined {
  const link = recordsAt(line, "LinkedTxn").find((each) => each.TxnType === CHARGE);
  if (link === undefined) return undefined;
  const lines = recordsAt(books.find(CHARGE, textAt(link, "TxnId") ?? ""), "Line");
  const lineId = textAt(link, "TxnLineId") ?? "1";
  return recordAt(
    lines.find((each) => each.Id === lineId),
    "ReimburseLineDetail",
  );
}

/** A customer with charges that are on no invoice cannot be put to rest (6280). */
export function requireNothingUnbilled(books: Books, customerId: string): void {
  const isUnbilled = books
    .list(CHARGE)
    .some((charge) => charge.HasBeenInvoiced !== true && refAt(charge, "CustomerRef") === customerId);
  if (isUnbilled) refuseDocumented("6280", "");
}
