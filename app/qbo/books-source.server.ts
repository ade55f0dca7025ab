import { ok } from "#app/domain/faults/fault.ts";
import { createBooks } from "#app/qbo/books.server.ts";
import type { HttpDeps } from "#app/qbo/http-exchange.server.ts";
import type { QboOAuth } from "#app/qbo/oauth.server.ts";
import type { RateLimiter } from "#app/qbo/rate-limiter.ts";
import type { RequestCounts } from "#app/qbo/request-counts.ts";
import { createTokenKeeper, type TokenStore } from "#app/qbo/token-keeper.server.ts";
import { type AccessTokens, createTransport, type Transport } from "#app/qbo/transport.server.ts";
import type { BooksSource, Clock, Ids, Locks, Logger } from "#app/sync/ports.ts";

export type BooksSourceDeps = HttpDeps & {
  tokenStore: TokenStore;
  locks: Locks;
  oauth: Pick<QboOAuth, "refresh">;
  limiter: RateLimiter;
  counts: RequestCounts;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Origin of the accounting API, for example `https://quickbooks.api.intuit.com`. */
  apiOrigin: string;
  /** Origin of QuickBooks for people, for example `https://qbo.intuit.com`. */
  appOrigin: string;
};

/** Opens the books of any connected shop. Whoever opens the same books shares their transport, and so its batches. */
export function createBooksSource(deps: BooksSourceDeps): BooksSource {
  const keeper = createTokenKeeper({ ...deps, store: deps.tokenStore });
  const openTransport = createTransportPool(deps);
  return {
    async openBooks(shop) {
      const session = await keeper.openSession(shop);
      if (!session.ok) return session;
      const { connection, tokens } = session.value;
      const { realmId } = connection;
      const transport = openTransport(shop, realmId, tokens);
      const books = createBooks({ transport, realmId, company: connection, appOrigin: deps.appOrigin });
      return ok({ books, connection });
    },
  };
}

/** One transport for a shop's company; it uses the tokens of whoever opened it last, which are the newest. */
function createTransportPool(deps: BooksSourceDeps) {
  const pool = new Map<string, { transport: Transport; holder: { tokens: AccessTokens } }>();
  return (shop: string, realmId: string, tokens: AccessTokens): Transport => {
    const key = `${shop} ${realmId}`;
    const known = pool.get(key);
    if (known) {
      known.holder.tokens = tokens;
      return known.transport;
    }
    const holder = { tokens };
    const newest: AccessTokens = {
      current: () => holder.tokens.current(),
      renew: (rejected) => holder.tokens.renew(rejected),
    };
    const transport = createTransport({ ...deps, realmId, tokens: newest });
    pool.set(key, { transport, holder });
    return transport;
  };
}
