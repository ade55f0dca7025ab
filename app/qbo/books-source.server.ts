import { ok } from "#app/domain/faults/fault.ts";
import { createBooks } from "#app/qbo/books.server.ts";
import type { HttpDeps } from "#app/qbo/http-exchange.server.ts";
import type { QboOAuth } from "#app/qbo/oauth.server.ts";
import type { RateLimiter } from "#app/qbo/rate-limiter.ts";
import type { RequestCounts } from "#app/qbo/request-counts.ts";
import { createTokenKeeper, type TokenStore } from "#app/qbo/token-keeper.server.ts";
import { createTransport } from "#app/qbo/transport.server.ts";
import type { BooksSource, Clock, Locks, Logger } from "#app/sync/ports.ts";

export type BooksSourceDeps = HttpDeps & {
  tokenStore: TokenStore;
  locks: Locks;
  oauth: Pick<QboOAuth, "refresh">;
  limiter: RateLimiter;
  counts: RequestCounts;
  clock: Clock;
  log: Logger;
  /** Origin of the accounting API, for example `https://quickbooks.api.intuit.com`. */
  apiOrigin: string;
  /** Origin of QuickBooks for people, for example `https://qbo.intuit.com`. */
  appOrigin: string;
};

/** Opens the books of any connected shop. */
export function createBooksSource(deps: BooksSourceDeps): BooksSource {
  const keeper = createTokenKeeper({ ...deps, store: deps.tokenStore });
  return {
    async openBooks(shop) {
      const session = await keeper.openSession(shop);
      if (!session.ok) return session;
      const { connection, tokens } = session.value;
      const { realmId } = connection;
      const transport = createTransport({ ...deps, realmId, tokens });
      const books = createBooks({ transport, realmId, company: connection, appOrigin: deps.appOrigin });
      return ok({ books, connection });
    },
  };
}
