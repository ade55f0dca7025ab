import { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { exchange, type HttpDeps, parseBody } from "#app/qbo/http-exchange.server.ts";

/** Addresses of Intuit's sign-in, or of a system that stands in for it. */
export type OAuthEndpoints = { authorize: string; token: string; revoke: string };

/** Intuit's own, the same for sandbox and production (Intuit, OpenID discovery documents). */
export const INTUIT_ENDPOINTS: OAuthEndpoints = {
  authorize: "https://appcenter.intuit.com/connect/oauth2",
  token: "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
  revoke: "https://developer.api.intuit.com/v2/oauth2/tokens/revoke",
};

const discoveryDocument = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  revocation_endpoint: z.url(),
});

const LIMITS = { timeoutMs: 15_000, maxBytes: 1024 * 1024 };

/** Reads the endpoints from an OpenID discovery document. */
export async function discoverEndpoints(
  discoveryUrl: string,
  deps: HttpDeps,
): Promise<Result<OAuthEndpoints>> {
  const subject = "QuickBooks sign-in";
  const request = { url: discoveryUrl, method: "GET" as const, headers: { accept: "application/json" } };
  const answer = await exchange(request, LIMITS, deps);
  if (answer.kind !== "answered" || answer.status !== 200) return failed({ kind: "unreachable", subject });
  const parsed = discoveryDocument.safeParse(parseBody(answer.text));
  if (!parsed.success) return failed({ kind: "malformed", what: "discovery document", subject });
  return ok({
    authorize: parsed.data.authorization_endpoint,
    token: parsed.data.token_endpoint,
    revoke: parsed.data.revocation_endpoint,
  });
}
