import { z } from "zod";
import type { Evidence, Fault } from "#app/domain/faults/fault.ts";

/** One round trip to the Admin API: what came back, or null `status` when nothing did. */
export type Exchange = {
  status: number | null;
  requestRef: string | null;
  retryAfter: string | null;
  /** The parsed body, or undefined when it is no JSON. */
  body: unknown;
};

/** What an exchange means. `repeat` is trouble that passes by itself; `wait` is Shopify's own word on when to come back. */
export type ExchangeMeaning =
  | { kind: "answer"; data: unknown; denied: string[] }
  | { kind: "wait"; ms: number; evidence: Evidence }
  | { kind: "repeat"; fault: Fault }
  | { kind: "tokenRefused"; fault: Fault }
  | { kind: "fault"; fault: Fault };

const graphqlError = z.looseObject({
  message: z.string().default(""),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.looseObject({ code: z.string().optional() }).optional(),
});
const envelope = z.looseObject({
  data: z.unknown().optional(),
  errors: z.array(graphqlError).optional(),
  extensions: z
    .looseObject({
      cost: z
        .looseObject({
          requestedQueryCost: z.number(),
          throttleStatus: z.looseObject({ currentlyAvailable: z.number(), restoreRate: z.number() }),
        })
        .optional(),
    })
    .optional(),
});
type GraphqlError = z.infer<typeof graphqlError>;
type Envelope = z.infer<typeof envelope>;

const DEFAULT_WAIT_MS = 1_000;

/**
 * Translates one exchange, once, from status and structured code. `mayBeDenied` lists answer paths
 * (`order.customer`, `order.fulfillments.*.location`) that a shop may keep from us: an ACCESS_DENIED there leaves the
 * field null instead of failing.
 *
 * Shopify answers a drained cost bucket with HTTP 200 and code THROTTLED; the wait is
 * (requested − available) / restore rate seconds. A 429 carries `Retry-After` in seconds.
 */
export function classifyExchange(
  exchange: Exchange,
  subject: string,
  mayBeDenied: string[],
): ExchangeMeaning {
  const { status } = exchange;
  if (status === null || status >= 500) {
    return { kind: "repeat", fault: { kind: "unreachable", subject, evidence: evidenceOf(exchange) } };
  }
  if (status === 429)
    return { kind: "wait", ms: retryAfterMs(exchange.retryAfter), evidence: evidenceOf(exchange) };
  if (status < 200 || status > 299) return refusedStatus(exchange, subject);
  const parsed = envelope.safeParse(exchange.body);
  if (!parsed.success) {
    const evidence = evidenceOf(exchange);
    return { kind: "fault", fault: { kind: "malformed", subject, what: "Shopify's answer", evidence } };
  }
  return classifyEnvelope(parsed.data, exchange, subject, mayBeDenied);
}

function classifyEnvelope(
  answer: Envelope,
  exchange: Exchange,
  subject: string,
  mayBeDenied: string[],
): ExchangeMeaning {
  const errors = answer.errors ?? [];
  const throttled = errors.find((error) => error.extensions?.code === "THROTTLED");
  if (throttled) return { kind: "wait", ms: bucketWaitMs(answer), evidence: evidenceOf(exchange, throttled) };
  const fatal = errors.find((error) => !isToleratedDenial(error, mayBeDenied));
  if (fatal) return classifyError(fatal, exchange, subject);
  return { kind: "answer", data: answer.data, denied: errors.map((error) => pathOf(error)) };
}

function classifyError(error: GraphqlError, exchange: Exchange, subject: string): ExchangeMeaning {
  const evidence = evidenceOf(exchange, error);
  switch (error.extensions?.code) {
    case "ACCESS_DENIED":
    case "SHOP_INACTIVE":
      return { kind: "fault", fault: { kind: "permission", subject, evidence } };
    case "INTERNAL_SERVER_ERROR":
    case "TIMEOUT":
      return { kind: "repeat", fault: { kind: "unreachable", subject, evidence } };
    default:
      return { kind: "fault", fault: { kind: "rejected", subject, evidence } };
  }
}

function refusedStatus(exchange: Exchange, subject: string): ExchangeMeaning {
  const evidence = evidenceOf(exchange);
  switch (exchange.status) {
    case 401:
      return { kind: "tokenRefused", fault: { kind: "reauthorize", system: "shopify", subject, evidence } };
    // 402: the shop's plan is frozen. 403: scope, or an address outside the app's IP allowlist. 423: the shop is locked.
    case 402:
    case 403:
    case 423:
      return { kind: "fault", fault: { kind: "permission", subject, evidence } };
    case 404:
      return { kind: "fault", fault: { kind: "missing", what: "shop", subject, evidence } };
    default:
      return { kind: "fault", fault: { kind: "rejected", subject, evidence } };
  }
}

function isToleratedDenial(error: GraphqlError, mayBeDenied: string[]): boolean {
  if (error.extensions?.code !== "ACCESS_DENIED") return false;
  const path = error.path ?? [];
  return mayBeDenied.some((allowed) =>
    allowed.split(".").every((part, at) => part === "*" || part === String(path[at])),
  );
}

const pathOf = (error: GraphqlError): string => (error.path ?? []).join(".");

function bucketWaitMs(answer: Envelope): number {
  const cost = answer.extensions?.cost;
  if (!cost || cost.throttleStatus.restoreRate <= 0) return DEFAULT_WAIT_MS;
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  return Math.max(Math.ceil((missing / cost.throttleStatus.restoreRate) * 1_000), 100);
}

function retryAfterMs(header: string | null): number {
  const seconds = Number(header ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1_000) : DEFAULT_WAIT_MS;
}

function evidenceOf(exchange: Exchange, error?: GraphqlError): Evidence {
  const code = error?.extensions?.code;
  return {
    system: "shopify",
    ...(exchange.status === null ? {} : { httpStatus: exchange.status }),
    ...(code === undefined ? {} : { remoteCode: code }),
    ...(error?.message ? { remoteText: error.message.slice(0, 500) } : {}),
    ...(error?.path ? { element: pathOf(error) } : {}),
    ...(exchange.requestRef === null ? {} : { requestRef: exchange.requestRef }),
  };
}
