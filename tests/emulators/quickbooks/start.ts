import type { AddressInfo } from "node:net";
import type { CompanySeed } from "./books/company-seed.ts";
import { createBooks, randomText } from "./books/create-books.ts";
import { createDatabase } from "./books/database.ts";
import { createCompany } from "./books/default-company.ts";
import { foldJournal, openJournal, readJournal } from "./books/journal-file.ts";
import { createFaultList } from "./control/injected-faults.ts";
import { createRequestLog } from "./control/request-log.ts";
import { createRateLimits } from "./http/rate-limits.ts";
import { createEmulatorServer } from "./http/serve.ts";
import { starterTokens } from "./oauth/grants.ts";
import { oauthEndpoints } from "./oauth/oauth-endpoints.ts";
import { SEEDED, writeEntity } from "./operations/write-entity.ts";

export type { CompanySeed } from "./books/company-seed.ts";

export type QuickBooksEmulator = {
  baseUrl: string;
  realmId: string;
  clientId: string;
  clientSecret: string;
  accessToken: string;
  refreshToken: string;
  discoveryUrl: string;
  close(): Promise<void>;
};

export type QuickBooksEmulatorOptions = {
  port?: number;
  host?: string;
  clock?: () => Date;
  seed?: number;
  /** Append-only journal; a later start with the same file has the same books, tokens and request ids. */
  dataFile?: string;
  company?: CompanySeed;
  redirectUris?: string[];
};

type Identity = { realmId: string; clientId: string; clientSecret: string };

/** Starts the emulator: its books, OAuth endpoints, control endpoints and pages on one address. */
export async function startQuickBooksEmulator(
  options: QuickBooksEmulatorOptions = {},
): Promise<QuickBooksEmulator> {
  const seed = options.seed ?? 1;
  const company = options.company ?? {};
  const { db, closeJournal } = openDatabase(options.dataFile);
  const identity = identityOf(db, company, seed);
  const books = createBooks(db, identity.realmId, options.clock ?? (() => new Date()), seed);
  if (books.find("CompanyInfo", "1") === undefined) {
    db.transact(() => {
      createCompany(books, company);
      for (const { entity, body } of company.objects ?? []) {
        writeEntity(books, {
          definition: books.definition(entity),
          operation: "create",
          body,
          include: new Set([SEEDED]),
        });
      }
    });
  }
  const tokens = starterTokens(books);
  let baseUrl = "";
  const client = { ...identity, redirectUris: options.redirectUris ?? [], baseUrl: () => baseUrl };
  const server = createEmulatorServer({
    books,
    faults: createFaultList(),
    log: createRequestLog(),
    limits: createRateLimits(),
    oauth: oauthEndpoints(books, client),
  });
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  baseUrl = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl,
    ...identity,
    ...tokens,
    discoveryUrl: `${baseUrl}/.well-known/openid_sandbox_configuration`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error !== undefined) return reject(error);
          closeJournal();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function openDatabase(dataFile: string | undefined) {
  if (dataFile === undefined) return { db: createDatabase(() => undefined), closeJournal: () => undefined };
  const initial = foldJournal(readJournal(dataFile));
  const journal = openJournal(dataFile);
  return { db: createDatabase(journal.append, initial), closeJournal: journal.close };
}

/** Realm and client of these books: as chosen, as before, or made from the seed. */
function identityOf(db: ReturnType<typeof createDatabase>, company: CompanySeed, seed: number): Identity {
  const table = db.table<Identity>("identity");
  const before = table.get("identity");
  if (before !== undefined) return before;
  const identity: Identity = {
    realmId:
      company.realmId ??
      `93414${String(
        BigInt(
          `0x${Buffer.from(randomText(seed, "realm", 0))
            .toString("hex")
            .slice(0, 12)}`,
        ) % 100_000_000_000n,
      ).padStart(11, "0")}`,
    clientId: company.clientId ?? `AB${randomText(seed, "clientId", 0).slice(0, 40)}`,
    clientSecret: company.clientSecret ?? randomText(seed, "clientSecret", 0).slice(0, 40),
  };
  db.transact(() => table.set("identity", identity));
  return identity;
}
