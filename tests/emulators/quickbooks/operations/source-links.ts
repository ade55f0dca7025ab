import { touchObject } from "../books/new-object.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, textAt } from "../books/wire.ts";

/** A document that others are made from: it is closed while one of them lives. */
export type Source = {
  entity: "Estimate" | "PurchaseOrder";
  field: "TxnStatus" | "POStatus";
  open: string;
  closed: string;
};

export const ESTIMATE: Source = {
  entity: "Estimate",
  field: "TxnStatus",
  open: "Pending",
  closed: "Closed",
};
export const PURCHASE_ORDER: Source = {
  entity: "PurchaseOrder",
  field: "POStatus",
  open: "Open",
  closed: "Closed",
};

/** The links of a draft to documents of one kind, in its head or on its lines; they must exist (6000). */
export function sourceLinks(books: Books, draft: Wire, { entity }: Source): Wire[] {
  const ids = new Set(sourceIds(draft, entity));
  return [...ids].map((id) => {
    if (books.find(entity, id) === undefined) {
      refuseBusiness(
        `The entity ${entity} ${id} that you are trying to link does not exist. ${entity} ${id}`,
      );
    }
    return { TxnId: id, TxnType: entity };
  });
}

/** Closes the documents that a form was made from, and opens those it was taken off. */
export function settleSources(
  books: Books,
  source: Source,
  ownEntity: string,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  const ownId = String((after ?? before)?.Id);
  const fresh = new Set(sourceIds(after, source.entity));
  for (const id of new Set([...sourceIds(before, source.entity), ...fresh])) {
    const object = books.find(source.entity, id);
    if (object === undefined) continue;
    const links = recordsAt(object, "LinkedTxn");
    const isOwn = (link: Wire) => link.TxnId === ownId && link.TxnType === ownEntity;
    if (links.some(isOwn) === fresh.has(id)) continue;
    const others = links.filter((link) => !isOwn(link));
    const LinkedTxn = fresh.has(id) ? [...others, { TxnId: ownId, TxnType: ownEntity }] : others;
    const state = LinkedTxn.length > 0 ? source.closed : source.open;
    touchObject(books, source.entity, { ...object, LinkedTxn, [source.field]: state });
  }
}

function sourceIds(object: Wire | undefined, entity: string): string[] {
  return [object ?? {}, ...recordsAt(object, "Line")]
    .flatMap((part) => recordsAt(part, "LinkedTxn"))
    .filter((link) => link.TxnType === entity)
    .map((link) => textAt(link, "TxnId") ?? "");
}
