import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { type Evidence, type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { shopAddress } from "#app/shopify/shop-address.ts";

export type TokenEndpoint = {
  apiKey: string;
  apiSecret: string;
  apiOrigin: string | null;
  fetch: typeof fetch;
};

const REPLY_TIMEOUT_MS = 15_000;

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
});
const tokenError = z.looseObject({ error: z.string() });

/**
 * Exchanges a shop's refresh token for a new pair: access token (one hour) and the next refresh token.
 *
 * The library's own refresh turns every failure into a bare 500 Response, so that a dead token cannot be told from a
 * short outage; this one answers `reauthorize` for a 4xx that names a dead token, and `unreachable` or `throttled` for
 * the rest. Shopify honours the previous refresh token until the new one is used, so a lost reply may be repeated.
 */
export async function refreshOfflineToken(
  endpoint: TokenEndpoint,
  session: Session,
  now: Date,
): Promise<Result<Session>> {
  const subject = `access to ${session.shop}`;
  const reply = await postRefresh(endpoint, session).catch(() => null);
  if (reply === null) return failed({ kind: "unreachable", subject, evidence: { system: "shopify" } });
  if (reply.status !== 200) return failed(refusal(reply, subject));
  const answer = tokenAnswer.safeParse(reply.body);
  if (!answer.success) return failed({ kind: "malformed", subject, what: "the answer to a token refresh" });
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  return ok(
    new Session({
      id: session.id,
      shop: session.shop,
      state: "",
      isOnline: false,
      scope: answer.data.scope,
      accessToken: answer.data.access_token,
      expires: after(answer.data.expires_in),
      refreshToken: answer.data.refresh_token,
      refreshTokenExpires: after(answer.data.refresh_token_expires_in),
    }),
  );
}

type Reply = { status: number; retryAfter: string | null; requestRef: string | null; body: unknown };

async function postRefresh(endpoint: TokenEndpoint, session: Session): Promise<Reply> {
  const address = shopAddress(`https://${session.shop}/admin/oauth/access_token`, endpoint.apiOrigin);
  const response = await endpoint.fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({
      client_id: endpoint.apiKey,
      client_secret: endpoint.apiSecret,
      grant_type: "refresh_token",
      refresh_token: session.refreshToken,
    }),
    signal: AbortSignal.timeout(REPLY_TIMEOUT_MS),
  });
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    requestRef: response.headers.get("x-request-id"),
    body: parseJson(text),
  };
}

function refusal(reply: Reply, subject: string): Fault {
  const named = tokenError.safeParse(reply.body);
  const evidence: Evidence = {
    system: "shopify",
    httpStatus: reply.status,
    ...(named.success ? { remoteCode: named.data.error } : {}),
    ...(reply.requestRef === null ? {} : { requestRef: reply.requestRef }),
  };
  if (reply.status === 429) {
    const seconds = Number(reply.retryAfter ?? "");
    return { kind: "throttled", retryAfterMs: seconds > 0 ? seconds * 1_000 : 2_000, subject, evidence };
  }
  if (reply.status >= 500) return { kind: "unreachable", subject, evidence };
  // 403 also comes when our address is not on the app's IP allowlist: opening the app again would not help;
  // nor when our own id or secret is wrong.
  if (reply.status === 403 || evidence.remoteCode === "invalid_client") {
    return { kind: "permission", subject, evidence };
  }
  return { kind: "reauthorize", system: "shopify", subject, evidence };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
