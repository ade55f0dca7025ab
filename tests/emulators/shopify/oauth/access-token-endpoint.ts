import type { Emulator } from "../core/emulator.ts";
import { type EmulatorRequest, jsonReply, type Reply, readJsonBody } from "../http/exchange.ts";
import type { Change, IssuedToken } from "../store/change.ts";
import { isAlive } from "./find-access.ts";
import { ADMIN_USER_ID, findIdTokenProblem } from "./id-token.ts";

const GRANT_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const SUBJECT_ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

/** Documented: 60 minutes. */
const ACCESS_SECONDS = 3600;
/** Seen in answers for online tokens: one day. */
const ONLINE_SECONDS = 86_399;
/** Not in Shopify's own text: 90 days, counted anew from each rotation. */
const REFRESH_SECONDS = 90 * 86_400;

type Fields = Record<string, unknown>;

/** `POST /admin/oauth/access_token`: token exchange, refresh with rotation, and the move of an old token to an expiring one. */
export function answerAccessToken(request: EmulatorRequest, emulator: Emulator): Reply {
  const fields = readFields(request);
  if (fields === undefined) return refused("invalid_request", "The body is neither JSON nor a form.");
  if (fields.client_id !== emulator.app.apiKey) return refused("invalid_client", "Unknown client_id.");
  if (fields.client_secret !== emulator.app.apiSecret)
    return refused("invalid_client", "Wrong client_secret.");
  if (fields.grant_type === "refresh_token") return refresh(fields, emulator);
  if (fields.grant_type === GRANT_EXCHANGE) return exchange(fields, emulator);
  return refused("unsupported_grant_type", `grant_type ${String(fields.grant_type)} is not supported.`);
}

function exchange(fields: Fields, emulator: Emulator): Reply {
  const subject = String(fields.subject_token ?? "");
  if (fields.subject_token_type === OFFLINE) return migrate(subject, fields, emulator);
  if (fields.subject_token_type !== SUBJECT_ID_TOKEN)
    return refused("invalid_request", "Unknown subject_token_type.");
  const problem = findIdTokenProblem(
    subject,
    emulator.app,
    emulator.shop.myshopifyDomain,
    emulator.clock.now(),
  );
  if (problem !== undefined) return refused("invalid_subject_token", `The id token is refused: ${problem}.`);
  if (!emulator.store.isInstalled())
    return refused("invalid_subject_token", "The app is not installed in this shop.");
  if (fields.requested_token_type === ONLINE) return issueOnline(emulator);
  if (fields.requested_token_type !== OFFLINE)
    return refused("invalid_request", "Unknown requested_token_type.");
  return issueOffline(isYes(fields.expiring), null, emulator);
}

/** An old non-expiring offline token exchanged for an expiring pair; the old one dies. */
function migrate(subject: string, fields: Fields, emulator: Emulator): Reply {
  const token = emulator.store.token(subject);
  if (token?.kind !== "offline" || token.expiresAt !== null) {
    return refused("invalid_subject_token", "Not a non-expiring offline token of this app.");
  }
  if (!isYes(fields.expiring))
    return refused("invalid_request", "An offline token is exchanged with expiring=1 only.");
  emulator.store.commit({ kind: "tokenRevoked", value: subject });
  return issueOffline(true, null, emulator);
}

/** The previous refresh token stays good until its replacement is used, so that a lost answer can be asked for again. */
function refresh(fields: Fields, emulator: Emulator): Reply {
  const token = emulator.store.token(String(fields.refresh_token ?? ""));
  if (token?.kind !== "refresh" || !isAlive(token, emulator.clock.now())) {
    return refused("invalid_grant", "The refresh token is unknown, used or expired.");
  }
  const gone = emulator.settings().strictRefreshRotation ? token.value : token.replaces;
  const siblings = emulator.store.tokens().filter((other) => other.replaces === token.value);
  const revoked = [...(gone === null ? [] : [gone]), ...siblings.map((sibling) => sibling.value)];
  emulator.store.commit(...revoked.map((value): Change => ({ kind: "tokenRevoked", value })));
  return issueOffline(true, token.value, emulator);
}

function issueOffline(isExpiring: boolean, replaces: string | null, emulator: Emulator): Reply {
  if (!isExpiring && emulator.settings().requireExpiringTokens) {
    return refused(
      "invalid_request",
      "Non-expiring offline tokens are no longer issued; ask with expiring=1.",
    );
  }
  const access = newToken("offline", isExpiring ? ACCESS_SECONDS : null, null, emulator);
  const answer = { access_token: access.value, scope: scopeText(emulator) };
  if (!isExpiring) {
    emulator.store.commit({ kind: "tokenIssued", token: access });
    return jsonReply(200, answer);
  }
  const renewal = newToken("refresh", REFRESH_SECONDS, replaces, emulator);
  emulator.store.commit({ kind: "tokenIssued", token: access }, { kind: "tokenIssued", token: renewal });
  return jsonReply(200, {
    ...answer,
    expires_in: ACCESS_SECONDS,
    refresh_token: renewal.value,
    refresh_token_expires_in: REFRESH_SECONDS,
  });
}

function issueOnline(emulator: Emulator): Reply {
  const token = newToken("online", ONLINE_SECONDS, null, emulator);
  emulator.store.commit({ kind: "tokenIssued", token });
  return jsonReply(200, {
    access_token: token.value,
    scope: scopeText(emulator),
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scopeText(emulator),
    associated_user: {
      id: Number(ADMIN_USER_ID),
      first_name: "Robin",
      last_name: "Marlow",
      email: String(emulator.shop.email),
      account_owner: true,
      locale: "en",
      collaborator: false,
      email_verified: true,
    },
  });
}

const TOKEN_PREFIXES = { offline: "shpat_", online: "shpua_", refresh: "shprt_" } as const;

function newToken(
  kind: IssuedToken["kind"],
  lifetimeSeconds: number | null,
  replaces: string | null,
  emulator: Emulator,
): IssuedToken {
  const now = emulator.clock.now().getTime();
  const expiresAt = lifetimeSeconds === null ? null : new Date(now + lifetimeSeconds * 1000).toISOString();
  return { value: `${TOKEN_PREFIXES[kind]}${emulator.random.hex(16)}`, kind, expiresAt, replaces };
}

function scopeText(emulator: Emulator): string {
  return (emulator.settings().scopes ?? emulator.app.scopes).join(",");
}

function readFields(request: EmulatorRequest): Fields | undefined {
  if (request.headers["content-type"]?.includes("application/x-www-form-urlencoded") === true) {
    return Object.fromEntries(new URLSearchParams(request.body.toString("utf8")));
  }
  try {
    return readJsonBody(request);
  } catch {
    return undefined;
  }
}

function isYes(value: unknown): boolean {
  return value === "1" || value === 1 || value === true || value === "true";
}

function refused(error: string, description: string): Reply {
  return jsonReply(400, { error, error_description: description });
}
