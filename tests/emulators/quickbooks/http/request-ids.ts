import { createHash } from "node:crypto";
import { pacificMillis } from "../books/pacific-time.ts";
import { RefusedRequest, refuse } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { faultOf } from "./fault-body.ts";
import { type Incoming, jsonReply, type Reply } from "./reply.ts";

/** What was answered under a request id, when, and to which body. */
type KeptAnswer = { status: number; body: string; at: number; digest: string };

const LONGEST_ID = 50;
const DAY_MS = 86_400_000;

/**
 * Runs a write in one transaction. With a request id that was answered before it is not run again: the first
 * answer is given once more. Refused writes leave their id free, unless the switch says otherwise.
 */
export function answerOnce(
  books: Books,
  request: Incoming,
  headers: Record<string, string>,
  work: () => Wire,
): Reply {
  const requestId = request.search.get("requestid") ?? "";
  if (requestId === "")
    return { status: 200, headers, body: books.db.transact(() => JSON.stringify(work())) };
  if (requestId.length > LONGEST_ID) refuseRequestId(requestId);
  const answered = books.db.table<KeptAnswer>("requestIds");
  const digest = createHash("sha256").update(request.body).digest("base64url");
  const before = answered.get(requestId);
  if (before !== undefined && isStillKept(books, before)) {
    if (before.digest !== digest) refuseOtherBody(books, requestId);
    return { status: before.status, headers, body: before.body };
  }
  const keep = (status: number, body: string): Reply => {
    answered.set(requestId, { status, body, at: books.now().getTime(), digest });
    return { status, headers, body };
  };
  try {
    return books.db.transact(() => keep(200, JSON.stringify(work())));
  } catch (error) {
    if (!(error instanceof RefusedRequest) || !books.settings().refusedRequestKeepsId) throw error;
    const fault = jsonReply(400, { Fault: faultOf(error), time: pacificMillis(books.now()) });
    return books.db.transact(() => keep(400, String(fault.body)));
  }
}

function isStillKept(books: Books, answer: KeptAnswer): boolean {
  return books.settings().requestIdKept === "forever" || books.now().getTime() - answer.at < DAY_MS;
}

function refuseOtherBody(books: Books, requestId: string): void {
  if (books.settings().requestIdOtherBody === "replay") return;
  refuse({
    code: "600",
    message: "Duplicate Request ID",
    detail: `Duplicate Request ID : ${requestId} was used for another request`,
  });
}

function refuseRequestId(requestId: string): never {
  refuse({
    code: "2130",
    message: "Invalid Request Id Format",
    detail: `Invalid Request Id Format : at most ${LONGEST_ID} characters. Supplied length:${requestId.length}`,
  });
}
