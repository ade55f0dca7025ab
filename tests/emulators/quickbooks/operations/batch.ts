import { RefusedRequest, refuse, refuseMissing, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { faultOf } from "../http/fault-body.ts";
import { runQuery } from "../query/run-query.ts";
import { writeEntity } from "./write-entity.ts";

const MOST_ITEMS = 30;
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
  requireUniqueIds(items);
  return { BatchItemResponse: items.map((item) => runItem(books, isRecord(item) ? item : {}, requestId)) };
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
    if (bId === undefined) refuseMissing("bId");
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

function runItem(books: Books, item: Wire, requestId: string): Wire {
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
    return books.db.transact(() => keep({ ...perform(books, item), bId }));
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    return books.db.transact(() => keep({ Fault: faultOf(error), bId }));
  }
}

function perform(books: Books, item: Wire): Wire {
  if (item.Query !== undefined) return { QueryResponse: runQuery(books, String(item.Query)) };
  const member = Object.keys(item).find((key) => !CONTROL_MEMBERS.has(key));
  const definition = member === undefined ? undefined : books.definitionByPath(member);
  if (member === undefined || definition === undefined)
    return refuseUnsupported(`batch item ${member ?? "without entity"}`);
  const operation = textAt(item, "operation") ?? refuseMissing("operation");
  const include = new Set((textAt(item, "optionsData") ?? "").toLowerCase().split(","));
  const object = writeEntity(books, { definition, operation, body: item[member], include });
  return { [definition.name]: object.status === "Deleted" ? object : books.present(definition.name, object) };
}
