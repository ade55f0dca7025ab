import type { Companies } from "../books/company-registry.ts";
import { pacificMillis } from "../books/pacific-time.ts";
import type { Books } from "../books/types.ts";
import { tokenState } from "../oauth/grants.ts";
import { answerCompanyApi } from "./company-api.ts";
import { FORBIDDEN, gatewayBody, serviceFault, THROTTLED, unauthenticated } from "./fault-body.ts";
import { headerOf, type Incoming, jsonReply, type Reply } from "./reply.ts";

/** Limits come before everything, then the token, then the realm that the token is for. */
export function authorized(
  companies: Companies,
  request: Incoming,
  realm: string,
  segments: readonly string[],
): Reply {
  const now = companies.first().now();
  const asked = companies.of(realm);
  const isBatch = segments[0]?.toLowerCase() === "batch";
  if (asked?.limits.allows(asked.books.settings().rateLimits, isBatch, now) === false) {
    return throttled(asked.books);
  }
  const token = bearerOf(request);
  const owner = companies.all().find(({ books }) => tokenState(books, token) !== "unknown")?.books;
  const problem = tokenProblem(owner, token);
  if (problem !== undefined) {
    const headers = { "WWW-Authenticate": 'Bearer realm="Intuit", error="invalid_token"' };
    return jsonReply(401, gatewayBody(unauthenticated(problem), now), headers);
  }
  if (owner === undefined || owner !== asked?.books) return jsonReply(403, gatewayBody(FORBIDDEN, now));
  return answerCompanyApi(owner, request, segments);
}

/** The envelope of a 429 and its header are uncertain: two switches choose them. */
export function throttled(books: Books): Reply {
  const { throttleEnvelope, throttleRetryAfter } = books.settings();
  const headers: Record<string, string> = throttleRetryAfter ? { "Retry-After": "60" } : {};
  if (throttleEnvelope === "gateway") return jsonReply(429, gatewayBody(THROTTLED, books.now()), headers);
  const { message, detail, code, type } = THROTTLED;
  const Fault = serviceFault([{ message, detail: detail ?? "", code }], type);
  return jsonReply(429, { Fault, time: pacificMillis(books.now()) }, headers);
}

const SHORTEST_TOKEN = 20;
const LONGEST_TOKEN = 4096;

function bearerOf(request: Incoming): string {
  return /^bearer\s+(\S+)$/i.exec(headerOf(request, "authorization") ?? "")?.[1] ?? "";
}

/** What is wrong with a token, in the gateway's words; `owner` is the company that it was issued for. */
function tokenProblem(owner: Books | undefined, token: string): string | undefined {
  if (token.length < SHORTEST_TOKEN || token.length > LONGEST_TOKEN) {
    return "Malformed bearer token: too short or too long";
  }
  const state = owner === undefined ? "unknown" : tokenState(owner, token);
  if (state === "valid") return undefined;
  return state === "revoked" ? "Token revoked" : `Token expired: ${token}`;
}
