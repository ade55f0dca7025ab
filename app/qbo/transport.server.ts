import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { type Exchange, exchange, type HttpDeps, parseBody } from "#app/qbo/http-exchange.server.ts";
import { parseEnvelope } from "#app/qbo/parse-envelope.ts";
import { type CallContext, parseFault, unclearOutcome } from "#app/qbo/parse-fault.ts";
import type { RateLimiter } from "#app/qbo/rate-limiter.ts";
import type { RequestCounts } from "#app/qbo/request-counts.ts";
import type { Logger } from "#app/sync/ports.ts";

/** One call of the accounting API. `path` is below `/v3/company/<realm>`, for example `/invoice`. */
export type QboCall = CallContext & {
  method: "GET" | "POST";
  path: string;
  params?: Record<string, string>;
  /** Sent as JSON; a text goes out as it is, as `application/text`, which queries want. */
  body?: object | string;
  /** Same id, same operation: QuickBooks answers a repeated one from memory. At most 50 characters. */
  requestId?: string;
};

/** Where the bearer token comes from. */
export type AccessTokens = {
  current(): Promise<Result<string>>;
  /** A token newer than `rejected`, after a 401. */
  renew(rejected: string): Promise<Result<string>>;
};

export type Transport = { send(call: QboCall): Promise<Result<unknown>> };

export type TransportDeps = HttpDeps & {
  /** For example `https://quickbooks.api.intuit.com`. */
  apiOrigin: string;
  realmId: string;
  tokens: AccessTokens;
  limiter: RateLimiter;
  counts: RequestCounts;
  log: Logger;
};

/** The newest version; lower ones are gone since August 2025 (Intuit, "Minor versions"). */
const MINOR_VERSION = "75";
/** QuickBooks itself gives up after 120 s; a write waits that long because a lost answer costs more than time. */
const TIMEOUT_MS = { read: 60_000, write: 125_000 };
/** A page of 1000 objects with long lines stays below 16 MB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * The one place that talks HTTP to the accounting API. Answers the parsed JSON of a success; everything else is a
 * fault. A rejected token is renewed once; a 429 makes the realm rest.
 */
export function createTransport(deps: TransportDeps): Transport {
  return {
    async send(call) {
      const token = await deps.tokens.current();
      if (!token.ok) return token;
      const first = await sendOnce(call, token.value, deps);
      if (first.ok || first.fault.evidence?.httpStatus !== 401) return first;
      const renewed = await deps.tokens.renew(token.value);
      if (!renewed.ok) return renewed;
      return sendOnce(call, renewed.value, deps);
    },
  };
}

async function sendOnce(call: QboCall, token: string, deps: TransportDeps): Promise<Result<unknown>> {
  const grant = await deps.limiter.acquire(deps.realmId, call.path === "/batch" ? "batch" : "request");
  if (!grant.granted) {
    return failed({ kind: "throttled", retryAfterMs: grant.retryAfterMs, subject: call.subject });
  }
  deps.counts.count(call.path === "/batch" ? "batch" : "request");
  const limits = { timeoutMs: TIMEOUT_MS[call.effect], maxBytes: MAX_ANSWER_BYTES };
  const result = readExchange(await exchange(httpRequest(call, token, deps), limits, deps), call);
  if (!result.ok) {
    deps.log.warn("quickbooks call failed", {
      path: call.path,
      kind: result.fault.kind,
      ...result.fault.evidence,
    });
    if (result.fault.kind === "throttled") await deps.limiter.pause(deps.realmId, result.fault.retryAfterMs);
  }
  return result;
}

function httpRequest(call: QboCall, token: string, deps: TransportDeps) {
  const url = new URL(`/v3/company/${encodeURIComponent(deps.realmId)}${call.path}`, deps.apiOrigin);
  for (const [name, value] of Object.entries(call.params ?? {})) url.searchParams.set(name, value);
  url.searchParams.set("minorversion", MINOR_VERSION);
  if (call.requestId !== undefined) url.searchParams.set("requestid", call.requestId);
  const isText = typeof call.body === "string";
  return {
    url: url.href,
    method: call.method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      ...(call.body === undefined
        ? {}
        : { "content-type": isText ? "application/text" : "application/json" }),
    },
    ...(call.body === undefined ? {} : { body: isText ? String(call.body) : JSON.stringify(call.body) }),
  };
}

function readExchange(outcome: Exchange, call: QboCall): Result<unknown> {
  if (outcome.kind !== "answered") return failed(lostFault(outcome, call));
  const { status, headers, text } = outcome;
  const body = parseBody(text);
  const isObject = typeof body === "object" && body !== null;
  if (status >= 200 && status < 300 && isObject && parseEnvelope(body).length === 0) return ok(body);
  const requestRef = headers.get("intuit_tid") ?? headers.get("intuit-tid");
  return failed(parseFault({ status, body, requestRef, retryAfterMs: retryAfter(headers) }, call));
}

function lostFault(outcome: { kind: "notSent" | "noAnswer"; cause: string }, call: QboCall): Fault {
  const evidence = { system: "quickbooks" as const, remoteText: outcome.cause };
  const body = outcome.kind === "notSent" ? { kind: "unreachable" as const } : unclearOutcome(call);
  return { ...body, subject: call.subject, evidence };
}

/** `Retry-After` in seconds, if the gateway sends one; null otherwise. */
function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get("retry-after") ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null;
}
