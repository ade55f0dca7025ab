import { z } from "zod";
import { type Evidence, type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { type Exchange, type HttpDeps, parseBody } from "#app/qbo/http-exchange.server.ts";
import { IsolatedOAuthClient, type OAuthAppConfig } from "#app/qbo/oauth-client.server.ts";
import { discoverEndpoints, type OAuthEndpoints } from "#app/qbo/oauth-endpoints.server.ts";
import type { Clock } from "#app/sync/ports.ts";

/** Both tokens of a connection with the moments at which they end. */
export type QboTokens = {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: Date;
  /** End of the rolling window that each refresh begins anew. */
  refreshExpiresAt: Date;
  /** Moment at which a person has to connect again, whatever was refreshed; null when Intuit does not say. */
  refreshHardExpiresAt: Date | null;
};

export type QboOAuth = {
  /** Address of the consent page; `state` comes back with the callback and has to be compared there. */
  authorizeUrl(state: string): Promise<Result<string>>;
  /** Turns the address that Intuit called back into tokens. A person's refusal is `permission`. */
  exchangeCallback(callbackUrl: string): Promise<Result<{ realmId: string; tokens: QboTokens }>>;
  /** `reauthorize` when the refresh token is no longer good. */
  refresh(refreshToken: string): Promise<Result<QboTokens>>;
  /** Ends the connection on Intuit's side; a token that Intuit no longer knows counts as ended. */
  revoke(refreshToken: string): Promise<Result<null>>;
};

export type QboOAuthConfig = OAuthAppConfig &
  HttpDeps & {
    clock: Clock;
    /** Where the endpoints stand, or the discovery document that names them. */
    endpoints: OAuthEndpoints | { discoveryUrl: string };
  };

const SUBJECT = "QuickBooks sign-in";
const SCOPE = "com.intuit.quickbooks.accounting";

const seconds = z.coerce.number().int().nonnegative();
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: seconds,
  x_refresh_token_expires_in: seconds,
  x_refresh_token_hard_expires_in: seconds.optional(),
});

/**
 * Signing in to QuickBooks. Each call works with a client of its own, so that calls and instances share no token.
 * An answer that got lost is `unreachable`: at the token endpoint trying again is right.
 */
export function createQboOAuth(config: QboOAuthConfig): QboOAuth {
  const { clock } = config;
  let discovered: OAuthEndpoints | null = null;

  async function findEndpoints(): Promise<Result<OAuthEndpoints>> {
    if (!("discoveryUrl" in config.endpoints)) return ok(config.endpoints);
    if (discovered) return ok(discovered);
    const found = await discoverEndpoints(config.endpoints.discoveryUrl, config);
    if (found.ok) discovered = found.value;
    return found;
  }

  async function withClient<T>(
    work: (client: IsolatedOAuthClient) => Promise<T>,
  ): Promise<Result<Exchange | null>> {
    const endpoints = await findEndpoints();
    if (!endpoints.ok) return endpoints;
    const client = new IsolatedOAuthClient(config, endpoints.value, config);
    try {
      await work(client);
    } catch (error) {
      // The library throws for every refusal; the answer it threw about says more. Without one it is our mistake.
      if (!client.lastExchange) throw error;
    }
    return ok(client.lastExchange);
  }

  async function obtainTokens(work: (client: IsolatedOAuthClient) => Promise<unknown>) {
    const answer = await withClient(work);
    return answer.ok ? readTokens(answer.value, clock.now()) : answer;
  }

  return {
    async authorizeUrl(state) {
      const endpoints = await findEndpoints();
      if (!endpoints.ok) return endpoints;
      const client = new IsolatedOAuthClient(config, endpoints.value, config);
      return ok(client.authorizeUri({ scope: SCOPE, state }));
    },
    async exchangeCallback(callbackUrl) {
      const callback = readCallback(callbackUrl);
      if (!callback.ok) return callback;
      const tokens = await obtainTokens((client) => client.createToken(callbackUrl));
      return tokens.ok ? ok({ realmId: callback.value.realmId, tokens: tokens.value }) : tokens;
    },
    refresh: (refreshToken) => obtainTokens((client) => client.refreshUsingToken(refreshToken)),
    async revoke(refreshToken) {
      const answer = await withClient((client) => client.revoke({ refresh_token: refreshToken }));
      if (!answer.ok) return answer;
      // 400 is Intuit's answer for a token that is gone already.
      const isEnded = answer.value?.kind === "answered" && [200, 400].includes(answer.value.status);
      return isEnded ? ok(null) : failed(refusal(answer.value));
    },
  };
}

function readCallback(callbackUrl: string): Result<{ realmId: string }> {
  const queryStart = callbackUrl.indexOf("?");
  const params = new URLSearchParams(queryStart < 0 ? "" : callbackUrl.slice(queryStart));
  const error = params.get("error");
  if (error === "access_denied") return failed({ kind: "permission", subject: SUBJECT });
  const realmId = params.get("realmId") ?? "";
  if (error || !params.get("code") || !/^\d{1,25}$/.test(realmId)) {
    return failed({ kind: "malformed", what: "address that QuickBooks called back", subject: SUBJECT });
  }
  return ok({ realmId });
}

function readTokens(answer: Exchange | null, now: Date): Result<QboTokens> {
  if (answer?.kind !== "answered" || answer.status !== 200) return failed(refusal(answer));
  const parsed = tokenAnswer.safeParse(parseBody(answer.text));
  if (!parsed.success) {
    return failed({ kind: "malformed", what: "token answer of QuickBooks", subject: SUBJECT });
  }
  const after = (lifetime: number) => new Date(now.getTime() + lifetime * 1000);
  const { data } = parsed;
  const hard = data.x_refresh_token_hard_expires_in;
  return ok({
    accessToken: data.access_token,
    refreshToken: data.refresh_token,
    accessExpiresAt: after(data.expires_in),
    refreshExpiresAt: after(data.x_refresh_token_expires_in),
    refreshHardExpiresAt: hard ? after(hard) : null,
  });
}

const oauthError = z.object({ error: z.string() });

function refusal(answer: Exchange | null): Fault {
  if (answer?.kind !== "answered") return { kind: "unreachable", subject: SUBJECT };
  const { status, headers, text } = answer;
  const parsed = oauthError.safeParse(parseBody(text));
  const code = parsed.success ? parsed.data.error : "";
  const requestRef = headers.get("intuit_tid");
  const evidence: Evidence = {
    system: "quickbooks",
    httpStatus: status,
    ...(code && { remoteCode: code }),
    ...(requestRef && { requestRef }),
  };
  const common = { subject: SUBJECT, evidence };
  if (status === 429) return { ...common, kind: "throttled", retryAfterMs: 60_000 };
  if (status >= 500 || status === 408) return { ...common, kind: "unreachable" };
  if (code === "invalid_grant") return { ...common, kind: "reauthorize", system: "quickbooks" };
  return { ...common, kind: "rejected" };
}
