import type { Companies } from "../books/company-registry.ts";
import type { Books } from "../books/types.ts";
import type { Reply } from "../http/reply.ts";
import type { WebhookSender } from "../webhooks/webhook-sender.ts";
import type { FaultList } from "./injected-faults.ts";
import type { RequestLog } from "./request-log.ts";

export type ControlParts = {
  companies: Companies;
  /** The company that `?realm=` names, the first one without it. */
  books: Books;
  faults: FaultList;
  log: RequestLog;
  webhooks: WebhookSender;
};

export type Control = (parts: ControlParts, body: unknown) => Reply;

/** A control request that cannot be carried out; its message is answered with status 400. */
export class BadControl extends Error {}
