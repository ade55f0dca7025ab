import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import type { Logger } from "#app/sync/ports.ts";

/** Authenticated encryption of short texts. `context` binds a text to its place: decrypting elsewhere throws. */
export type TokenCipher = {
  encrypt(text: string, context: string): string;
  decrypt(text: string, context: string): string;
};

type TokenField = "accessToken" | "refreshToken";

/**
 * Keeps access and refresh tokens encrypted in any session storage. A session whose tokens cannot be read (a lost
 * key, a row copied from another shop) counts as absent: opening the app then exchanges a new token, and workers
 * answer `reauthorize`. `findSessionsByShop` still lists it, without tokens, so that uninstalling can delete it.
 */
export function createEncryptedSessionStorage(
  storage: SessionStorage,
  cipher: TokenCipher,
  log: Logger,
): SessionStorage {
  return {
    storeSession: (session) => storage.storeSession(withTokens(session, cipher.encrypt)),
    async loadSession(id) {
      const stored = await storage.loadSession(id);
      return stored ? (decrypted(stored, cipher, log) ?? undefined) : undefined;
    },
    deleteSession: (id) => storage.deleteSession(id),
    deleteSessions: (ids) => storage.deleteSessions(ids),
    async findSessionsByShop(shop) {
      const stored = await storage.findSessionsByShop(shop);
      return stored.map((session) => decrypted(session, cipher, log) ?? withTokens(session, () => ""));
    },
  };
}

function decrypted(session: Session, cipher: TokenCipher, log: Logger): Session | null {
  try {
    return withTokens(session, cipher.decrypt);
  } catch {
    log.warn("shopify.sessionUnreadable", { shop: session.shop });
    return null;
  }
}

function withTokens(session: Session, change: (text: string, context: string) => string): Session {
  const copy = new Session(session.toObject());
  for (const field of ["accessToken", "refreshToken"] satisfies TokenField[]) {
    const token = session[field];
    if (token) copy[field] = change(token, `session|${session.id}|${field}`);
  }
  return copy;
}
