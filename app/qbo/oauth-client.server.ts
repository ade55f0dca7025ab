import OAuthClient from "intuit-oauth";
import { type Exchange, exchange, type HttpDeps, parseBody } from "#app/qbo/http-exchange.server.ts";
import type { OAuthEndpoints } from "#app/qbo/oauth-endpoints.server.ts";

export type OAuthAppConfig = { clientId: string; clientSecret: string; redirectUri: string };

/** The part of an axios request that the library fills in before it sends it. */
type LibraryRequest = { url: string; data: Record<string, string>; headers: Record<string, string> };

const LIMITS = { timeoutMs: 30_000, maxBytes: 1024 * 1024 };

/**
 * Intuit's OAuth client with two of its habits mended. It keeps its endpoints in static fields, so that two
 * instances share them; this one has its own. It sends through axios with real-time waits and repeats a refresh
 * whose answer was lost, which can cost the connection; this one sends once, through the injected fetch.
 */
export class IsolatedOAuthClient extends OAuthClient {
  readonly #endpoints: OAuthEndpoints;
  readonly #deps: HttpDeps;
  /** What came of the last request; the library's errors say less. */
  lastExchange: Exchange | null = null;

  constructor(app: OAuthAppConfig, endpoints: OAuthEndpoints, deps: HttpDeps) {
    super({ ...app, environment: "production", includeRefreshTokenHardExpiresIn: true });
    this.#endpoints = endpoints;
    this.#deps = deps;
  }

  /** Address of Intuit's consent page. */
  override authorizeUri(params: { scope: string | string[]; state: string }): string {
    const url = new URL(this.#endpoints.authorize);
    for (const [name, value] of new URL(super.authorizeUri(params)).searchParams) {
      url.searchParams.set(name, value);
    }
    return url.href;
  }

  /** Takes the place of the library's HTTP: same request in, same shape of answer out. */
  override async loadResponse(request: LibraryRequest): Promise<object> {
    const isRevoke = request.url === OAuthClient.revokeEndpoint;
    const answer = await exchange(
      {
        url: isRevoke ? this.#endpoints.revoke : this.#endpoints.token,
        method: "POST",
        headers: request.headers,
        body: isRevoke ? JSON.stringify(request.data) : new URLSearchParams(request.data).toString(),
      },
      LIMITS,
      this.#deps,
    );
    this.lastExchange = answer;
    if (answer.kind !== "answered") throw new Error(answer.cause);
    const intuitTid = answer.headers.get("intuit_tid") ?? "";
    return {
      status: answer.status,
      statusText: String(answer.status),
      headers: { intuit_tid: intuitTid },
      data: answer.text === "" ? "" : parseBody(answer.text),
    };
  }
}
