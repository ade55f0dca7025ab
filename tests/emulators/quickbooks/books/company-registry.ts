import { createRateLimits, type RateLimits } from "../http/rate-limits.ts";
import { SEEDED, writeEntity } from "../operations/write-entity.ts";
import type { CompanySeed } from "./company-seed.ts";
import { createBooks, randomText } from "./create-books.ts";
import type { RowChange } from "./database.ts";
import { createDatabase, type Database } from "./database.ts";
import { createCompany } from "./default-company.ts";
import { foldJournal, openJournal, readJournal } from "./journal-file.ts";
import type { Books } from "./types.ts";

export type Company = { books: Books; limits: RateLimits };

export type Identity = { realmId: string; clientId: string; clientSecret: string };

/** The companies of one emulator: the first, with which it started, and those that were added. */
export type Companies = {
  /** Realm of the first company and the app's own keys, which all companies share. */
  identity: Identity;
  first(): Books;
  all(): readonly Company[];
  of(realmId: string): Company | undefined;
  /** Opens one more company; undefined when its realm is taken. */
  add(seed: CompanySeed): Books | undefined;
  close(): void;
};

export type CompaniesOptions = {
  company: CompanySeed;
  clock: () => Date;
  seed: number;
  dataFile: string | undefined;
  /** Told about every committed transaction. */
  observe(realmId: string, books: Books, changes: readonly RowChange[]): void;
};

type Added = { realmId: string; seed: number };

/** Opens the first company, and those that an earlier run added to the same data file. */
export function openCompanies(options: CompaniesOptions): Companies {
  const companies = new Map<string, Company>();
  const closers: (() => void)[] = [];

  function open(db: Database, realmId: string, randomSeed: number, seed: CompanySeed): Books {
    const books = createBooks(db, realmId, options.clock, randomSeed);
    if (books.find("CompanyInfo", "1") === undefined) fillCompany(books, seed);
    db.observe((changes) => options.observe(realmId, books, changes));
    companies.set(realmId, { books, limits: createRateLimits() });
    return books;
  }

  function openFile(file: string | undefined): Database {
    const { db, closeJournal } = openDatabase(file);
    closers.push(closeJournal);
    return db;
  }

  const fileOf = (realmId: string) =>
    options.dataFile === undefined ? undefined : `${options.dataFile}.${realmId}`;
  const db = openFile(options.dataFile);
  const identity = identityOf(db, options.company, options.seed);
  const first = open(db, identity.realmId, options.seed, options.company);
  const added = db.table<Added>("companies");
  for (const { realmId, seed } of added.values()) open(openFile(fileOf(realmId)), realmId, seed, {});
  return {
    identity,
    first: () => first,
    all: () => [...companies.values()],
    of: (realmId) => companies.get(realmId),
    add(seed) {
      const number = options.seed * 1000 + added.size() + 1;
      const realmId = seed.realmId ?? randomRealm(number);
      if (companies.has(realmId)) return undefined;
      const books = open(openFile(fileOf(realmId)), realmId, number, seed);
      // Every company of an emulator lives in the same time.
      const offsetMs = db.table<number>("clock").get("offsetMs") ?? 0;
      books.db.transact(() => books.db.table<number>("clock").set("offsetMs", offsetMs));
      db.transact(() => added.set(realmId, { realmId, seed: number }));
      return books;
    },
    close() {
      for (const close of closers) close();
    },
  };
}

function fillCompany(books: Books, seed: CompanySeed): void {
  books.db.transact(() => {
    createCompany(books, seed);
    for (const { entity, body } of seed.objects ?? []) {
      writeEntity(books, {
        definition: books.definition(entity),
        operation: "create",
        body,
        include: new Set([SEEDED]),
      });
    }
  });
}

function openDatabase(dataFile: string | undefined) {
  if (dataFile === undefined) return { db: createDatabase(() => undefined), closeJournal: () => undefined };
  const initial = foldJournal(readJournal(dataFile));
  const journal = openJournal(dataFile);
  return { db: createDatabase(journal.append, initial), closeJournal: journal.close };
}

/** Realm and client of these books: as chosen, as before, or made from the seed. */
function identityOf(db: Database, company: CompanySeed, seed: number): Identity {
  const table = db.table<Identity>("identity");
  const before = table.get("identity");
  if (before !== undefined) return before;
  const identity: Identity = {
    realmId: company.realmId ?? randomRealm(seed),
    clientId: company.clientId ?? `AB${randomText(seed, "clientId", 0).slice(0, 40)}`,
    clientSecret: company.clientSecret ?? randomText(seed, "clientSecret", 0).slice(0, 40),
  };
  db.transact(() => table.set("identity", identity));
  return identity;
}

/** A realm id of 16 digits. */
function randomRealm(seed: number): string {
  const hex = Buffer.from(randomText(seed, "realm", 0))
    .toString("hex")
    .slice(0, 12);
  return `93414${String(BigInt(`0x${hex}`) % 100_000_000_000n).padStart(11, "0")}`;
}
