import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { BATCH_PATH, type BatchFate, batchCall, readBatch } from "#app/qbo/batch.ts";
import { createCallLane } from "#app/qbo/call-lane.ts";
import { type Exchange, exchange, type HttpDeps } from "#app/qbo/http-exchange.server.ts";
import type { QboCall } from "#app/qbo/qbo-call.ts";
import type { Grant, RateLimiter } from "#app/qbo/rate-limiter.ts";
import { readExchange } from "#app/qbo/read-exchange.ts";
import type { RequestCounts } from "#app/qbo/request-counts.ts";
import type { Clock, Ids, Logger } from "#app/sync/ports.ts";

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
  clock: Clock;
  ids: Ids;
  log: Logger;
};

/** The newest version; lower ones are gone since August 2025 (Intuit, "Minor versions"). */
const MINOR_VERSION = "75";
/** QuickBooks itself gives up after 120 s; a write waits that long because a lost answer costs more than time. */
const TIMEOUT_MS = { read: 60_000, write: 125_000 };
/** A page of 1000 objects with long lines stays below 16 MB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * After a lost answer QuickBooks may still be at the items of a batch, one after the other. Whoever looks for a
 * document sooner would not find it and book it again.
 */
const UNFINISHED_MS_PER_ITEM = 500;
/** 40 batches a minute are one in 1.5 s. */
const BATCH_PACE_MS = 1_500;

/**
 * The one place that talks HTTP to the accounting API. Answers the parsed JSON of a success; everything else is a
 * fault. Calls that have to wait for their turn travel in batches, each answered as if it were alone. A rejected token
 * is renewed once; a 429 makes the realm rest.
 */
export function createTransport(deps: TransportDeps): Transport {
  return createCallLane({
    ...deps,
    prepare: () => deps.tokens.current(),
    async sendAlone(call) {
      const outcome = await exchangeSigned(call, deps);
      return outcome.ok ? note(readExchange(outcome.value, call), call.path, deps) : outcome;
    },
    sendTogether: (calls) => sendTogether(calls, deps),
  });
}

async function sendTogether(calls: readonly QboCall[], deps: TransportDeps): Promise<BatchFate[]> {
  const batch = batchCall(calls, deps.ids.uuid());
  const outcome = await exchangeSigned(batch, deps);
  if (!outcome.ok) {
    const { fault } = outcome;
    return calls.map(({ subject }) => ({ kind: "answered", result: failed({ ...fault, subject }) }));
  }
  const whole = readExchange(outcome.value, batch);
  const fates = readBatch(outcome.value, calls);
  if (!whole.ok) {
    await note(whole, batch.path, deps);
    if (whole.fault.kind === "outcomeUnknown") await deps.clock.sleep(calls.length * UNFINISHED_MS_PER_ITEM);
    return fates;
  }
  for (const [index, fate] of fates.entries()) {
    if (fate.kind === "answered") await note(fate.result, calls[index]?.path ?? batch.path, deps);
  }
  return fates;
}

/** One request with a place already taken for it; after a rejected token once more, in a place of its own. */
async function exchangeSigned(call: QboCall, deps: TransportDeps): Promise<Result<Exchange>> {
  const token = await deps.tokens.current();
  if (!token.ok) return token;
  const first = await exchangeOnce(call, token.value, deps);
  if (first.kind !== "answered" || first.status !== 401) return ok(first);
  const renewed = await deps.tokens.renew(token.value);
  if (!renewed.ok) return renewed;
  const grant = await acquireAgain(call, deps);
  if (!grant.granted) {
    return failed({ kind: "throttled", retryAfterMs: grant.retryAfterMs, subject: call.subject });
  }
  return ok(await exchangeOnce(call, renewed.value, deps));
}

async function acquireAgain(call: QboCall, { limiter, realmId }: TransportDeps): Promise<Grant> {
  const grant = await limiter.acquire(realmId);
  if (!grant.granted || call.path !== BATCH_PATH || (await limiter.takeBatch(realmId))) return grant;
  return { granted: false, retryAfterMs: BATCH_PACE_MS };
}

function exchangeOnce(call: QboCall, token: string, deps: TransportDeps): Promise<Exchange> {
  deps.counts.count(call.path === BATCH_PATH ? "batch" : "request");
  const limits = { timeoutMs: TIMEOUT_MS[call.effect], maxBytes: MAX_ANSWER_BYTES };
  return exchange(httpRequest(call, token, deps), limits, deps);
}

/** Logs a fault; one about too many requests lets the realm rest before anybody else is served. */
async function note(result: Result<unknown>, path: string, deps: TransportDeps): Promise<Result<unknown>> {
  if (result.ok) return result;
  const { fault } = result;
  deps.log.warn("quickbooks call failed", { path, kind: fault.kind, ...fault.evidence });
  if (fault.kind === "throttled") await deps.limiter.pause(deps.realmId, fault.retryAfterMs);
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
