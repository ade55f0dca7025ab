import type { Fault } from "#app/domain/faults/fault.ts";
import { makeEvidence } from "#app/qbo/fault-evidence.ts";
import { nameReference, saysInactive } from "#app/qbo/name-reference.ts";
import { parseEnvelope, type RemoteError } from "#app/qbo/parse-envelope.ts";

/** What a request was about, so that a fault can name it. */
export type CallContext = {
  subject: string;
  /** A write may have happened although its answer is bad; a read may simply be tried again. */
  effect: "read" | "write";
  /** Name of the customer, item or account that is being created. */
  name?: string;
  docNumber?: string;
  /** Date of the document, `YYYY-MM-DD`. */
  date?: string;
  /** It changes an object that is there: it may have been deleted meanwhile. */
  isUpdate?: boolean;
};

/** An answer that is no success. `body` is parsed JSON, or text when it was none. */
export type BadAnswer = {
  status: number;
  body: unknown;
  requestRef: string | null;
  retryAfterMs?: number | null;
};

/** Intuit asks for a minute of rest after a 429. */
const THROTTLE_REST_MS = 60_000;
/** Longest DocNumber; a longer one is refused with code 2050. */
export const MAX_DOC_NUMBER = 21;

/** The members that a kind of fault adds to what all faults have. */
type FaultBody = Fault extends infer F ? (F extends Fault ? Omit<F, "subject" | "evidence"> : never) : never;
type Maker = (error: RemoteError, context: CallContext, answer: BadAnswer) => FaultBody;

const reauthorize: Maker = () => ({ kind: "reauthorize", system: "quickbooks" });
const permission: Maker = () => ({ kind: "permission" });
const unreachable: Maker = () => ({ kind: "unreachable" });
const unclear: Maker = (_error, context) => unclearOutcome(context);
const closedPeriod: Maker = (_error, context) => ({ kind: "closedPeriod", date: context.date ?? "" });
const throttled: Maker = (_error, _context, answer) => ({
  kind: "throttled",
  retryAfterMs: answer.retryAfterMs ?? THROTTLE_REST_MS,
});
const missingOrInactive: Maker = (error, context) => {
  const what = nameReference(error);
  // Code 610 without a member in view speaks of the changed object itself, in words of inactive ones.
  if (context.isUpdate && error.code === "610" && what === null) {
    return { kind: "missing", what: context.subject };
  }
  if (context.effect === "write" && saysInactive(error)) {
    return { kind: "inactive", what: what ?? "an account, customer or item" };
  }
  return { kind: "missing", what: what ?? context.subject };
};
const wrongLength: Maker = (error, context) =>
  /DocNumber/i.test(error.element) && context.docNumber !== undefined
    ? { kind: "numberTooLong", docNumber: context.docNumber, maxLength: MAX_DOC_NUMBER }
    : { kind: "rejected" };

/**
 * What each code of Intuit's error table means to us; a code that is not here is `rejected` with its evidence.
 * Source: Intuit, "QuickBooks Online error codes", and recorded answers.
 */
const MAKERS = new Map<string, Maker>(
  Object.entries({
    100: reauthorize,
    110: reauthorize,
    120: permission,
    // Wrong cluster, company locked out, company under maintenance: refused at the door, it passes by itself.
    130: unreachable,
    140: unreachable,
    150: unreachable,
    // The request id was used: the first request with it may have booked something.
    600: unclear,
    610: missingOrInactive,
    620: () => ({ kind: "missing", what: "linked document" }),
    2050: wrongLength,
    2500: missingOrInactive,
    3001: throttled,
    3100: reauthorize,
    3200: reauthorize,
    3202: reauthorize,
    5010: () => ({ kind: "stale" }),
    5020: permission,
    5030: (error) => ({ kind: "featureMissing", feature: error.detail || error.message }),
    6140: (_error, context) => ({ kind: "duplicateNumber", docNumber: context.docNumber ?? "" }),
    6190: () => ({ kind: "subscriptionEnded" }),
    6200: closedPeriod,
    6210: closedPeriod,
    6240: (_error, context) => ({ kind: "duplicateName", name: context.name ?? "" }),
    6250: () => ({ kind: "missing", what: "customer" }),
    6540: (_error, context) => ({ kind: "frozen", what: context.subject }),
    10000: unclear,
    10100: unclear,
    10200: unclear,
  }),
);

/**
 * Translates an answer that is no success into a fault, from its structured code and its HTTP status. A write that
 * may have happened all the same is `outcomeUnknown`. Of several errors the first with a known code counts.
 */
export function parseFault(answer: BadAnswer, context: CallContext): Fault {
  const errors = parseEnvelope(answer.body);
  const error = errors.find(({ code }) => MAKERS.has(code)) ?? errors[0] ?? null;
  const body = faultBody(answer, error, context);
  return {
    ...body,
    subject: context.subject,
    evidence: makeEvidence(answer.status, error, answer.requestRef),
  };
}

/** The fault of a request whose fate is open: a read can be repeated, a write has to be looked for first. */
export function unclearOutcome(context: Pick<CallContext, "effect">): FaultBody {
  return context.effect === "write" ? { kind: "outcomeUnknown" } : { kind: "unreachable" };
}

function faultBody(answer: BadAnswer, error: RemoteError | null, context: CallContext): FaultBody {
  const { status } = answer;
  const maker = error ? MAKERS.get(error.code) : undefined;
  // The gateway answers 429 before the service sees the request, whatever the body says.
  if (status === 429) return throttled(NO_ERROR, context, answer);
  if (error && maker && !(status >= 500 && maker === unreachable)) return maker(error, context, answer);
  if (status >= 500 || status === 408) return unclearOutcome(context);
  if (status === 401) return { kind: "reauthorize", system: "quickbooks" };
  if (status === 403) return { kind: "permission" };
  // A success that is not JSON: a page of the edge stands where the answer should be.
  if (status >= 200 && status < 300) return unclearOutcome(context);
  return { kind: "rejected" };
}

const NO_ERROR: RemoteError = { code: "", message: "", detail: "", element: "" };
