import { ok } from "#app/domain/faults/fault.ts";
import { createBooks } from "#app/qbo/books.server.ts";
import type { HttpDeps } from "#app/qbo/http-exchange.server.ts";
import type { QboOAuth } from "#app/qbo/oauth.server.ts";
import type { RateLimiter } from "#app/qbo/rate-limiter.ts";
import { createFactsReader, type FactsReader } from "#app/qbo/read-facts.server.ts";
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

/** Opens the books of any connected shop. Whoever opens the same books shares their transport, and so its batches, and what is known of the company. */
export function createBooksSource(deps: BooksSourceDeps): BooksSource {
  const keeper = createTokenKeeper({ ...deps, store: deps.tokenStore });
  const openCompany = createCompanyPool(deps);
  return {
    async openBooks(shop) {
      const session = await keeper.openSession(shop);
      if (!session.ok) return session;
      const { connection, tokens } = session.value;
      const { realmId } = connection;
      const { transport, facts } = openCompany(shop, realmId, tokens);
      const { homeCurrency } = connection;
      const { appOrigin, clock } = deps;
      const books = createBooks({ transport, realmId, homeCurrency, facts, appOrigin, clock });
      return ok({ books, connection });
    },
  };
}

type OpenCompany = { transport: Transport; facts: FactsReader };

/** One transport and one memory for a shop's company; it uses the tokens of whoever opened it last, the newest. */
function createCompanyPool(deps: BooksSourceDeps) {
  const pool = new Map<string, OpenCompany & { holder: { tokens: AccessTokens } }>();
  return (shop: string, realmId: string, tokens: AccessTokens): OpenCompany => {
    const key = `${shop} ${realmId}`;
    const known = pool.get(key);
    if (known) {
      known.holder.tokens = tokens;
      return known;
    }
    const holder = { tokens };
    const newest: AccessTokens = {
      current: () => holder.tokens.current(),
      renew: (rejected) => holder.tokens.renew(rejected),
    };
    const transport = createTransport({ ...deps, realmId, tokens: newest });
    const opened = { transport, facts: createFactsReader(transport, realmId, deps.clock), holder };
    pool.set(key, opened);
    return opened;
  };
}
