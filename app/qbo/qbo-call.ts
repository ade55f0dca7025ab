import type { CallContext } from "#app/qbo/parse-fault.ts";

/** What a call becomes inside a batch: the text of a query, or one object to write under the name of its entity. */
export type BatchItem = { Query: string } | { operation: "create" | "update"; [entity: string]: unknown };

/** One call of the accounting API. `path` is below `/v3/company/<realm>`, for example `/invoice`. */
export type QboCall = CallContext & {
  method: "GET" | "POST";
  path: string;
  params?: Record<string, string>;
  /** Sent as JSON; a text goes out as it is, as `application/text`, which queries want. */
  body?: object | string;
  /** Same id, same operation: QuickBooks answers a repeated one from memory. At most 50 characters. */
  requestId?: string;
  /** Given when the call may travel in a batch with others; such a call has no request id of its own there. */
  batchItem?: BatchItem;
};
