import { RefusedRequest, refuse, refuseMissing, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { faultOf, SYSTEM_FAILURE, serviceFault } from "../http/fault-body.ts";
import { runQuery } from "../query/run-query.ts";
import { writeEntity } from "./write-entity.ts";

const MOST_ITEMS = 30;
/** Objects that the queries of one batch may answer together. */
const MOST_OBJECTS = 1000;
const LONGEST_REQUEST_ID = 36;
const LONGEST_ITEM_ID = 10;
const CONTROL_MEMBERS = new Set(["bId", "operation", "optionsData"]);

/**
 * Runs the items of a batch one after the other, each in a transaction of its own. With a request id every
 * item's answer is kept under (request id, bId), so that a repeated batch never runs an item twice, also when
 * the first one was cut off in the middle.
 */
export function runBatch(books: Books, body: unknown, search: URLSearchParams): Wire {
  const items = isRecord(body) ? body.BatchItemRequest : undefined;
  if (!Array.isArray(items) || items.length === 0) return refuseMissing("BatchItemRequest");
  if (items.length > MOST_ITEMS) return oversized(books, items);
  const requestId = search.get("requestid") ?? "";
  if (requestId.length > LONGEST_REQUEST_ID) refuseIdLength("requestid", requestId, LONGEST_REQUEST_ID);
  requireUniqueIds(items);
  const budget = { objectsLeft: MOST_OBJECTS };
  return {
    BatchItemResponse: items.map((item) => runItem(books, isRecord(item) ? item : {}, requestId, budget)),
  };
}

type Budget = { objectsLeft: number };

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

function runItem(books: Books, item: Wire, requestId: string, budget: Budget): Wire {
  const bId = textAt(item, "bId") ?? "";
  const key = `${requestId}\u0000${bId}`;
  const answered = books.db.table<Wire>("batchItems");
  const before = requestId === "" ? undefined : answered.get(key);
  if (before !== undefined) return before;
  const keep = (response: Wire): Wire => {
    if (requestId !== "" && item.Query === undefined) answered.set(key, response);
    return response;
  };
  try {
    return books.db.transact(() => keep({ ...perform(books, item, budget), bId }));
  } catch (error) {
    if (!(error instanceof RefusedRequest)) {
      // What went wrong in one item must not hide what the others have booked.
      console.error(error);
      return { Fault: serviceFault([SYSTEM_FAILURE], "SystemFault"), bId };
    }
    return books.db.transact(() => keep({ Fault: faultOf(error), bId }));
  }
}

function perform(books: Books, item: Wire, budget: Budget): Wire {
  if (item.Query !== undefined) return { QueryResponse: queryWithin(books, String(item.Query), budget) };
  const member = Object.keys(item).find((key) => !CONTROL_MEMBERS.has(key));
  const definition = member === undefined ? undefined : books.definitionByPath(member);
  if (member === undefined || definition === undefined)
    return refuseUnsupported(`batch item ${member ?? "without entity"}`);
  const operation = textAt(item, "operation") ?? refuseMissing("operation");
  const include = new Set((textAt(item, "optionsData") ?? "").toLowerCase().split(","));
  const object = writeEntity(books, { definition, operation, body: item[member], include });
  return { [definition.name]: object.status === "Deleted" ? object : books.present(definition.name, object) };
}

/** The answer of a query, cut where the batch has answered all the objects that it may. */
function queryWithin(books: Books, text: string, budget: Budget): Wire {
  const response = runQuery(books, text);
  const found = Object.entries(response).find(([, value]) => Array.isArray(value));
  if (found === undefined) return response;
  const [name, rows] = found as [string, Wire[]];
  const shown = rows.slice(0, budget.objectsLeft);
  budget.objectsLeft -= shown.length;
  if (shown.length === rows.length) return response;
  if (shown.length === 0) return {};
  const { totalCount: _incomplete, ...rest } = response;
  return { ...rest, [name]: shown, maxResults: shown.length };
}
