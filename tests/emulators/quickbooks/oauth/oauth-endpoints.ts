import type { Companies } from "../books/company-registry.ts";
import { companyInfoOf } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { headerOf, htmlReply, type Incoming, jsonReply, type Reply, utf8 } from "../http/reply.ts";
import { authorizeErrorPage, consentPage } from "./authorize-page.ts";
import { discoveryDocument, ISSUER } from "./discovery.ts";
import { issueCode, redeemCode, refresh, revoke, scopeOf, type TokenPair, tokenState } from "./grants.ts";
import { createIdTokenSigner, type IdTokenSigner } from "./id-token.ts";

export type OAuthClient = {
  clientId: string;
  clientSecret: string;
  /** Registered redirect addresses; empty accepts loopback addresses on any port. */
  redirectUris: readonly string[];
  baseUrl: () => string;
};

type Endpoint = (request: Incoming) => Reply;

const KNOWN_SCOPES = new Set([
  "com.intuit.quickbooks.accounting",
  "com.intuit.quickbooks.payment",
  "openid",
  "profile",
  "email",
  "phone",
  "address",
]);

/** The OAuth2 and OpenID endpoints, by method and path. */
export function oauthEndpoints(companies: Companies, client: OAuthClient): ReadonlyMap<string, Endpoint> {
  const signer = createIdTokenSigner();
  const userinfo: Endpoint = (request) => userInfo(companies, request);
  return new Map<string, Endpoint>([
    [
      "GET /.well-known/openid_configuration",
      () => jsonReply(200, discoveryDocument(client.baseUrl(), false)),
    ],
    [
      "GET /.well-known/openid_sandbox_configuration",
      () => jsonReply(200, discoveryDocument(client.baseUrl(), true)),
    ],
    ["GET /connect/oauth2", (request) => showConsent(companies, client, request.search)],
    ["POST /connect/oauth2", (request) => decide(companies, client, formOf(request))],
    ["POST /oauth2/v1/tokens/bearer", (request) => token(companies, client, signer, request)],
    ["POST /v2/oauth2/tokens/revoke", (request) => revokeToken(companies, client, request)],
    ["GET /v1/openid_connect/userinfo", userinfo],
    ["GET /sandbox/v1/openid_connect/userinfo", userinfo],
    ["GET /op/v1/jwks", () => jsonReply(200, signer.jwks())],
  ]);
}

function formOf(request: Incoming): URLSearchParams {
  return new URLSearchParams(utf8(request.body) ?? "");
}

function showConsent(companies: Companies, client: OAuthClient, search: URLSearchParams): Reply {
  const problem = clientProblem(client, search);
  if (problem !== undefined) return htmlReply(400, authorizeErrorPage(problem));
  const bad = badRequest(search);
  if (bad !== undefined) return redirect(search, { error: bad });
  const choices = companies.all().map(({ books }) => ({
    realmId: books.realmId,
    name: textAt(companyInfoOf(books), "CompanyName") ?? "",
  }));
  const fields: Record<string, string> = {};
  for (const name of ["client_id", "redirect_uri", "scope", "state", "response_type"]) {
    fields[name] = search.get(name) ?? "";
  }
  return htmlReply(200, consentPage(choices, fields));
}

function decide(companies: Companies, client: OAuthClient, form: URLSearchParams): Reply {
  const problem = clientProblem(client, form);
  if (problem !== undefined) return htmlReply(400, authorizeErrorPage(problem));
  const bad = badRequest(form);
  if (bad !== undefined) return redirect(form, { error: bad });
  if (form.get("decision") !== "connect") return redirect(form, { error: "access_denied" });
  const realmId = form.get("realmId") ?? "";
  const books = realmId === "" ? companies.first() : companies.of(realmId)?.books;
  if (books === undefined) return htmlReply(400, authorizeErrorPage("There is no such company."));
  const code = books.db.transact(() =>
    issueCode(books, form.get("redirect_uri") ?? "", form.get("scope") ?? ""),
  );
  return redirect(form, { code, realmId: books.realmId });
}

/** What must be right before anything may be sent to the redirect address. */
function clientProblem(client: OAuthClient, search: URLSearchParams): string | undefined {
  if (search.get("client_id") !== client.clientId) return "The client id is not known.";
  const redirectUri = search.get("redirect_uri") ?? "";
  if (!isAllowedRedirect(client, redirectUri)) {
    return "The redirect_uri query parameter value is invalid: it must match one of the app's redirect URIs exactly.";
  }
  return undefined;
}

function isAllowedRedirect(client: OAuthClient, redirectUri: string): boolean {
  if (client.redirectUris.length > 0) return client.redirectUris.includes(redirectUri);
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  return protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");
}

