import { touchObject } from "../books/new-object.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, textAt } from "../books/wire.ts";

const ESTIMATE = "Estimate";

/** The links of an invoice to the estimate it is made from, in its head or on its lines; it must exist (6000). */
export function estimateLinks(books: Books, draft: Wire): Wire[] {
  const ids = new Set(estimateIds(draft));
  return [...ids].map((id) => {
    if (books.find(ESTIMATE, id) === undefined) {
      refuseBusiness(
        `The entity ${ESTIMATE} ${id} that you are trying to link does not exist. ${ESTIMATE} ${id}`,
      );
    }
    return { TxnId: id, TxnType: ESTIMATE };
  });
}

/** Closes the estimates that an invoice was made from while it lives, and opens those it was taken off. */
export function settleEstimates(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  const ownId = String((after ?? before)?.Id);
  const fresh = new Set(estimateIds(after));
  for (const id of new Set([...estimateIds(before), ...fresh])) {
    const object = books.find(ESTIMATE, id);
    if (object === undefined) continue;
    const links = recordsAt(object, "LinkedTxn");
    const isOwn = (link: Wire) => link.TxnId === ownId && link.TxnType === "Invoice";
    if (links.some(isOwn) === fresh.has(id)) continue;
    const others = links.filter((link) => !isOwn(link));
    const LinkedTxn = fresh.has(id) ? [...others, { TxnId: ownId, TxnType: "Invoice" }] : others;
    const TxnStatus = LinkedTxn.length > 0 ? "Closed" : "Pending";
    touchObject(books, ESTIMATE, { ...object, LinkedTxn, TxnStatus });
  }
}

function estimateIds(object: Wire | undefined): string[] {
  return [object ?? {}, ...recordsAt(object, "Line")]
    .flatMap((part) => recordsAt(part, "LinkedTxn"))
    .filter((link) => link.TxnType === ESTIMATE)
    .map((link) => textAt(link, "TxnId") ?? "");
}
