import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { QboOAuth, QboTokens } from "#app/qbo/oauth.server.ts";
import type { AccessTokens } from "#app/qbo/transport.server.ts";
import type { Clock, Connection, Locks, Logger } from "#app/sync/ports.ts";

/** Tokens at rest, by shop and realm. What is saved must be durable before `saveTokens` resolves. */
export type TokenStore = {
  load(shop: string): Promise<{ connection: Connection; tokens: QboTokens } | null>;
  saveTokens(shop: string, realmId: string, tokens: QboTokens): Promise<void>;
  /** Notes that a person has to connect the shop again. */
  markReauthorize(shop: string, realmId: string): Promise<void>;
};

export type TokenKeeperDeps = {
  store: TokenStore;
  oauth: Pick<QboOAuth, "refresh">;
  locks: Locks;
  clock: Clock;
  log: Logger;
};

/** A shop's connection with tokens that stay fresh for as long as it is used. */
export type TokenSession = { connection: Connection; tokens: AccessTokens };

/** `notConnected` when the shop has no company, `reauthorize` when a person has to connect again. */
export type TokenKeeper = { openSession(shop: string): Promise<Result<TokenSession>> };

/** An access token lives an hour; it is renewed so long before its end that no request of ours outlives it. */
const REFRESH_AHEAD_MS = 5 * 60_000;
const LOCK_WAIT_MS = 250;
/** A refresh takes 30 s at most, then its lock is free again. */
const LOCK_TRIES = 160;
const SUBJECT = "QuickBooks connection";

type Stored = { connection: Connection; tokens: QboTokens };

/**
 * Hands out access tokens and renews them. Intuit ends a connection when the same refresh token is used twice at a
 * time, so a refresh holds the realm's lock over all processes, reads the stored tokens again, and stores what it
 * received before anything else.
 */
export function createTokenKeeper(deps: TokenKeeperDeps): TokenKeeper {
  const { store, clock } = deps;

  return {
    async openSession(shop) {
      const stored = await loadConnected(shop, store);
      if (!stored.ok) return stored;
      let tokens = stored.value.tokens;

      const renew = async (rejected: string): Promise<Result<string>> => {
        const renewed = await renewTokens(shop, rejected, deps);
        if (!renewed.ok) return renewed;
        tokens = renewed.value;
        return ok(tokens.accessToken);
      };
      const current = async (): Promise<Result<string>> => {
        const remainingMs = tokens.accessExpiresAt.getTime() - clock.now().getTime();
        if (remainingMs > REFRESH_AHEAD_MS) return ok(tokens.accessToken);
        const renewed = await renew(tokens.accessToken);
        const canWait = !renewed.ok && renewed.fault.kind !== "reauthorize" && remainingMs > 0;
        return canWait ? ok(tokens.accessToken) : renewed;
      };
      return ok({ connection: stored.value.connection, tokens: { current, renew } });
    },
  };
}

async function loadConnected(shop: string, store: TokenStore): Promise<Result<Stored>> {
  const stored = await store.load(shop);
  if (!stored || stored.connection.status === "disconnected") {
    return failed({ kind: "notConnected", subject: SUBJECT });
  }
  if (stored.connection.status === "reauthorize") {
    return failed({ kind: "reauthorize", system: "quickbooks", subject: SUBJECT });
  }
  return ok(stored);
}

async function renewTokens(
  shop: string,
  rejected: string,
  deps: TokenKeeperDeps,
): Promise<Result<QboTokens>> {
  for (let attempt = 0; attempt < LOCK_TRIES; attempt += 1) {
    const stored = await loadConnected(shop, deps.store);
    if (!stored.ok) return stored;
    if (stored.value.tokens.accessToken !== rejected) return ok(stored.value.tokens);
    const key = `quickbooks-tokens:${stored.value.connection.realmId}`;
    const outcome = await deps.locks.withLock(key, () => refreshStored(shop, rejected, deps));
    if (outcome.held) return outcome.value;
    await deps.clock.sleep(LOCK_WAIT_MS);
  }
  return failed({ kind: "unreachable", subject: SUBJECT });
}

/** Runs under the realm's lock. */
async function refreshStored(
  shop: string,
  rejected: string,
  deps: TokenKeeperDeps,
): Promise<Result<QboTokens>> {
  const { store, oauth, log } = deps;
  const stored = await loadConnected(shop, store);
  if (!stored.ok) return stored;
  const { connection, tokens } = stored.value;
  if (tokens.accessToken !== rejected) return ok(tokens);
  const refreshed = await oauth.refresh(tokens.refreshToken);
  if (refreshed.ok) {
    const received = {
      ...refreshed.value,
      refreshHardExpiresAt: refreshed.value.refreshHardExpiresAt ?? tokens.refreshHardExpiresAt,
    };
    await store.saveTokens(shop, connection.realmId, received);
    log.info("quickbooks tokens refreshed", { shop, realmId: connection.realmId });
    return ok(received);
  }
  if (refreshed.fault.kind === "reauthorize") {
    await store.markReauthorize(shop, connection.realmId);
    log.warn("quickbooks connection ended", { shop, realmId: connection.realmId });
  }
  return refreshed;
}
