import type { QboTokens } from "#app/qbo/oauth.server.ts";
import type { TokenStore } from "#app/qbo/token-keeper.server.ts";
import type { Connection } from "#app/sync/ports.ts";

/** One shop's stored connection; like a database, every load hands out a copy after a turn of the event loop. */
export function memoryTokenStore(connection: Connection, tokens: QboTokens) {
  const row = { connection, tokens };
  const store: TokenStore = {
    async load(shop) {
      await new Promise(setImmediate);
      return shop === connection.shop ? structuredClone(row) : null;
    },
    async saveTokens(_shop, _realmId, received) {
      await new Promise(setImmediate);
      row.tokens = structuredClone(received);
    },
    async markReauthorize() {
      row.connection = { ...row.connection, status: "reauthorize" };
    },
  };
  return { store, row };
}

/** A connection of a demo shop; `changes` says what is special about it. */
export function aConnection(changes: Partial<Connection> = {}): Connection {
  return {
    shop: "demo.myshopify.com",
    realmId: "9341452",
    companyName: "Demo Company",
    country: "US",
    homeCurrency: "USD",
    isMultiCurrency: false,
    plan: "Plus",
    status: "connected",
    connectedAt: new Date("2026-01-01T00:00:00Z"),
    ...changes,
  };
}
