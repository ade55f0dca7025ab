import type { Connection as ConnectionRow, PrismaClient } from "@prisma/client";
import { z } from "zod";
import type { TokenCipher } from "#app/platform/token-cipher.ts";
import type { Connection } from "#app/sync/ports.ts";

/** Tokens of one QuickBooks company, in the clear: only between the adapter and this store. */
export type StoredTokens = {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: Date;
  refreshExpiresAt: Date;
  refreshHardExpiresAt: Date | null;
};

const status = z.enum(["connected", "reauthorize", "disconnected"]);

/**
 * Connections in PostgreSQL: at most one QuickBooks company per shop. Tokens are encrypted; a row that says
 * `disconnected` has none.
 */
export type Connections = {
  find(shop: string): Promise<Connection | null>;
  /** Null when the shop has no company or its tokens are gone. @throws CipherError when they cannot be read. */
  load(shop: string): Promise<{ connection: Connection; tokens: StoredTokens } | null>;
  /** Connects the shop. `refused`: another company is connected; disconnect it first. */
  connect(connection: Connection, tokens: StoredTokens): Promise<"connected" | "refused">;
  /** Replaces the tokens of the company, unless the shop has another one by now. */
  saveTokens(shop: string, realmId: string, tokens: StoredTokens): Promise<void>;
  /** Notes that a person has to connect again. The tokens stay: nothing else knows them. */
  markReauthorize(shop: string, realmId: string): Promise<void>;
  /** Forgets the tokens. The row stays, so that reconnecting the same company finds its bindings. */
  disconnect(shop: string): Promise<void>;
};

export function createConnections(deps: { prisma: PrismaClient; cipher: TokenCipher }): Connections {
  const { prisma, cipher } = deps;
  return {
    async find(shop) {
      const row = await prisma.connection.findUnique({ where: { shop } });
      return row === null ? null : toConnection(row);
    },
    async load(shop) {
      const row = await prisma.connection.findUnique({ where: { shop } });
      const tokens = row === null ? null : openTokens(row, cipher);
      return row === null || tokens === null ? null : { connection: toConnection(row), tokens };
    },
    async connect(connection, tokens) {
      const { shop, realmId } = connection;
      const sealed = sealTokens(shop, realmId, tokens, cipher);
      const row = { ...connection, ...sealed };
      // Guarded in the statement itself: of two people who connect at once, one is refused.
      const { count } = await prisma.connection.updateMany({
        where: { shop, OR: [{ realmId }, { status: "disconnected" }] },
        data: { ...row, tokenVersion: { increment: 1 } },
      });
      if (count > 0) return "connected";
      const made = await prisma.connection.createMany({ data: [row], skipDuplicates: true });
      return made.count > 0 ? "connected" : "refused";
    },
    async saveTokens(shop, realmId, tokens) {
      const sealed = sealTokens(shop, realmId, tokens, cipher);
      await prisma.connection.updateMany({
        where: { shop, realmId, status: { not: "disconnected" } },
        data: { ...sealed, tokenVersion: { increment: 1 } },
      });
    },
    async markReauthorize(shop, realmId) {
      await prisma.connection.updateMany({
        where: { shop, realmId, status: "connected" },
        data: { status: "reauthorize" },
      });
    },
    async disconnect(shop) {
      const none = {
        accessToken: null,
        refreshToken: null,
        accessExpiresAt: null,
        refreshExpiresAt: null,
        refreshHardExpiresAt: null,
      };
      await prisma.connection.updateMany({ where: { shop }, data: { status: "disconnected", ...none } });
    },
  };
}

const toConnection = (row: ConnectionRow): Connection => ({
  shop: row.shop,
  realmId: row.realmId,
  companyName: row.companyName,
  country: row.country,
  homeCurrency: row.homeCurrency,
  isMultiCurrency: row.isMultiCurrency,
  plan: row.plan,
  status: status.parse(row.status),
  connectedAt: row.connectedAt,
});

/** Binds a ciphertext to its place: copied to another shop's or company's row it does not open. */
const purpose = (shop: string, realmId: string, member: string): string =>
  `connection|${shop}|${realmId}|${member}`;

function sealTokens(shop: string, realmId: string, tokens: StoredTokens, cipher: TokenCipher) {
  return {
    ...tokens,
    accessToken: cipher.encrypt(tokens.accessToken, purpose(shop, realmId, "accessToken")),
    refreshToken: cipher.encrypt(tokens.refreshToken, purpose(shop, realmId, "refreshToken")),
  };
}

function openTokens(row: ConnectionRow, cipher: TokenCipher): StoredTokens | null {
  const { shop, realmId, accessToken, refreshToken, accessExpiresAt, refreshExpiresAt } = row;
  if (accessToken === null || refreshToken === null) return null;
  if (accessExpiresAt === null || refreshExpiresAt === null) return null;
  return {
    accessToken: cipher.decrypt(accessToken, purpose(shop, realmId, "accessToken")),
    refreshToken: cipher.decrypt(refreshToken, purpose(shop, realmId, "refreshToken")),
    accessExpiresAt,
    refreshExpiresAt,
    refreshHardExpiresAt: row.refreshHardExpiresAt,
  };
}
