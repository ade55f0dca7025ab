import { RefusedRequest, refuse, refuseMissing } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { faultOf, SYSTEM_FAILURE, serviceFault } from "../http/fault-body.ts";
import { isReading, type ObjectBudget, performItem } from "./batch-item.ts";

const MOST_ITEMS = 30;
/** Objects that the queries of one batch may answer together. */
const MOST_OBJECTS = 1000;
const LONGEST_REQUEST_ID = 36;
const LONGEST_ITEM_ID = 10;

/**
 * Runs the items of a batch one after the other, each in a transaction of its own. With a request id every
 * item's answer is kept under (request id, bId), so that a repeated batch never runs an item twice, also when
 * the first one was cut off in the middle.
 */
export function runBatch(books: Books, body: unknown, search: URLSearchParams): Wire {
  const items = isRecord(body) ? body.BatchItemRequest : undefined;
  if (!Array.isArray(items) || items.length === 0) {
    return refuse({ code: "400", message: "MalformedRequest", detail: "Batch Request is Empty" });
  }
  if (items.length > MOST_ITEMS) return oversized(books, items);
  const requestId = search.get("requestid") ?? "";
  if (requestId.length > LONGEST_REQUEST_ID) refuseIdLength("requestid", requestId, LONGEST_REQUEST_ID);
  requireUniqueIds(items);
  const budget = { objectsLeft: MOST_OBJECTS };
  return {
    BatchItemResponse: items.map((item) => runItem(books, isRecord(item) ? item : {}, requestId, budget)),
  };
}

function refuseIdLength(name: string, id: string, longest: number): never {
  refuse({
    code: "2130",
    message: "Invalid Request Id Format",
    detail: `Invalid Request Id Format : ${name} has at most ${longest} characters in a batch. Supplied length:${id.length}`,
    element: name,
  });
}

/** One fault for the whole batch, or by the switch the same one in every item. */
function oversized(books: Books, items: readonly unknown[]): Wire {
  const error = {
    code: "1040",
    message: "Batch size exceeds allowed limit",
    detail: `Batch size exceeds allowed limit : at most ${MOST_ITEMS} items. Supplied:${items.length}`,
  };
  const refused = new RefusedRequest([error]);
  if (books.settings().oversizedBatch === "fault") throw refused;
  const idOf = (item: unknown) => (isRecord(item) ? (textAt(item, "bId") ?? "") : "");
  return { BatchItemResponse: items.map((item) => ({ Fault: faultOf(refused), bId: idOf(item) })) };
}

function requireUniqueIds(items: readonly unknown[]): void {
  const seen = new Set<string>();
  for (const item of items) {
    const bId = isRecord(item) ? textAt(item, "bId") : undefined;
    if (bId === undefined || bId === "") refuseMissing("bId");
    if (bId.length > LONGEST_ITEM_ID) refuseIdLength("bId", bId, LONGEST_ITEM_ID);
    if (seen.has(bId)) {
      refuse({
        code: "2600",
        message: "Conflicting elements",
        detail: `bId ${bId} is used twice`,
        element: "bId",
      });
    }
    seen.add(bId);
  }
}

function runItem(books: Books, item: Wire, requestId: string, budget: ObjectBudget): Wire {
  const bId = textAt(item, "bId") ?? "";
  const key = `${requestId}\u0000${bId}`;
  const answered = books.db.table<Wire>("batchItems");
  const before = requestId === "" ? undefined : answered.get(key);
  if (before !== undefined) return before;
  const keep = (response: Wire): Wire => {
    if (requestId !== "" && !isReading(item)) answered.set(key, response);
    return response;
  };
  try {
    return books.db.transact(() => keep({ ...performItem(books, item, budget), bId }));
  } catch (error) {
    if (!(error instanceof RefusedRequest)) {
      // What went wrong in one item must not hide what the others have booked.
      console.error(error);
      return { Fault: serviceFault([SYSTEM_FAILURE], "SystemFault"), bId };
    }
    return books.db.transact(() => keep({ Fault: faultOf(error), bId }));
  }
}