function badRequest(search: URLSearchParams): string | undefined {
  if (search.get("response_type") !== "code") return "unsupported_response_type";
  if ((search.get("state") ?? "") === "") return "invalid_request";
  const scopes = (search.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  const isKnown = scopes.length > 0 && scopes.every((scope) => KNOWN_SCOPES.has(scope));
  return isKnown ? undefined : "invalid_scope";
}

function redirect(search: URLSearchParams, parameters: Readonly<Record<string, string>>): Reply {
  const target = new URL(search.get("redirect_uri") ?? "");
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  const state = search.get("state");
  if (state !== null && state !== "") target.searchParams.set("state", state);
  return { status: 302, headers: { Location: target.href }, body: "" };
}

/** Basic credentials, or client_id and client_secret in the form. */
function isClient(client: OAuthClient, request: Incoming, form: URLSearchParams): boolean {
  const header = headerOf(request, "authorization") ?? "";
  if (header.toLowerCase().startsWith("basic ")) {
    const [id, ...secret] = Buffer.from(header.slice("basic ".length), "base64").toString("utf8").split(":");
    return id === client.clientId && secret.join(":") === client.clientSecret;
  }
  return form.get("client_id") === client.clientId && form.get("client_secret") === client.clientSecret;
}

function token(companies: Companies, client: OAuthClient, signer: IdTokenSigner, request: Incoming): Reply {
  const form = formOf(request);
  if (!isClient(client, request, form)) return jsonReply(401, { error: "invalid_client" });
  const grantType = form.get("grant_type");
  if (grantType === null || grantType === "") return invalidRequest("grant_type");
  if (grantType === "authorization_code") {
    const code = form.get("code") ?? "";
    if (code === "") return invalidRequest("code");
    const redirectUri = form.get("redirect_uri") ?? "";
    const issued = issuedBy(companies, (books) => redeemCode(books, code, redirectUri));
    return issued === undefined
      ? invalidGrant("Invalid authorization code")
      : tokenReply(issued.books, client, signer, request, issued.pair);
  }
  if (grantType === "refresh_token") {
    const value = form.get("refresh_token") ?? "";
    if (value === "") return invalidRequest("refresh_token");
    const issued = issuedBy(companies, (books) => refresh(books, value));
    return issued === undefined
      ? invalidGrant("Incorrect or invalid refresh token")
      : tokenReply(issued.books, client, signer, request, issued.pair);
  }
  return jsonReply(400, { error: "unsupported_grant_type", error_description: "Unsupported grant type" });
}

/** A code or token is good for the company that issued it: the first that takes it answers. */
function issuedBy(
  companies: Companies,
  issue: (books: Books) => TokenPair | undefined,
): { books: Books; pair: TokenPair } | undefined {
  for (const { books } of companies.all()) {
    const pair = books.db.transact(() => issue(books));
    if (pair !== undefined) return { books, pair };
  }
  return undefined;
}

function tokenReply(
  books: Books,
  client: OAuthClient,
  signer: IdTokenSigner,
  request: Incoming,
  pair: TokenPair,
): Reply {
  const wantsHardLimit = headerOf(request, "x-include-refresh-token-hard-expires-in") === "true";
  const nowS = Math.floor(books.now().getTime() / 1000);
  const claims = {
    sub: "emulated-user",
    aud: [client.clientId],
    realmid: books.realmId,
    auth_time: nowS,
    iss: ISSUER,
    exp: nowS + pair.expiresInS,
    iat: nowS,
  };
  return jsonReply(200, {
    token_type: "bearer",
    expires_in: pair.expiresInS,
    x_refresh_token_expires_in: pair.refreshExpiresInS,
    ...(wantsHardLimit ? { x_refresh_token_hard_expires_in: pair.hardExpiresInS } : {}),
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    ...(pair.scope.split(" ").includes("openid") ? { id_token: signer.sign(claims) } : {}),
  });
}

function revokeToken(companies: Companies, client: OAuthClient, request: Incoming): Reply {
  const text = utf8(request.body) ?? "";
  const form = new URLSearchParams(text);
  if (!isClient(client, request, form)) return jsonReply(401, { error: "invalid_client" });
  const value = form.get("token") ?? tokenOfJson(text);
  const isRevoked =
    value !== undefined && companies.all().some(({ books }) => books.db.transact(() => revoke(books, value)));
  return isRevoked ? { status: 200, headers: {}, body: "" } : invalidRequest("token");
}

function tokenOfJson(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? textAt(body, "token") : undefined;
  } catch {
    return undefined;
  }
}

function userInfo(companies: Companies, request: Incoming): Reply {
  const value = (headerOf(request, "authorization") ?? "").replace(/^bearer\s+/i, "");
  const isOpenId = companies
    .all()
    .some(
      ({ books }) =>
        tokenState(books, value) === "valid" && scopeOf(books, value).split(" ").includes("openid"),
    );
  if (!isOpenId) return jsonReply(401, { error: "invalid_token" });
  return jsonReply(200, {
    sub: "emulated-user",
    email: "jordan.pine@harborpine.example",
    emailVerified: true,
    givenName: "Jordan",
    familyName: "Pine",
  });
}

function invalidGrant(description: string): Reply {
  return jsonReply(400, { error: "invalid_grant", error_description: description });
}

function invalidRequest(parameter: string): Reply {
  return jsonReply(400, {
    error: "invalid_request",
    error_description: `Missing or invalid parameter: ${parameter}`,
  });
}
