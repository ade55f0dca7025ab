import type { Books } from "../books/types.ts";

const HOUR_MS = 3_600_000;
const ACCESS_MS = HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
const REFRESH_MS = 101 * DAY_MS;
const CODE_MS = 10 * 60_000;
/** Longest life of an authorisation, five years, in seconds. */
const HARD_LIMIT_S = 157_680_000;

/** One authorisation: revoking either token ends it. */
export type Grant = {
  id: string;
  scope: string;
  createdAt: number;
  revoked: boolean;
  refreshToken: string;
  /** The value before the last change. */
  formerRefreshToken?: string;
  refreshValueAt: number;
  refreshExpiresAt: number;
};
type AccessToken = { grantId: string; expiresAt: number };
type Code = { redirectUri: string; scope: string; expiresAt: number; grantId: string };

export type TokenPair = {
  accessToken: string;
  refreshToken: string;
  expiresInS: number;
  refreshExpiresInS: number;
  hardExpiresInS: number;
  scope: string;
};

export type TokenState = "valid" | "unknown" | "expired" | "revoked";

const grants = (books: Books) => books.db.table<Grant>("grants");
const accessTokens = (books: Books) => books.db.table<AccessToken>("accessTokens");
const codes = (books: Books) => books.db.table<Code>("codes");

/** A code for the callback, good once and for ten minutes. */
export function issueCode(books: Books, redirectUri: string, scope: string): string {
  const code = `AB1${books.random("code")}`;
  codes(books).set(code, { redirectUri, scope, expiresAt: books.now().getTime() + CODE_MS, grantId: "" });
  return code;
}

/** Exchanges a code; undefined when it is unknown, used, too old, or was issued for another redirect address. */
export function redeemCode(books: Books, code: string, redirectUri: string): TokenPair | undefined {
  const stored = codes(books).get(code);
  if (stored === undefined || stored.redirectUri !== redirectUri) return undefined;
  codes(books).delete(code);
  return stored.expiresAt < books.now().getTime() ? undefined : openGrant(books, stored.scope);
}

export function openGrant(books: Books, scope: string): TokenPair {
  const now = books.now().getTime();
  const grant: Grant = {
    id: String(books.db.next("grant")),
    scope,
    createdAt: now,
    revoked: false,
    refreshToken: refreshValue(books),
    refreshValueAt: now,
    refreshExpiresAt: now + REFRESH_MS,
  };
  return issueAccess(books, grant, now);
}

/**
 * Trades a refresh token. Its value stays the same inside 24 hours and changes after that (or every time, by
 * the switch); an old value stops working at once, and by another switch takes the grant along. Five years after
 * the user's consent nothing is traded any more.
 */
export function refresh(books: Books, token: string): TokenPair | undefined {
  const now = books.now().getTime();
  for (const grant of grants(books).values()) {
    if (grant.formerRefreshToken === token && books.settings().formerRefreshToken === "revoke") {
      grants(books).set(grant.id, { ...grant, revoked: true });
    }
    if (grant.refreshToken !== token) continue;
    if (grant.revoked || grant.refreshExpiresAt < now || hardLimit(grant) <= now) return undefined;
    const isNew = books.settings().rotateOnEveryRefresh || now - grant.refreshValueAt >= DAY_MS;
    const rotated = isNew
      ? { refreshToken: refreshValue(books), refreshValueAt: now, formerRefreshToken: token }
      : {};
    const refreshExpiresAt = Math.min(now + REFRESH_MS, hardLimit(grant));
    return issueAccess(books, { ...grant, ...rotated, refreshExpiresAt }, now);
  }
  return undefined;
}

/** When the user has to connect again, whatever was refreshed. */
function hardLimit(grant: Grant): number {
  return grant.createdAt + HARD_LIMIT_S * 1000;
}

/** Ends the grant of either token; false for an unknown one. */
export function revoke(books: Books, token: string): boolean {
  const access = accessTokens(books).get(token);
  for (const grant of grants(books).values()) {
    if (grant.refreshToken !== token && grant.id !== access?.grantId) continue;
    if (grant.revoked) return false;
    grants(books).set(grant.id, { ...grant, revoked: true });
    return true;
  }
  return false;
}

/** The user disconnects the app inside QuickBooks: every grant ends. */
export function revokeAll(books: Books): void {
  for (const grant of [...grants(books).values()]) grants(books).set(grant.id, { ...grant, revoked: true });
}

/** Lets every access token (and, on request, every refresh token) run out. */
export function expireTokens(books: Books, withRefresh: boolean): void {
  for (const [token, access] of [...accessTokens(books).entries()]) {
    accessTokens(books).set(token, { ...access, expiresAt: 0 });
  }
  if (!withRefresh) return;
  for (const grant of [...grants(books).values()])
    grants(books).set(grant.id, { ...grant, refreshExpiresAt: 0 });
}

export function tokenState(books: Books, token: string): TokenState {
  const access = accessTokens(books).get(token);
  const grant = access === undefined ? undefined : grants(books).get(access.grantId);
  if (access === undefined || grant === undefined) return "unknown";
  if (grant.revoked) return "revoked";
  return access.expiresAt <= books.now().getTime() ? "expired" : "valid";
}

export function scopeOf(books: Books, token: string): string {
  const access = accessTokens(books).get(token);
  return access === undefined ? "" : (grants(books).get(access.grantId)?.scope ?? "");
}

/** Tokens for any client: those of an earlier start while they are good, else fresh ones. */
export function starterTokens(books: Books): { accessToken: string; refreshToken: string } {
  const starters = books.db.table<{ accessToken: string; refreshToken: string }>("starter");
  const kept = starters.get("tokens");
  const grantId = kept === undefined ? undefined : accessTokens(books).get(kept.accessToken)?.grantId;
  const grant = grantId === undefined ? undefined : grants(books).get(grantId);
  if (kept !== undefined && grant !== undefined && tokenState(books, kept.accessToken) === "valid") {
    return { accessToken: kept.accessToken, refreshToken: grant.refreshToken };
  }
  return books.db.transact(() => {
    const { accessToken, refreshToken } = openGrant(books, "com.intuit.quickbooks.accounting");
    starters.set("tokens", { accessToken, refreshToken });
    return { accessToken, refreshToken };
  });
}

function issueAccess(books: Books, grant: Grant, now: number): TokenPair {
  grants(books).set(grant.id, grant);
  const accessToken = `eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..${books.random("access")}.${books.random("access")}`;
  accessTokens(books).set(accessToken, { grantId: grant.id, expiresAt: now + ACCESS_MS });
  return {
    accessToken,
    refreshToken: grant.refreshToken,
    expiresInS: ACCESS_MS / 1000,
    refreshExpiresInS: Math.max(0, Math.floor((grant.refreshExpiresAt - now) / 1000)),
    hardExpiresInS: Math.max(0, HARD_LIMIT_S - Math.floor((now - grant.createdAt) / 1000)),
    scope: grant.scope,
  };
}

function refreshValue(books: Books): string {
  return `AB11${books.random("refresh")}`;
}
