import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { type Exchange, parseBody } from "#app/qbo/http-exchange.server.ts";
import { parseEnvelope } from "#app/qbo/parse-envelope.ts";
import { type CallContext, parseFault, unclearOutcome } from "#app/qbo/parse-fault.ts";

/** The parsed JSON of a success; everything else is a fault, named after what the call was about. */
export function readExchange(outcome: Exchange, call: CallContext): Result<unknown> {
  if (outcome.kind !== "answered") return failed(lostFault(outcome, call));
  const { status, headers, text } = outcome;
  const body = parseBody(text);
  const isObject = typeof body === "object" && body !== null;
  if (status >= 200 && status < 300 && isObject && parseEnvelope(body).length === 0) return ok(body);
  return failed(
    parseFault({ status, body, requestRef: requestRefOf(headers), retryAfterMs: retryAfter(headers) }, call),
  );
}

/** Intuit's own number of the request, for its support. */
export function requestRefOf(headers: Headers): string | null {
  return headers.get("intuit_tid") ?? headers.get("intuit-tid");
}

function lostFault(outcome: { kind: "notSent" | "noAnswer"; cause: string }, call: CallContext): Fault {
  const evidence = { system: "quickbooks" as const, remoteText: outcome.cause };
  const body = outcome.kind === "notSent" ? { kind: "unreachable" as const } : unclearOutcome(call);
  return { ...body, subject: call.subject, evidence };
}

/** `Retry-After` in seconds, if the gateway sends one; null otherwise. */
function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get("retry-after") ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null;
}
