import type { CompanySeed } from "../books/company-seed.ts";
import type { Snapshot } from "../books/database.ts";
import { companyInfoOf } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { type Incoming, jsonReply, type Reply, utf8 } from "../http/reply.ts";
import { expireTokens, revokeAll, starterTokens } from "../oauth/grants.ts";
import { MERGEABLE, mergeNames } from "../operations/merge-names.ts";
import { applySettings } from "./apply-settings.ts";
import { BadControl, type Control, type ControlParts } from "./control-parts.ts";
import { dumpBooks, journalOf } from "./dump.ts";
import { readFault } from "./injected-faults.ts";
import { stockLayers } from "./stock-layers.ts";
import { WEBHOOK_CONTROLS } from "./webhook-controls.ts";

const CONTROLS: Readonly<Record<string, Control>> = {
  "POST faults": addFaults,
  "GET faults": ({ faults }) => jsonReply(200, { faults: faults.list() }),
  "DELETE faults": ({ faults }) => {
    faults.clear();
    return done();
  },
  "GET requests": ({ log }) => jsonReply(200, { requests: log.recent() }),
  "DELETE requests": ({ log }) => {
    log.clear();
    return done();
  },
  "GET stats": ({ log }) => jsonReply(200, log.stats()),
  "GET dump": ({ books }) => jsonReply(200, dumpBooks(books)),
  "GET journal": ({ books }) => jsonReply(200, { journal: journalOf(books) }),
  "GET stock": ({ books }) => jsonReply(200, { stock: stockLayers(books) }),
  "GET settings": ({ books }) => jsonReply(200, books.settings()),
  "POST settings": ({ books }, body) => {
    books.db.transact(() => {
      const problem = applySettings(books, body);
      if (problem !== undefined) throw new BadControl(problem);
    });
    return jsonReply(200, books.settings());
  },
  "POST disconnect": ({ books }) => {
    books.db.transact(() => revokeAll(books));
    return done();
  },
  "POST expire-tokens": ({ books }, body) => {
    books.db.transact(() => expireTokens(books, isRecord(body) && body.refresh === true));
    return done();
  },
  "GET snapshot": ({ books }) => jsonReply(200, books.db.snapshot()),
  "POST snapshot": ({ books }) => jsonReply(200, books.db.snapshot()),
  "POST restore": ({ books }, body) => {
    books.db.restore(snapshotOf(body));
    return done();
  },
  "POST clock": setClock,
  "POST merge": merge,
  "GET companies": ({ companies }) =>
    jsonReply(200, { companies: companies.all().map(({ books }) => companyOf(books)) }),
  "POST companies": addCompany,
  ...WEBHOOK_CONTROLS,
  "GET clock": ({ books }) => jsonReply(200, { now: books.now().toISOString() }),
};

/** Answers a request below `/__emulator/`. */
export function answerControl(parts: Omit<ControlParts, "books">, request: Incoming): Reply {
  const name = request.path.slice("/__emulator/".length).replace(/\/$/, "");
  const control = CONTROLS[`${request.method} ${name}`];
  if (control === undefined) return jsonReply(404, { error: `no control ${request.method} ${name}` });
  const realm = request.search.get("realm");
  const books = realm === null ? parts.companies.first() : parts.companies.of(realm)?.books;
  if (books === undefined) return jsonReply(404, { error: `no company ${realm}` });
  try {
    const text = utf8(request.body) ?? "";
    return control({ ...parts, books }, text === "" ? undefined : JSON.parse(text));
  } catch (error) {
    if (error instanceof BadControl || error instanceof SyntaxError)
      return jsonReply(400, { error: error.message });
    throw error;
  }
}

function done(): Reply {
  return jsonReply(200, { ok: true });
}

function addFaults({ faults }: ControlParts, body: unknown): Reply {
  const read = (Array.isArray(body) ? body : [body]).map(readFault);
  for (const fault of read) if (typeof fault === "string") throw new BadControl(fault);
  for (const fault of read) if (typeof fault !== "string") faults.add(fault);
  return jsonReply(200, { faults: faults.list() });
}

/** Opens one more company from a seed (`{}` is the default company) and answers its realm with tokens for it. */
function addCompany({ companies }: ControlParts, body: unknown): Reply {
  const seed = isRecord(body) ? body : {};
  if (seed.realmId !== undefined && !/^\d{1,19}$/.test(String(seed.realmId))) {
    throw new BadControl("realmId is a number of at most 19 digits");
  }
  const books = companies.add(seed as CompanySeed);
  if (books === undefined) throw new BadControl(`there is a company ${seed.realmId} already`);
  return jsonReply(200, { ...companyOf(books), ...starterTokens(books) });
}

function companyOf(books: Books): { realmId: string; companyName: string } {
  return { realmId: books.realmId, companyName: textAt(companyInfoOf(books), "CompanyName") ?? "" };
}

/** A user makes two names one: `{"entity":"Customer","id":"1","deletedId":"2"}`. */
function merge({ books }: ControlParts, body: unknown): Reply {
  const asked = isRecord(body) ? body : {};
  const [entity = "", id = "", deletedId = ""] = ["entity", "id", "deletedId"].map((key) =>
    textAt(asked, key),
  );
  if (!MERGEABLE.includes(entity)) throw new BadControl(`entity is one of ${MERGEABLE.join(", ")}`);
  const kept = books.db.transact(() => {
    const result = mergeNames(books, { entity, id, deletedId });
    if (typeof result === "string") throw new BadControl(result);
    return result;
  });
  return jsonReply(200, { [entity]: books.present(entity, kept) });
}

/** `{"now":"2026-01-31T12:00:00Z"}` sets the clock, `{"advanceMs":3600000}` moves it; it keeps running. */
function setClock({ books, companies, webhooks }: ControlParts, body: unknown): Reply {
  const now = isRecord(body) && typeof body.now === "string" ? Date.parse(body.now) : undefined;
  const advance = isRecord(body) && typeof body.advanceMs === "number" ? body.advanceMs : undefined;
  const change = now === undefined ? advance : now - books.now().getTime();
  if (change === undefined || !Number.isFinite(change)) throw new BadControl("clock takes now or advanceMs");
  for (const { db } of companies.all().map((company) => company.books)) {
    db.transact(() => {
      const table = db.table<number>("clock");
      table.set("offsetMs", (table.get("offsetMs") ?? 0) + change);
    });
  }
  webhooks.clockMoved();
  return jsonReply(200, { now: books.now().toISOString() });
}

function snapshotOf(body: unknown): Snapshot {
  const isGood =
    isRecord(body) &&
    Object.values(body).every(
      (rows) => Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 2),
    );
  if (!isGood) throw new BadControl("restore takes what snapshot answered");
  return body as Snapshot;
}
