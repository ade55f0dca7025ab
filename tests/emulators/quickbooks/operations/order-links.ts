import { touchObject } from "../books/new-object.ts";
import { refuseBusiness, refuseDocumented, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";

const ORDER = "PurchaseOrder";
const ITEM_DETAIL = "ItemBasedExpenseLineDetail";

/**
 * The orders that a bill or expense is made from, for its head. A line names the line of the order that it stands for
 * (2020 without TxnLineId); the order must exist (6000), be the vendor's own and have that line (620).
 */
export function orderLinks({ books, draft, existing }: BuildInput, vendorId: string | undefined): Wire[] {
  const ofLines = recordsAt(draft, "Line").flatMap(orderLinksOf);
  const known = new Set(recordsAt(existing, "Line").flatMap(orderLinksOf).map(keyOf));
  for (const link of ofLines) {
    if (!known.has(keyOf(link))) requireOrderLine(books, link, vendorId);
  }
  const isHeadHeard = books.settings().orderLinkOfHead === "close";
  const ofHead = isHeadHeard ? orderLinksOf(draft) : [];
  const ofStored = new Set(recordsAt(existing, "LinkedTxn").map((link) => link.TxnId));
  for (const link of ofHead) {
    if (!ofStored.has(link.TxnId)) requireOrder(books, link, vendorId);
  }
  const ids = new Set([...ofLines, ...ofHead].map((link) => textAt(link, "TxnId")));
  return [...ids].map((TxnId) => ({ TxnId, TxnType: ORDER }));
}

function orderLinksOf(part: Wire): Wire[] {
  return recordsAt(part, "LinkedTxn").filter((link) => link.TxnType === ORDER);
}

function keyOf(link: Wire): string {
  return `${textAt(link, "TxnId")}/${textAt(link, "TxnLineId")}`;
}

function requireOrder(books: Books, link: Wire, vendorId: string | undefined): Wire {
  const id = textAt(link, "TxnId") ?? "";
  const order = books.find(ORDER, id);
  if (order === undefined) {
    refuseBusiness(`The entity ${ORDER} ${id} that you are trying to link does not exist. ${ORDER} ${id}`);
  }
  if (refAt(order, "VendorRef") !== vendorId) refuseDocumented("620", "LinkedTxn.TxnId", id);
  return order;
}

function requireOrderLine(books: Books, link: Wire, vendorId: string | undefined): void {
  const lineId = textAt(link, "TxnLineId");
  if (lineId === undefined || lineId === "") refuseMissing("Line.LinkedTxn.TxnLineId");
  const order = requireOrder(books, link, vendorId);
  if (recordsAt(order, "Line").some((line) => line.Id === lineId)) return;
  refuseDocumented("620", "Line.LinkedTxn.TxnLineId", String(order.Id));
}

/** Brings the orders of a stored or removed bill or expense up to date: their links and whether they are closed. */
export function settleOrders(
  books: Books,
  ownEntity: string,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  const ownId = String((after ?? before)?.Id);
  const isOwn = (link: Wire) => link.TxnId === ownId && link.TxnType === ownEntity;
  const idsOf = (object: Wire | undefined) =>
    (object === undefined ? [] : orderLinksOf(object)).map((link) => textAt(link, "TxnId") ?? "");
  const fresh = new Set(idsOf(after));
  for (const id of new Set([...idsOf(before), ...fresh])) {
    const order = books.find(ORDER, id);
    if (order === undefined) continue;
    const links = recordsAt(order, "LinkedTxn");
    const others = links.filter((link) => !isOwn(link));
    const isKept = fresh.has(id) && links.length > others.length;
    const LinkedTxn = fresh.has(id) && !isKept ? [...links, { TxnId: ownId, TxnType: ownEntity }] : links;
    const linked = { ...order, LinkedTxn: fresh.has(id) ? LinkedTxn : others };
    const next = { ...linked, POStatus: orderStatus(books, linked) };
    if (isKept && next.POStatus === order.POStatus) continue;
    touchObject(books, ORDER, next);
  }
}

/** Closed: by hand, or because every line is on a bill or expense with all its quantity (without one: its amount). */
export function orderStatus(books: Books, order: Wire): "Open" | "Closed" {
  const isClosedByHand = books.db.table<boolean>("closedOrders").get(String(order.Id)) === true;
  if (isClosedByHand || order.ManuallyClosed === true) return "Closed";
  const billed = billedLines(books, order);
  if (billed === "all") return "Closed";
  return recordsAt(order, "Line").every((line) => isBilled(books, order, line, billed)) ? "Closed" : "Open";
}

/** Remembers that a request closed or opened an order itself. */
export function closeByHand(books: Books, orderId: string, status: string | undefined): void {
  const table = books.db.table<boolean>("closedOrders");
  if (status === "Closed") table.set(orderId, true);
  else if (status === "Open" && table.get(orderId) !== undefined) table.delete(orderId);
}

/** A removed order leaves the bills and expenses that were made from it. */
export function forgetOrder(books: Books, order: Wire): void {
  const kept = (part: Wire) =>
    part.LinkedTxn === undefined
      ? part
      : {
          ...part,
          LinkedTxn: recordsAt(part, "LinkedTxn").filter(
            (link) => link.TxnType !== ORDER || link.TxnId !== order.Id,
          ),
        };
  for (const { TxnType, TxnId } of recordsAt(order, "LinkedTxn")) {
    const form = books.find(String(TxnType), String(TxnId));
    if (form === undefined) continue;
    touchObject(books, String(TxnType), { ...kept(form), Line: recordsAt(form, "Line").map(kept) });
  }
  const table = books.db.table<boolean>("closedOrders");
  if (table.get(String(order.Id)) !== undefined) table.delete(String(order.Id));
}

type BilledLine = { orderLineId: string; form: Wire; line: Wire };

/** The lines of bills and expenses that stand for lines of an order; all of it when a form names it in its head only. */
function billedLines(books: Books, order: Wire): BilledLine[] | "all" {
  const result: BilledLine[] = [];
  for (const { TxnType, TxnId } of recordsAt(order, "LinkedTxn")) {
    const form = books.find(String(TxnType), String(TxnId));
    if (form === undefined) continue;
    const own = recordsAt(form, "Line").flatMap((line) =>
      orderLinksOf(line)
        .filter((link) => link.TxnId === order.Id)
        .map((link) => ({ orderLineId: textAt(link, "TxnLineId") ?? "", form, line })),
    );
    if (own.length === 0) return "all";
    result.push(...own);
  }
  return result;
}

function isBilled(books: Books, order: Wire, line: Wire, billed: readonly BilledLine[]): boolean {
  const own = billed.filter(({ orderLineId }) => orderLineId === line.Id);
  if (own.length === 0) return false;
  if (books.settings().partlyBilledOrderLine === "closed") return true;
  const ordered = quantityOf(line);
  if (ordered !== undefined) {
    return own.reduce((sum, each) => sum + (quantityOf(each.line) ?? 0), 0) >= ordered;
  }
  const amount = own.reduce((sum, each) => sum + minorAt(books, each.form, "Amount", each.line), 0);
  return amount >= minorAt(books, order, "Amount", line);
}

function quantityOf(line: Wire): number | undefined {
  const quantity = toDecimal(recordAt(line, ITEM_DETAIL)?.Qty);
  return quantity === undefined ? undefined : toNumber(quantity);
}
