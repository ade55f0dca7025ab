import type { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { refreshOfflineToken } from "#app/shopify/refresh-offline-token.server.ts";
import type { Clock, Locks, Logger } from "#app/sync/ports.ts";

/** Access to shops for work without a person: sweeps, imports, status writes. */
export type OfflineTokens = {
  /** A token that lives for some minutes more; renewed first when it does not. */
  accessToken(shop: string): Promise<Result<string>>;
  /** The token to use after Shopify refused `refused`: one that another process renewed meanwhile, or a new one. */
  renewRefused(shop: string, refused: string): Promise<Result<string>>;
  /** Renews a shop's pair when its refresh token would die within `days`: for a daily keep-alive job. */
  keepAlive(shop: string, days: number): Promise<Result<"renewed" | "fresh">>;
};

export type OfflineTokensOptions = {
  storage: SessionStorage;
  locks: Locks;
  clock: Clock;
  log: Logger;
  apiKey: string;
  apiSecret: string;
  apiOrigin?: string | null;
  fetch?: typeof fetch;
};

const MINUTE_MS = 60_000;
/** The library renews at the same threshold. */
const RENEW_BEFORE_MS = 5 * MINUTE_MS;
const LOCK_TRIES = 20;
const LOCK_PAUSE_MS = 250;

/** The id under which the library stores a shop's offline session. */
export const offlineSessionId = (shop: string): string => `offline_${shop}`;

/**
 * Loads offline sessions and renews their expiring tokens, one worker at a time per shop over all processes: every
 * renewal invalidates the refresh token before, so two at once could lock the shop out.
 */
export function createOfflineTokens(options: OfflineTokensOptions): OfflineTokens {
  const { storage, clock } = options;
  const load = (shop: string) => storage.loadSession(offlineSessionId(shop));

  return {
    async accessToken(shop) {
      const session = await load(shop);
      if (session?.accessToken && !endsWithin(session, RENEW_BEFORE_MS, clock.now()))
        return ok(session.accessToken);
      return tokenOf(await renewOnce(options, shop, (now) => !endsWithin(now, RENEW_BEFORE_MS, clock.now())));
    },
    async renewRefused(shop, refused) {
      return tokenOf(await renewOnce(options, shop, (now) => now.accessToken !== refused));
    },
    async keepAlive(shop, days) {
      const limit = clock.now().getTime() + days * 24 * 60 * MINUTE_MS;
      const isFresh = (session: Session) =>
        !session.refreshTokenExpires || session.refreshTokenExpires.getTime() > limit;
      const session = await load(shop);
      if (session && isFresh(session)) return ok("fresh");
      const renewed = await renewOnce(options, shop, isFresh);
      return renewed.ok ? ok("renewed") : renewed;
    },
  };
}

/** Renews under the shop's lock unless `isGood` finds, once the lock is held, that another worker already did. */
async function renewOnce(
  options: OfflineTokensOptions,
  shop: string,
  isGood: (session: Session) => boolean,
): Promise<Result<Session>> {
  for (let attempt = 0; attempt < LOCK_TRIES; attempt += 1) {
    const turn = await options.locks.withLock(`shopify-token|${shop}`, () => renew(options, shop, isGood));
    if (turn.held) return turn.value;
    await options.clock.sleep(LOCK_PAUSE_MS);
  }
  return failed({
    kind: "throttled",
    retryAfterMs: LOCK_TRIES * LOCK_PAUSE_MS,
    subject: `access to ${shop}`,
  });
}

async function renew(
  options: OfflineTokensOptions,
  shop: string,
  isGood: (session: Session) => boolean,
): Promise<Result<Session>> {
  const session = await options.storage.loadSession(offlineSessionId(shop));
  if (!session?.accessToken) return failed(reauthorize(shop));
  if (isGood(session)) return ok(session);
  if (!session.refreshToken) return failed(reauthorize(shop));
  const endpoint = {
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
    apiOrigin: options.apiOrigin ?? null,
    fetch: options.fetch ?? fetch,
  };
  const renewed = await refreshOfflineToken(endpoint, session, options.clock.now());
  if (!renewed.ok) {
    options.log.warn("shopify.tokenNotRenewed", { shop, fault: renewed.fault.kind });
    return renewed;
  }
  await options.storage.storeSession(renewed.value);
  return renewed;
}

function endsWithin(session: Session, ms: number, now: Date): boolean {
  return session.expires !== undefined && session.expires.getTime() - ms < now.getTime();
}

function tokenOf(session: Result<Session>): Result<string> {
  if (!session.ok) return session;
  const { accessToken, shop } = session.value;
  return accessToken ? ok(accessToken) : failed(reauthorize(shop));
}

const reauthorize = (shop: string): Fault => ({
  kind: "reauthorize",
  system: "shopify",
  subject: `access to ${shop}`,
  evidence: { system: "shopify" },
});
