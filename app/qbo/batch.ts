import { z } from "zod";
import { type FaultKind, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { type Exchange, parseBody } from "#app/qbo/http-exchange.server.ts";
import { parseFault, unclearOutcome } from "#app/qbo/parse-fault.ts";
import type { QboCall } from "#app/qbo/qbo-call.ts";
import { readExchange, requestRefOf } from "#app/qbo/read-exchange.ts";

/** Items of one batch at most; more are refused with code 1040 (Intuit, "Batch operations"). */
export const MAX_BATCH_ITEMS = 30;
/** The queries of one batch answer so many objects in all (Intuit, "Batch operations"); what is beyond is left out. */
const MAX_BATCH_ROWS = 1000;

export const BATCH_PATH = "/batch";

/** What came of one call of a batch: its answer, or that the call has to go out again on its own. */
export type BatchFate = { kind: "answered"; result: Result<unknown> } | { kind: "goAlone" };

/** Faults of a whole batch that each of its calls would have met alone, too. */
const SHARED_FAULTS: ReadonlySet<FaultKind> = new Set<FaultKind>([
  "throttled",
  "unreachable",
  "outcomeUnknown",
  "reauthorize",
  "permission",
  "subscriptionEnded",
]);

/** One batch of the calls, each under its place as `bId`. `requestId` has at most 36 characters. */
export function batchCall(calls: readonly QboCall[], requestId: string): QboCall {
  return {
    method: "POST",
    path: BATCH_PATH,
    body: { BatchItemRequest: calls.map((call, index) => ({ bId: String(index + 1), ...call.batchItem })) },
    requestId,
    effect: calls.some(({ effect }) => effect === "write") ? "write" : "read",
    subject: `batch of ${calls.length}`,
  };
}

/**
 * The fate of each call, in order, as if it had been sent alone. A fault of the whole batch that is about its content
 * (one item that cannot be parsed spoils the others) has run nothing: every call goes out alone.
 */
export function readBatch(outcome: Exchange, calls: readonly QboCall[]): BatchFate[] {
  const items = readItems(outcome);
  if (items === null) return calls.map((call) => fateWithoutItems(outcome, call));
  const rows = [...items.values()].reduce((sum, item) => sum + countRows(item), 0);
  const requestRef = outcome.kind === "answered" ? requestRefOf(outcome.headers) : null;
  return calls.map((call, index) => {
    if (call.effect === "read" && rows >= MAX_BATCH_ROWS) return { kind: "goAlone" };
    const item = items.get(String(index + 1));
    const result = item === undefined ? unclear(call) : readItem(item, call, requestRef);
    return { kind: "answered", result };
  });
}

const batchItem = z.looseObject({
  bId: z.string(),
  Fault: z.looseObject({ type: z.string().optional().catch(undefined) }).optional(),
});
type Item = z.infer<typeof batchItem>;
const batchAnswer = z.object({ BatchItemResponse: z.array(batchItem) });

function readItems(outcome: Exchange): Map<string, Item> | null {
  if (outcome.kind !== "answered" || outcome.status < 200 || outcome.status >= 300) return null;
  const parsed = batchAnswer.safeParse(parseBody(outcome.text));
  if (!parsed.success) return null;
  return new Map(parsed.data.BatchItemResponse.map((item) => [item.bId, item]));
}

function fateWithoutItems(outcome: Exchange, call: QboCall): BatchFate {
  const result = readExchange(outcome, call);
  // A success that is no answer to a batch: whatever was done, this call's part of it is not told.
  if (result.ok) return { kind: "answered", result: unclear(call) };
  if (!SHARED_FAULTS.has(result.fault.kind)) return { kind: "goAlone" };
  return { kind: "answered", result };
}

function readItem(item: Item, call: QboCall, requestRef: string | null): Result<unknown> {
  if (item.Fault === undefined) return ok(item);
  const status = statusOf(item.Fault.type ?? "");
  return failed(parseFault({ status, body: { Fault: item.Fault }, requestRef }, call));
}

/** The HTTP status under which a fault of this type comes when the call is alone (Intuit, fault types). */
function statusOf(type: string): number {
  const name = type.toLowerCase();
  if (name.startsWith("system")) return 500;
  if (name.startsWith("authentication")) return 401;
  if (name.startsWith("authorization")) return 403;
  return 400;
}

function unclear(call: QboCall): Result<never> {
  return failed({ ...unclearOutcome(call), subject: call.subject, evidence: { system: "quickbooks" } });
}

const queryPart = z.looseObject({ QueryResponse: z.record(z.string(), z.unknown()) });

function countRows(item: Item): number {
  const parsed = queryPart.safeParse(item);
  if (!parsed.success) return 0;
  const lists = Object.values(parsed.data.QueryResponse).filter((value) => Array.isArray(value));
  return lists.reduce((sum, list) => sum + list.length, 0);
}
